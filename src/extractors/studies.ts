// Investigations: design, size, arms, who reports them.
import type { Extractor } from '../types.js'

export const studies: Extractor = {
  name: 'studies',
  doc: 'Investigations: design, size, arms, who reports them.',
  needs: ['citations', 'tokens', 'mentions', 'entities'],
  gives: ['studies'],
  extract() {
    return {}
  },
}

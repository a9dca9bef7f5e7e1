// Results: numbers in their slots, and directions without numbers.
import type { Extractor } from '../../types.js'

export const findings: Extractor = {
  name: 'findings',
  doc: 'Results: numbers in their slots, and directions without numbers.',
  needs: ['tokens', 'mentions', 'entities', 'studies'],
  gives: ['findings'],
  extract() {
    return {}
  },
}

// References back ('These disruptions', 'Both formats'), resolved to entities.
import type { Extractor } from '../types.js'

export const anaphora: Extractor = {
  name: 'anaphora',
  doc: 'References back (“These disruptions”, “Both formats”), resolved to entities.',
  needs: ['tokens', 'phrases', 'mentions', 'entities'],
  gives: ['mentions'],
  extract() {
    return {}
  },
}

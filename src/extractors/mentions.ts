// Words that name entities: by vocabulary, abbreviation and discovery.
import type { Extractor } from '../types.js'

export const mentions: Extractor = {
  name: 'mentions',
  doc: 'Words that name entities: by vocabulary, abbreviation and discovery.',
  needs: ['tokens', 'abbreviations', 'phrases'],
  gives: ['mentions', 'entities'],
  extract() {
    return {}
  },
}

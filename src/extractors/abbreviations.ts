// Abbreviations that the document defines.
import type { Extractor } from '../types.js'

export const abbreviations: Extractor = {
  name: 'abbreviations',
  doc: 'Abbreviations that the document defines.',
  needs: ['tokens'],
  gives: ['abbreviations'],
  extract() {
    return {}
  },
}

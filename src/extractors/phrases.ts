// Noun phrases: the candidates for entities.
import type { Extractor } from '../types.js'

export const phrases: Extractor = {
  name: 'phrases',
  doc: 'Noun phrases: the candidates for entities.',
  needs: ['tokens'],
  gives: ['phrases'],
  extract() {
    return {}
  },
}

// In-text citations, resolved to the reference list.
import type { Extractor } from '../types.js'

export const citations: Extractor = {
  name: 'citations',
  doc: 'In-text citations, resolved to the reference list.',
  needs: [],
  gives: ['citations'],
  extract() {
    return {}
  },
}

// Claims: subject, predicate, object.
import type { Extractor } from '../types.js'

export const claims: Extractor = {
  name: 'claims',
  doc: 'Claims: subject, predicate, object.',
  needs: ['citations', 'tokens', 'phrases', 'mentions', 'entities'],
  gives: ['claims', 'mentions', 'entities'],
  extract() {
    return {}
  },
}

// Words of a trial's abstract that tell of participants, interventions and outcomes, by a trained tagger.
import type { Extractor, Tagged } from '../../types.js'
import { label } from './decode.js'
import { KINDS } from './features.js'
import { isReport } from './scope.js'

export const pico: Extractor = {
  name: 'pico',
  doc: 'Words of a trial’s abstract that tell of participants, interventions and outcomes.',
  needs: ['citations', 'tokens'],
  gives: ['tagged'],
  extract(document, found, knowledge) {
    if (!knowledge.pico || !isReport(document, found, knowledge)) return { tagged: [] }
    const tagged = label(found.tokens, knowledge.pico).map((labelled) =>
      labelled.map(
        ({ from, to, label, confidence }): Tagged => ({ from, to, kind: KINDS[label] as Tagged['kind'], confidence }),
      ),
    )
    return { tagged }
  },
}

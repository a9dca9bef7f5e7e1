// Words of a trial's report that tell of participants, interventions and outcomes, by a trained tagger.
import type { Extractor, Tagged, Token } from '../../types.js'
import { label } from './decode.js'
import { KINDS } from './features.js'
import { reportIn } from './scope.js'

export const pico: Extractor = {
  name: 'pico',
  doc: 'Words of a trial’s abstract that tell of participants, interventions and outcomes.',
  needs: ['citations', 'tokens'],
  gives: ['tagged'],
  extract(document, found, knowledge) {
    const tagged: Tagged[][] = []
    if (!knowledge.pico) return { tagged }
    const report = reportIn(document, found, knowledge)
    const labelled = label(
      report.map((passage) => found.tokens[passage] as Token[]),
      knowledge.pico,
    )
    report.forEach((passage, i) => {
      tagged[passage] = (labelled[i] ?? []).map(({ from, to, label, confidence }) => ({
        from,
        to,
        kind: KINDS[label] as Tagged['kind'],
        confidence,
      }))
    })
    return { tagged }
  },
}

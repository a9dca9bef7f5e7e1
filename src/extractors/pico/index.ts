// Words of a trial's abstract that tell of participants, interventions and outcomes, by a trained tagger.
import type { Extractor, Tagged } from '../../types.js'
import { label } from './decode.js'
import { KINDS } from './features.js'
import { isReport } from './scope.js'
import { sentencesOf } from './sentences.js'

export const pico: Extractor = {
  name: 'pico',
  doc: 'Words of a trial’s abstract that tell of participants, interventions and outcomes.',
  needs: ['citations', 'tokens'],
  gives: ['tagged'],
  extract(document, found, knowledge) {
    if (!knowledge.pico || !isReport(document, found, knowledge)) return { tagged: [] }
    const tagged: Tagged[][] = document.passages.map(() => [])
    const sentences = sentencesOf(document, found.tokens)
    const labelled = label(
      sentences.map(({ tokens }) => tokens),
      knowledge.pico,
    )
    sentences.forEach(({ passage, label: lead }, i) => {
      for (const { from, to, label, confidence } of labelled[i] ?? [])
        if (to > lead)
          tagged[passage]?.push({
            from: Math.max(from - lead, 0),
            to: to - lead,
            kind: KINDS[label] as Tagged['kind'],
            confidence,
          })
    })
    return { tagged }
  },
}

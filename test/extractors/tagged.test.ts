// What the tagger read, cut into names: each row is a sentence with the tagger's words in brackets, and the names in them.
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { nameOf, peopleOf } from '../../src/extractors/mentions/candidates.js'
import { piecesOf } from '../../src/extractors/mentions/tagged.js'
import { cueSet } from '../../src/text/cues.js'
import { tag } from '../../src/text/tagger.js'
import { tokenize } from '../../src/text/tokens.js'
import type { Tagged, Token } from '../../src/types.js'

const knowledge = loadKnowledge()
const people = peopleOf(knowledge)
const acts = cueSet(knowledge.cues.modifiers, 'acts')

function namesIn(sentence: string, kind: Tagged['kind']): string[] {
  const open = sentence.indexOf('[')
  const close = sentence.indexOf(']')
  const tokens = tokenize(sentence.replace(/[[\]]/g, ''))
  const [tags = []] = tag([tokens])
  for (const token of tokens) (token as Token).pos = tags[token.index] as string
  const inside = tokens.flatMap(({ start, end }, i) => (start >= open && end < close ? i : []))
  const tagged = { from: inside[0] as number, to: (inside.at(-1) as number) + 1, kind, confidence: 0.9 }
  return piecesOf(tokens, [tagged], people, acts).map(({ from, to }) => nameOf(tokens, from, to))
}

test.each([
  ['Population', 'We asked [seventy-one children aged ten years].', ['children aged ten years']],
  ['Population', 'We asked [a total of 101 children (82 boys and 19 girls) with gout].', ['children with gout']],
  ['Population', 'It eased [anxiety in children with gout].', ['anxiety', 'children with gout']],
  ['Population', '[Children with gout who have headaches] slept.', ['children with gout', 'headaches']],
  ['Population', 'It helped [children with gout and serious] behavioral problems.', ['children with gout']],
  [
    'Population',
    '[The control group included 16 healthy adults with gout].',
    ['control group', 'healthy adults with gout'],
  ],
  ['Population', 'They were [5 to 17 years] old.', []],
  ['Population', 'Baths treat [severe gout, asthma or migraine].', ['severe gout', 'asthma', 'migraine']],
  ['Intervention', 'They got [warm baths (WB), ibuprofen or placebo].', ['warm baths', 'ibuprofen', 'placebo']],
  ['Intervention', 'They got [group A] first.', []],
  ['Intervention', '[Group B with saline irrigation] slept.', ['saline irrigation']],
  ['Intervention', 'Women [undergoing elective surgery] slept.', ['elective surgery']],
  ['Outcome', 'We measured [nausea and vomiting].', ['nausea and vomiting']],
  ['Outcome', 'We measured [best-corrected visual acuity (BCVA)].', ['best-corrected visual acuity']],
  ['Outcome', 'It was [tolerated and improved sleep].', ['improved sleep']],
] as const)('%s: %s → %j', (kind, sentence, names) => {
  expect(namesIn(sentence, kind)).toEqual(names)
})

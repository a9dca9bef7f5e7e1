// Abbreviations by Schwartz & Hearst, and the other way round.
import { expect, test } from 'vitest'
import { build } from '../../src/index.js'
import { extract, read } from '../../src/pipeline.js'

const find = (text: string) => {
  const document = read({ uri: 'a.txt', bytes: new TextEncoder().encode(text) }, () => {})
  const { abbreviations } = extract(document, { vocabulary: [], cues: {} }, () => {})
  return abbreviations.map(({ longText, shortText }) => `${shortText} = ${longText}`)
}

test.each([
  ['We tried harbour light therapy (HLT) there.', ['HLT = harbour light therapy']],
  ['The use of Tide-Based Training (TBT) grew.', ['TBT = Tide-Based Training']],
  ['They gave HLT (harbour light therapy) to all.', ['HLT = harbour light therapy']],
  ['Deck scores rose (SD 12) in ports (see below).', []],
  ['All crews (NATO) slept.', []],
  ['We saw kelp iron comparing (KIC) here.', []],
  ['A trial comparing rose oil, sea salt (TRS) and kelp was done.', ['TRS = rose oil, sea salt']],
  [
    'Two forms of deck balance loss (DBL), and calm sea dread (CSD).',
    ['DBL = deck balance loss', 'CSD = calm sea dread'],
  ],
])('%s', (text, expected) => {
  expect(find(text)).toEqual(expected)
})

test('long form and short form are one node', () => {
  const text = 'We tried harbour light therapy (HLT). HLT helped. Harbour light therapies are old.'
  const { graph } = build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }])
  const nodes = graph.nodes.filter(({ kind }) => kind === 'Intervention')
  expect(nodes).toMatchObject([
    { id: 'intervention:harbor-light-therapy', aliases: ['HLT', 'Harbour light therapies', 'harbour light therapy'] },
  ])
})

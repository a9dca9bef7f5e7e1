// Questions as the transformer is asked them.
import { expect, test } from 'vitest'
import { accurateLinks } from '../../src/data.js'
import { LONGEST, rowOf } from '../../src/transformer/rows.js'
import { piecesOf } from '../../src/transformer/word-pieces.js'
import type { LinkEnd, LinkQuestion } from '../../src/types.js'

const { vocabulary } = accurateLinks()
const known = piecesOf(vocabulary)
const end = (from: number, to: number, more: Partial<LinkEnd> = {}): LinkEnd => ({
  from,
  to,
  kind: 'Concept',
  unsaid: undefined,
  claimed: 0,
  bad: false,
  ...more,
})
const question = (words: string, a: LinkEnd, b: LinkEnd, names: Partial<LinkQuestion> = {}): LinkQuestion => ({
  words: words.split(' '),
  intervention: '',
  comparator: '',
  pairs: [{ a, b }],
  ...names,
})
/** The pieces of the row, those of each thing, and what else is known of the pair. */
function shown(asked: LinkQuestion) {
  const { pieces, pairs } = rowOf(asked, known)
  const [a0, a1, b0, b1, ...facts] = pairs[0] as number[]
  const words = (from = 0, to = pieces.length) =>
    pieces
      .slice(from, to)
      .map((piece) => vocabulary[piece])
      .join(' ')
  return { row: words(), a: words(a0, a1), b: words(b0, b1), facts }
}

test('a sentence, then what the text is about; things are ranges of its pieces', () => {
  const a = end(0, 1, { claimed: 1 })
  const b = end(3, 4, { kind: 'Outcome', bad: true, claimed: 2 })
  expect(shown(question('Mentalizing may lower self-harm .', a, b, { intervention: 'sea air' }))).toEqual({
    row: '[CLS] mental ##izing may lower self - harm . [SEP] sea air [SEP] none [SEP]',
    a: 'mental ##izing',
    b: 'self - harm',
    // Kinds, the steps between, what was claimed of both, and whether more of both is bad.
    facts: [0, 4, 3, 6, 1],
  })
})

test('what the sentence leaves unsaid stands behind it', () => {
  const unsaid = end(0, 0, { kind: 'Intervention', unsaid: 'comparator' })
  const said = shown(question('It was no better .', unsaid, end(3, 4), { comparator: 'usual care' }))
  expect(said).toMatchObject({ a: 'usual care', b: 'better', facts: [1, 0, 5, 0, 0] })
})

const LONG = 'mentalizing '.repeat(400).trim()

test('what is too long is cut, and every range stays within', () => {
  const { pieces, pairs } = rowOf(question(LONG, end(0, 1), end(249, 251)), known)
  expect(pieces).toHaveLength(LONGEST)
  expect(pairs[0]?.slice(0, 4)).toEqual([1, 3, 499, 500])
})

test.each([
  ['a thing', end(399, 400), {}],
  ['what the sentence leaves unsaid', end(0, 0, { unsaid: 'comparator' }), { comparator: 'usual care' }],
] as const)('of %s beyond the cut nothing is asked', (_, beyond, names) => {
  expect(rowOf(question(LONG, end(0, 1), beyond, names), known).pairs).toEqual([undefined])
  expect(rowOf(question(LONG, beyond, end(0, 1), names), known).pairs).toEqual([undefined])
})

test('a name with too much space, or of nothing that can be seen', () => {
  const asked = question('It was so .', end(0, 1), end(2, 3), { intervention: 'sea  air', comparator: '\u00ad' })
  expect(shown(asked).row).toBe('[CLS] it was so . [SEP] sea air [SEP] [UNK] [SEP]')
})

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

test('what is too long is cut, and every range stays within', () => {
  const words = 'mentalizing '.repeat(400).trim()
  const { pieces, pairs } = rowOf(question(words, end(0, 1), end(399, 400)), known)
  expect(pieces).toHaveLength(LONGEST)
  const [a0, a1, b0, b1] = pairs[0] as number[]
  expect([a0, a1]).toEqual([1, 3])
  expect(b0).toBeLessThan(b1 as number)
  expect(b1).toBeLessThanOrEqual(LONGEST)
})

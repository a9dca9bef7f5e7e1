// The words behind nodes and edges: the right sentences, the right words in them, nothing lost or invented.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Item, nodeOf } from '../../viewer/model.js'
import {
  citationOf,
  confidenceOf,
  joined,
  paragraphOf,
  passageOf,
  pieces,
  quotesOf,
  type Range,
  tellingFirst,
} from '../../viewer/words.js'
import { e, idsOf, index, n } from './fixture.js'

/** “passage number: words | words”. */
const said = (item: Item) =>
  quotesOf(index, item).map(({ passage, ranges }) => {
    const { text, id } = passageOf(index, passage)
    return `${id.split(':').at(-1)}: ${ranges.map(([start, end]) => text.slice(start, end)).join(' | ')}`
  })

test.each([
  ['concept:trust', ['0: Trust', '1: Trust']],
  ['claim:calms', ['1: Trust may reduce anxiety']],
  ['finding:dropout', ['2: coaching lowered dropout to 9% against 34%']],
  ['publication:lee', ['0: Lee, 2001', '2: Lee, 2001']],
  ['author:lee', ['0: Lee, 2001', '2: Lee, 2001']],
  ['passage:a.md:1', ['1: ']],
  ['outcome:dropout', []],
])('%s is said in %j', (id, expected) => {
  expect(said({ node: n(id) })).toEqual(expected)
})

test.each([
  ['SUPPORTED_BY:claim:fosters>publication:lee', ['0: Trust fosters learning']],
  // Both ends are said in one sentence.
  ['SUBJECT:claim:fosters>concept:trust', ['0: Trust fosters learning']],
  ['FOUND:study:lee>finding:dropout', ['2: In a trial with 40 adults | coaching lowered dropout to 9% against 34%']],
  // The outcome has no words of its own: those of the finding stand for the link.
  ['OF_OUTCOME:finding:dropout>outcome:dropout', ['2: coaching lowered dropout to 9% against 34%']],
  ['MENTIONS:passage:a.md:0>concept:learning', ['0: learning']],
  ['HAS_PASSAGE:document:a.md>passage:a.md:4', ['4: ']],
])('the link %s is said in %j', (id, expected) => {
  expect(said({ edge: e(id) })).toEqual(expected)
})

test('modality, hedge and confidence are those of the passage', () => {
  expect(quotesOf(index, { node: n('claim:calms') })).toMatchObject([
    { modality: 'hedged', hedge: 'may', confidence: 0.6 },
  ])
  expect(confidenceOf(index, { node: n('concept:trust') })).toBe(0.95)
  expect(confidenceOf(index, { edge: e('REPORTS:publication:lee>study:lee') })).toBe(0.8)
  expect(confidenceOf(index, { node: n('document:a.md') })).toBeUndefined()
})

test('a sentence stands in its paragraph', () => {
  expect(idsOf(paragraphOf(index, n('passage:a.md:1')))).toEqual(['passage:a.md:0', 'passage:a.md:1'])
  expect(idsOf(paragraphOf(index, n('passage:a.md:4')))).toEqual(['passage:a.md:4'])
})

test('a copied quote says where it is from and what it cites', () => {
  expect(citationOf(index, { passage: n('passage:a.md:2'), ranges: [] })).toBe(
    '“In a trial with 40 adults (Lee, 2001), coaching lowered dropout to 9% against 34%.”\n— A review, section “Theory”, a.md, line 2\nCited there: Lee (2001). A title.',
  )
})

test('every edge of the graph has words, or says that it has none', () => {
  for (const edge of index.edges.keys()) {
    const quotes = quotesOf(index, { edge })
    for (const { passage, ranges } of quotes) {
      const node = nodeOf(index, passage)
      expect(node.kind).toBe('Passage')
      for (const [start, end] of ranges) expect(start).toBeLessThan(end)
    }
  }
})

describe('ranges', () => {
  const ranges = fc.array(fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]): Range => [start, start + length + 1]))

  test('joined ones cover the same, sorted, apart', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const covered = (some: readonly Range[]) =>
          Array.from({ length: 90 }, (_, i) => some.some(([start, end]) => i >= start && i < end))
        const result = joined(list)
        expect(covered(result)).toEqual(covered(list))
        for (const [i, [start]] of result.entries())
          if (i > 0) expect(start).toBeGreaterThan(result[i - 1]?.[1] as number)
      }),
    )
  })

  test('pieces are the text, and the marked ones the ranges', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 90, maxLength: 120, unit: 'grapheme' }), ranges, (text, list) => {
        const own = joined(list)
        const parts = pieces(text, own)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        expect(parts.filter((part) => part.marked).map((part) => part.text)).toEqual(
          own.map(([a, b]) => text.slice(a, b)),
        )
      }),
    )
  })
})

test('a sentence that states something tells more than one that only names', () => {
  const quotes = [0, 3, 4].map((passage) => ({ passage: n(`passage:a.md:${passage}`), ranges: [] }))
  const heading = structuredClone(index.nodes) as { section?: string; text?: string }[]
  const of = (text: string) => ({
    ...index,
    nodes: heading.map((node, i) =>
      i === n('passage:a.md:0') ? { ...node, section: text } : node,
    ) as typeof index.nodes,
  })
  const order = (title: string) => tellingFirst(of(title), quotes).map(({ passage }) => passage - n('passage:a.md:0'))
  expect(order('Theory')).toEqual([0, 3, 4])
  expect(order('Trust fosters learning (Lee, 2001).')).toEqual([3, 4, 0])
})

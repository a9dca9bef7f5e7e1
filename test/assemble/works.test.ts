// Entries of several lists that a DOI or PMID makes one work, and those that it must not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builder } from '../../src/assemble/builder.js'
import { assemblePublications } from '../../src/assemble/publications.js'
import type { Message } from '../../src/types.js'
import { annotated } from './publications-helper.js'

/** A text that cites one work, with its entry. */
const citing = (citation: string, ...entries: string[]) =>
  `So it is (${citation}).\n\nReferences\n\n${entries.join('\n\n')}\n`

const DOI = ' doi:10.1234/ice.1'
const PMID = ' PMID: 12345678.'
const ICE = (names: string, year: string, id = DOI, title = 'Ice on the northern sea') =>
  `${names} (${year}). ${title}. Tides, 3, 1–2.${id}`

function worksOf(...texts: string[]) {
  const extracted = texts.map((text, i) => annotated(`${'abcdefgh'[i]}.txt`, text))
  const built = builder()
  const messages: Message[] = []
  const report = (message: Message) => messages.push(message)
  assemblePublications({ extracted, builder: built, report, publicationIds: new Map(), studyIds: new Map() })
  const { nodes, edges } = built.graph()
  const works = nodes.flatMap(({ kind, id }) => (kind === 'Publication' ? [id.slice('publication:'.length)] : []))
  const cites = edges.flatMap(({ kind, source, target }) =>
    kind === 'CITES' ? [`${source.slice('passage:'.length, 'passage:'.length + 1)} ${target.slice(12)}`] : [],
  )
  return { works, cites, rules: messages.map(({ rule }) => rule) }
}

const ROE = 'Roe, B., & Lind, C.'
describe('one work, though its entries spell it differently', () => {
  test.each<[string, string[], string[]]>([
    [
      'the first author',
      [citing('Roe & Lind, 2001', ICE(ROE, '2001')), citing('Rowe & Lind, 2001', ICE('Rowe, B., & Lind, C.', '2001'))],
      ['roe-lind-2001'],
    ],
    [
      'the year: online and in print',
      [citing('Roe & Lind, 2001', ICE(ROE, '2001')), citing('Roe & Lind, 2002', ICE(ROE, '2002'))],
      ['roe-lind-2001'],
    ],
    [
      'in press, then printed',
      [citing('Roe & Lind, in press', ICE(ROE, 'in press')), citing('Roe & Lind, 2002', ICE(ROE, '2002'))],
      ['roe-lind-2002'],
    ],
    [
      'the order of the authors, and a PMID',
      [
        citing('Roe & Lind, 2001', ICE(ROE, '2001', PMID)),
        citing('Lind & Roe, 2001', ICE('Lind, C., & Roe, B.', '2001', PMID)),
      ],
      ['lind-roe-2001'],
    ],
    [
      'the title, in another language',
      [
        citing('Roe & Lind, 2001', ICE(ROE, '2001')),
        citing('Roe & Lind, 2001', ICE(ROE, '2001', DOI, 'Eis auf dem Nordmeer, eine Beobachtung')),
      ],
      ['roe-lind-2001'],
    ],
  ])('%s', (_name, texts, expected) => {
    const { works, cites, rules } = worksOf(...texts)
    expect(works).toEqual(expected)
    expect(cites.sort()).toEqual(texts.map((_, i) => `${'ab'[i]} ${expected[0]}`))
    expect(rules).toEqual([])
    expect(worksOf(...[...texts].reverse()).works).toEqual(expected)
  })
})

test('a citation without entry finds the work by either spelling', () => {
  const { cites } = worksOf(
    citing('Roe & Lind, 2001', ICE(ROE, '2001')),
    citing('Rowe & Lind, 2001', ICE('Rowe, B., & Lind, C.', '2001')),
    'Ay (Roe & Lind, 2001).',
    'Oh (Rowe & Lind, 2001).',
  )
  expect(cites.sort()).toEqual(['a roe-lind-2001', 'b roe-lind-2001', 'c roe-lind-2001', 'd roe-lind-2001'])
})

test('a wrong DOI joins no works of other authors and titles, and is reported', () => {
  const other = ICE('Moe, E., & Hall, D.', '2005', DOI, 'Salt and its trade in southern harbours')
  for (const texts of [
    [citing('Roe & Lind, 2001; Moe & Hall, 2005', ICE(ROE, '2001'), other)],
    [citing('Roe & Lind, 2001', ICE(ROE, '2001')), citing('Moe & Hall, 2005', other)],
  ]) {
    const { works, rules } = worksOf(...texts)
    expect(works).toEqual(['moe-hall-2005', 'roe-lind-2001'])
    expect(rules).toEqual(['references:id-of-two-works'])
  }
})

test('whatever the order of the documents, the works are the same', () => {
  const entry = fc
    .record({
      names: fc.constantFrom(ROE, 'Rowe, B., & Lind, C.', 'Moe, E., & Hall, D.'),
      year: fc.constantFrom('2001', '2002', 'in press'),
      id: fc.constantFrom('', DOI, PMID, ' doi:10.1234/salt.'),
      title: fc.constantFrom('Ice on the northern sea', 'Salt and its trade in southern harbours'),
    })
    .map(({ names, year, id, title }) => {
      const [first, second] = [...names.matchAll(/\p{Lu}\p{Ll}+/gu)].map(String)
      return citing(`${first} & ${second}, ${year}`, ICE(names, year, id, title))
    })
  fc.assert(
    fc.property(fc.array(entry, { minLength: 2, maxLength: 5 }), (texts) => {
      const all = texts.map((text, i) => annotated(`${i}.txt`, text))
      const content = (extracted: typeof all) => {
        const built = builder()
        const report = () => {}
        assemblePublications({ extracted, builder: built, report, publicationIds: new Map(), studyIds: new Map() })
        const { nodes, edges } = built.graph()
        return { nodes, edges: edges.map(({ id }) => id).sort() }
      }
      expect(content([...all].reverse())).toEqual(content(all))
    }),
    { numRuns: 100 },
  )
})

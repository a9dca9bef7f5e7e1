// Citations and reference entries → publications and authors: one work, one node, whatever the order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builder, type Extracted } from '../../src/assemble/builder.js'
import { assemblePublications } from '../../src/assemble/publications.js'
import type { Graph, Message } from '../../src/types.js'
import { annotated } from './publications-helper.js'

/** Only documents' publications: quick, and no other layer in the way. */
function assembled(extracted: Extracted[]): { graph: Graph; messages: Message[] } {
  const messages: Message[] = []
  const built = builder()
  assemblePublications({
    extracted,
    builder: built,
    report: (message) => messages.push(message),
    publicationIds: new Map(),
    studyIds: new Map(),
  })
  return { graph: built.graph(), messages }
}
const graphOf = (...texts: string[]) => assembled(texts.map((text, i) => annotated(`${'abcdefgh'[i]}.txt`, text)))
const ids = (...texts: string[]) =>
  graphOf(...texts).graph.nodes.flatMap(({ kind, id }) => (kind === 'Publication' ? [id.slice(12)] : []))

describe('works of one document', () => {
  test.each<[string, string[]]>([
    ['So (Roe & Lind, 1999). Roe and Lind (1999) and (Roe & Lind, 1999, 2000).', ['roe-lind-1999', 'roe-lind-2000']],
    ['So (Roe, Lind, Baum, & Hall, 2020) and (Roe et al., 2020).', ['roe-et-al-2020']],
    ['So (Roe et al., 2020) and (Roe, Lind, Baum, & Hall, 2020).', ['roe-et-al-2020']],
    ['So (Roe & Lind, 2020) and (Roe et al., 2020).', ['roe-et-al-2020', 'roe-lind-2020']],
    ['So (Roe, 2020) and (Roe et al., 2020).', ['roe-2020', 'roe-et-al-2020']],
    [
      'So (Roe, Lind, Baum, Hall, & Moe, 2023) and (Roe, Lind, Hall et al., 2023).',
      ['roe-lind-baum-et-al-2023', 'roe-lind-hall-et-al-2023'],
    ],
    [
      'So (Roe, Lind, & Hall, 2023), (Roe, Baum, & Moe, 2023) and (Roe et al., 2023).',
      ['roe-baum-et-al-2023', 'roe-et-al-2023', 'roe-lind-et-al-2023'],
    ],
    ['So (A. Roe, 2001), (B. Roe, 2001).', ['roe-a-2001', 'roe-b-2001']],
    ['So (B. Roe et al., 2001), (Roe et al., 2001).', ['roe-et-al-2001']],
    ['So (Roe, 2014a, b), (Roe, 2014).', ['roe-2014', 'roe-2014a', 'roe-2014b']],
    ['So (Müller, 2001), (Muller, 2001), (MÜLLER, 2001).', ['muller-2001']],
    ['So (National Harbour Organization [NHO], 2011), (NHO, 2011).', ['national-harbour-organization-2011']],
    ['So (Roe, in press), (Roe, n.d.).', ['roe-in-press', 'roe-n-d']],
  ])('%s', (text, expected) => {
    expect(ids(text).map((id) => id.replace(/-[0-9a-f]{6}$/, '-*'))).toEqual(expected)
  })
})

const LIST = (...entries: string[]) => `\n\nReferences\n\n${entries.join('\n\n')}\n`
const ICE = 'Roe, B., Lind, C., & Baum, A. (2001). Ice on the northern sea. Tides, 3, 1–2. doi:10.1234/ice'
const SALT = 'Roe, B., Hall, D., & Moe, E. (2001). Salt of the southern sea. Tides, 4, 1–2.'

describe('works of several documents', () => {
  test.each<[string, string[], string[]]>([
    ['with and without a list', ['So (Roe et al., 2001).', `So (Roe et al., 2001).${LIST(ICE)}`], ['roe-et-al-2001']],
    [
      'the same entry',
      [`So (Roe et al., 2001).${LIST(ICE)}`, `Ay (Roe et al., 2001).${LIST(ICE)}`],
      ['roe-et-al-2001'],
    ],
    [
      'the same DOI, another spelling and letter',
      [
        `So (Roe et al., 2001).${LIST(ICE)}`,
        `Ay (Roe et al., 2001a).${LIST(ICE.replace('Ice on', 'Ices upon').replace('2001)', '2001a)'))}`,
      ],
      ['roe-et-al-2001'],
    ],
    [
      'other titles',
      [`So (Roe et al., 2001).${LIST(ICE)}`, `Ay (Roe et al., 2001).${LIST(SALT)}`],
      ['roe-hall-et-al-2001', 'roe-lind-et-al-2001'],
    ],
    [
      'own document first',
      ['So (Roe, Lind, & Baum, 2001), (Roe et al., 2001).', 'Ay (Roe, Hall, & Moe, 2001).'],
      ['roe-hall-et-al-2001', 'roe-lind-et-al-2001'],
    ],
  ])('%s', (_name, texts, expected) => {
    expect(ids(...texts)).toEqual(expected)
    expect(ids(...[...texts].reverse())).toEqual(expected)
  })
})

test('a publication carries its entry, its authors in order, and where it is cited', () => {
  const text = `So (Roe et al., 2001) say.${LIST(ICE)}`
  const { graph } = graphOf(text)
  expect(graph.nodes.find(({ kind }) => kind === 'Publication')).toEqual({
    id: 'publication:roe-et-al-2001',
    kind: 'Publication',
    label: 'Roe et al. (2001)',
    citationKey: 'roe-et-al-2001',
    authors: ['Roe', 'Lind', 'Baum'],
    year: '2001',
    title: 'Ice on the northern sea',
    container: 'Tides',
    doi: '10.1234/ice',
    type: 'article-journal',
    reference: ICE,
  })
  const authors = graph.edges.flatMap((edge) => (edge.kind === 'AUTHORED_BY' ? [[edge.position, edge.target]] : []))
  expect(authors.sort()).toEqual([
    [0, 'author:roe'],
    [1, 'author:lind'],
    [2, 'author:baum'],
  ])
  const cite = graph.edges.find(({ kind }) => kind === 'CITES')
  expect(cite?.kind === 'CITES' && text.slice(cite.start, cite.end)).toBe('Roe et al., 2001')
})

test('authors of one family name are told apart by initials', () => {
  const { graph } = graphOf('So (A. Lee & Roe, 2001), (A. B. Lee, 2002), (C. Lee, 2003), (Lee, 2004).')
  expect(graph.nodes.flatMap(({ kind, id }) => (kind === 'Author' ? [id] : []))).toEqual([
    'author:lee',
    'author:lee-a',
    'author:lee-ab',
    'author:lee-c',
    'author:roe',
  ])
})

test('entries that nothing cites are reported, not made nodes', () => {
  const { graph, messages } = graphOf(`So (Roe, Lind, & Baum, 2001).${LIST(ICE, SALT)}`)
  expect(graph.nodes.filter(({ kind }) => kind === 'Publication').length).toBe(1)
  expect(messages.map(({ rule, uri }) => [rule, uri])).toEqual([['references:not-cited', 'a.txt']])
})

test('any order of any documents gives the same graph', () => {
  const family = fc.constantFrom('Roe', 'Lind', 'Baum', 'de Boer')
  const cited = fc
    .tuple(
      fc.uniqueArray(family, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.constantFrom('2001', '2001a', '2002'),
    )
    .map(([names, etAl, year]) => `${names.join(', ')}${etAl ? ' et al.' : ''}, ${year}`)
  const document = fc.array(cited, { minLength: 1, maxLength: 5 }).map((all) => `So it is (${all.join('; ')}).`)
  fc.assert(
    fc.property(fc.array(document, { minLength: 2, maxLength: 4 }), (texts) => {
      const all = texts.map((text, i) => annotated(`${i}.txt`, text))
      // assemble() sorts the documents, which fixes the order of the edges; here only their content counts.
      const content = (extracted: typeof all) => {
        const { nodes, edges } = assembled(extracted).graph
        return { nodes, edges: [...edges].sort((a, b) => (a.id < b.id ? -1 : 1)) }
      }
      expect(content([...all].reverse())).toEqual(content(all))
    }),
    { numRuns: 200 },
  )
})

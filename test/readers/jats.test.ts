// JATS XML: what becomes of its parts, and files made to break readers. test/fixtures/jats is a whole article.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { citations } from '../../src/extractors/citations/index.js'
import { annotate, read } from '../../src/pipeline.js'
import { InputError, type Message } from '../../src/types.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const document = (xml: string | Uint8Array, uri = 'a.xml') =>
  read({ uri, bytes: typeof xml === 'string' ? utf8(xml) : xml }, () => {})
const article = (body: string, back = '') => `<article><body>${body}</body><back>${back}</back></article>`
const REFS = `<ref-list>${['Baum', 'Hall', 'Lind', 'Moe']
  .map(
    (name, i) =>
      `<ref id="r${i + 1}"><label>${i + 1}</label><mixed-citation>${name} A. On tides. Tides. 200${i};1:1-9.</mixed-citation></ref>`,
  )
  .join('')}</ref-list>`
const fixture = readFileSync(fileURLToPath(new URL('../fixtures/jats/input.nxml', import.meta.url)))

test.each([
  [
    'prose before the first section is an introduction',
    '<p>Hope grew.</p><sec><title>Methods</title><p>We asked.</p></sec>',
    ['2 Introduction [introduction]', '2 Methods [methods]'],
  ],
  ['a letter without sections has none', '<p>Hope grew.</p><p>We asked.</p>', ['0  [other]']],
])('%s', (_, body, expected) => {
  const { sections, text } = document(article(body))
  expect(sections.map(({ depth, heading, role }) => `${depth} ${heading} [${role}]`)).toEqual(expected)
  expect(text).toContain('Hope grew.')
})

test('sections, their roles, lists, boxes, tables and notes', () => {
  const { title, language, format, sections, passages, text } = document(fixture)
  expect({ title, language, format }).toEqual({
    title: 'Hope in evening classes: a trial',
    language: 'en',
    format: 'jats',
  })
  expect(sections.map(({ depth, heading, role }) => `${depth} ${heading} [${role}]`)).toEqual([
    '1 Hope in evening classes: a trial [other]',
    '2 Abstract [abstract]',
    '3 Background [introduction]',
    '3 Results [results]',
    '2 Why hope [introduction]',
    '3 What is known [introduction]',
    '2 What we did [methods]',
    '2 Results [results]',
    '2 Thanks [other]',
    '2 Footnotes [other]',
    '1 References [references]',
  ])
  const words = (kind: string) => passages.filter((p) => p.kind === kind).map((p) => text.slice(p.start, p.end))
  expect(words('item')).toEqual(['naming goals;', 'finding ways 2.'])
  expect(words('row')).toEqual(['Outcome | Training | Waiting list', 'Burnout | 2.1 (0.4) | 3.0 (0.5)2'])
  expect(words('sentence')).toEqual(
    expect.arrayContaining([
      'Hope is a belief that goals can be reached by effort.',
      'Table 1: Burnout by group.',
      'Nobody asked pupils.',
      'Learning was judged by teachers.',
    ]),
  )
})

test('references: parts as tagged, the rest as printed', () => {
  const { references, text } = document(fixture)
  for (const { start, end, text: printed } of references) expect(text.slice(start, end)).toBe(printed)
  expect(references.map(({ start, end, ...parts }) => parts)).toEqual([
    {
      text: '1. Baum AB, Roe C, et al. Hope and tiredness. Journal of Tides. 2001;3:12–19. doi:10.1234/tides.1',
      label: '1',
      authors: [
        { family: 'Baum', given: 'AB' },
        { family: 'Roe', given: 'C' },
      ],
      etAl: true,
      year: '2001',
      title: 'Hope and tiredness',
      container: 'Journal of Tides',
      doi: '10.1234/tides.1',
      pmid: '1234567',
      type: 'article-journal',
    },
    expect.objectContaining({
      text: '2. Hall D., Moe E. (2003). Goals & ways. Oslo: Fjord Press.',
      title: 'Goals & ways',
      type: 'book',
    }),
    expect.objectContaining({ authors: [{ family: 'Lind', given: 'C.' }], year: '2004', container: 'J Ice' }),
  ])
})

/** Each citation as "printed → entry". */
function cited(xml: string, messages: Message[] = []) {
  const found = read({ uri: 'a.xml', bytes: utf8(xml) }, () => {})
  const { citations: list } = annotate(found, loadKnowledge(), (m) => messages.push(m), [citations])
  return list.map(({ start, end, reference }) => `${found.text.slice(start, end)} → ${(reference ?? -1) + 1}`)
}
const link = (id: string, words: string) => `<xref ref-type="bibr" rid="${id}">${words}</xref>`

describe('links are the citations', () => {
  test.each<[string, string, string[]]>([
    [
      'numbers and their range',
      `<p>Tides rise [${link('r1', '1')}–${link('r4', '4')}].</p>`,
      ['1 → 1', '4 → 2', '4 → 3', '4 → 4'],
    ],
    ['raised', `<p>Tides rise<sup>${link('r2', '2')}</sup> in 10<sup>3</sup> bays.</p>`, ['2 → 2']],
    ['several in one', `<p>Tides rise [${link('r1 r3', '1,3')}].</p>`, ['1,3 → 1', '1,3 → 3']],
    [
      'names',
      `<p>Baum (${link('r1', '2000')}) and others (${link('r2', 'Hall, 2001')}) agree.</p>`,
      ['Baum (2000) → 1', 'Hall, 2001 → 2'],
    ],
    ['the link counts, not the print', `<p>So they say (${link('r3', 'Hall, 2001')}).</p>`, ['Hall, 2001 → 3']],
    ['to nowhere', `<p>So they say ${link('r9', 'somewhere')}.</p>`, []],
  ])('%s', (_name, body, expected) => {
    expect(cited(article(body, REFS))).toEqual(expected)
  })

  test('where print and link differ, it is said', () => {
    const messages: Message[] = []
    cited(article(`<p>So they say (${link('r3', 'Hall, 2001')}).</p>`, REFS), messages)
    expect(messages.map(({ rule }) => rule)).toContain('citations:link-differs')
  })
})

const bomb = `<!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>`
test.each<[string, string, RegExp]>([
  [
    'an entity bomb',
    `${bomb}<article><body><p>&c;</p></body></article>`,
    /^a\.xml:1:\d+: not well-formed XML \(undefined entity\)$/,
  ],
  [
    'an external entity',
    `<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><p>&x;</p></article>`,
    /undefined entity/,
  ],
  ['a file cut short', fixture.toString('utf8').slice(0, 2000), /^a\.xml:\d+:\d+: not well-formed XML \(.*unclosed/i],
  ['nesting without end', `<article>${'<sec>'.repeat(100_000)}`, /nested deeper than 500/],
  [
    'other XML',
    '<?xml version="1.0"?><project><name>x</name></project>',
    /a\.xml: XML whose root is <project>; of XML, only JATS/,
  ],
  ['nothing but a declaration', '<?xml version="1.0"?>', /not well-formed XML/],
])('%s is refused in one line', (_name, xml, reason) => {
  expect(() => document(xml)).toThrow(InputError)
  expect(() => document(xml)).toThrow(reason)
})

test('recognised by content; encodings as declared', () => {
  const latin = `<?xml version="1.0" encoding="ISO-8859-1"?><article><body><p>Jørgensen rises.</p></body></article>`
  expect(document(new Uint8Array(Buffer.from(latin, 'latin1')), 'a.txt').text).toBe('Jørgensen rises.\n')
})

test('whatever is inside, passages are in the text and entries where they say', () => {
  const names = fc.constantFrom(
    'sec',
    'p',
    'title',
    'list',
    'list-item',
    'table',
    'tr',
    'td',
    'fig',
    'caption',
    'fn',
    'xref',
    'sup',
    'boxed-text',
    'label',
    'ref',
    'ref-list',
    'mixed-citation',
    'name',
    'surname',
  )
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom('Hope ', ' 1', ' ', 'Lee (2001).', '&#160;'),
      fc
        .tuple(names, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([name, inner]) => `<${name} id="r1" rid="r1" ref-type="bibr">${inner.join('')}</${name}>`),
    ),
  }))
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), (parts) => {
      const found = document(article(parts.join(''), parts.join('')))
      for (const { start, end } of [...found.passages, ...found.links]) {
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(found.text.length)
      }
      for (const { start, end, text } of found.references) expect(found.text.slice(start, end)).toBe(text)
    }),
    {
      numRuns: 300,
      examples: [[['<ref-list><ref id="r1"><mixed-citation><sec>Hope </sec></mixed-citation></ref></ref-list>']]],
    },
  )
})

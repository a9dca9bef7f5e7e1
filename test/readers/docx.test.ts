// Word documents: structure, notes, citation fields, and files made to break readers.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { citations } from '../../src/extractors/citations/index.js'
import { build } from '../../src/index.js'
import { annotate, read } from '../../src/pipeline.js'
import { InputError } from '../../src/types.js'
import { docxOf, field, heading, item, paragraph, run, table } from './docx-helper.js'

const document = (bytes: Uint8Array) => read({ uri: 'a.docx', bytes }, () => {})
const passages = (bytes: Uint8Array) => {
  const { text, passages: list } = document(bytes)
  return list.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

test('headings by style, lists, tables, notes; what was deleted is gone', () => {
  const notes =
    '<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>Pupils are adults here.</w:t></w:r></w:p></w:footnote></w:footnotes>'
  const body = [
    paragraph(run('Hope at school'), '<w:pStyle w:val="Ttl"/>'),
    heading('Methods'),
    paragraph(
      `${run('We asked ')}<w:del><w:r><w:delText>no</w:delText></w:r></w:del>${run('40 ')}<w:ins>${run('pupils')}</w:ins><w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}`,
    ),
    item('in spring;'),
    item('in autumn.'),
    paragraph(run('Results'), '<w:pStyle w:val="Mine"/>'),
    table(['Group', 'Hope'], ['Training', '3.1 (0.4)']),
  ].join('')
  expect(passages(docxOf(body, { 'word/footnotes.xml': notes }))).toEqual([
    'heading: Hope at school',
    'heading: Methods',
    'sentence: We asked 40 pupils.',
    'item: in spring;',
    'item: in autumn.',
    'heading: Results',
    'row: Group | Hope',
    'row: Training | 3.1 (0.4)',
    'heading: Footnotes',
    'sentence: Pupils are adults here.',
  ])
  expect(document(docxOf(body)).sections.map(({ role }) => role)).toEqual(['other', 'methods', 'results'])
})

const csl = (items: object[]) =>
  `ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify({ citationItems: items.map((itemData, id) => ({ id, uris: [`u/${(itemData as { title: string }).title}`], itemData })) })}`
const LEE = {
  type: 'book',
  title: 'Hope at school',
  author: [{ family: 'Lee', given: 'Ann' }],
  issued: { 'date-parts': [[2001]] },
}
const ROE = {
  type: 'article-journal',
  title: 'Tides and ice in spring',
  author: [{ family: 'Roe', given: 'Carl' }],
  issued: { 'date-parts': [[2004]] },
  DOI: '10.1234/x',
}
const ENDNOTE =
  '<EndNote><Cite><record><rec-number>7</rec-number><contributors><authors><author>Lee, Ann</author></authors></contributors><titles><title>Hope at school</title></titles><dates><year>2001</year></dates></record></Cite></EndNote>'
const SOURCES =
  '<b:Sources xmlns:b="b"><b:Source><b:Tag>Lee01</b:Tag><b:SourceType>Book</b:SourceType><b:Author><b:Author><b:NameList><b:Person><b:Last>Lee</b:Last><b:First>Ann</b:First></b:Person></b:NameList></b:Author></b:Author><b:Title>Hope at school</b:Title><b:Year>2001</b:Year></b:Source></b:Sources>'

/** Each citation with the title it leads to. */
function cited(bytes: Uint8Array) {
  const found = document(bytes)
  const { citations: list } = annotate(found, loadKnowledge(), () => {}, [citations])
  return list.map(
    ({ start, end, reference }) => `${found.text.slice(start, end)} → ${found.references[reference ?? -1]?.title}`,
  )
}

describe('citation fields', () => {
  test.each<[string, Uint8Array, string[]]>([
    [
      'Zotero, by number',
      docxOf(paragraph(run('Hope grows ') + field(csl([LEE, ROE]), '[1, 2]') + run('.'))),
      ['[1, 2] → Hope at school', '[1, 2] → Tides and ice in spring'],
    ],
    [
      'Zotero, by name',
      docxOf(paragraph(run('Hope grows ') + field(csl([LEE]), '(Lee, 2001)') + run('.'))),
      ['Lee, 2001 → Hope at school'],
    ],
    [
      'EndNote',
      docxOf(paragraph(run('Hope grows ') + field(`ADDIN EN.CITE ${ENDNOTE}`, '(Lee, 2001)'))),
      ['Lee, 2001 → Hope at school'],
    ],
    [
      'EndNote’s data',
      docxOf(
        paragraph(
          run('Hope grows ') + field('ADDIN EN.CITE.DATA', '(Lee, 2001)', Buffer.from(ENDNOTE).toString('base64')),
        ),
      ),
      ['Lee, 2001 → Hope at school'],
    ],
    [
      'Word',
      docxOf(paragraph(run('Hope grows ') + field('CITATION Lee01 \\l 1033', '(Lee, 2001)')), {
        'customXml/item1.xml': SOURCES,
      }),
      ['Lee, 2001 → Hope at school'],
    ],
    [
      'a broken one',
      docxOf(
        paragraph(run('Hope grows ') + field('ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{', '(Lee, 2001)')),
      ),
      ['Lee, 2001 → undefined'],
    ],
  ])('%s', (_name, bytes, expected) => {
    const found = cited(bytes)
    expect(found.sort()).toEqual(expected)
  })

  test('lead to the printed list where there is one', () => {
    const list =
      heading('References') +
      paragraph(run('Lee, A. (2001). Hope at school. Oslo: Fjord Press.')) +
      paragraph(run('Roe, C. (2004). Tides and ice in spring. Tides, 3, 1–9. doi:10.1234/X'))
    const bytes = docxOf(paragraph(run('Hope grows ') + field(csl([ROE]), '(see there)') + run('.')) + list)
    const { graph } = build([{ uri: 'a.docx', bytes }])
    expect(graph.nodes.filter(({ kind }) => kind === 'Publication')).toMatchObject([
      { reference: expect.stringMatching(/^Roe, C\. \(2004\)/), year: '2004' },
    ])
    expect(document(bytes).references).toHaveLength(2)
  })
})

const small = docxOf(paragraph(run('Hope grows.')))
/** Says that it unpacks to `size`. */
function lying(size: number): Uint8Array {
  const bytes = zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${' '.repeat(100_000)}</w:body></w:document>`),
  })
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = 0; at < bytes.length - 4; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  return bytes
}

test.each<[string, Uint8Array, RegExp]>([
  ['cut short', small.subarray(0, small.length - 30), /^a\.docx: the zip file is damaged or cut short/],
  ['another zip', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), /a zip file without word\/document\.xml/],
  [
    'with a password',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
    /a \.doc or a Word document with a password/,
  ],
  ['a bomb that says so', lying(4_000_000_000), /unpacks to more than 200000000 bytes/],
  ['a bomb that lies', lying(50), /damaged|not well-formed/],
  [
    'broken XML inside',
    zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }),
    /^a\.docx\/word\/document\.xml:1:\d+: not well-formed XML/,
  ],
])('%s is refused in one line', (_name, bytes, reason) => {
  expect(() => document(bytes)).toThrow(InputError)
  expect(() => document(bytes)).toThrow(reason)
})

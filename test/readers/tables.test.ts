// One table in every format that marks cells: the same words in the same places.
import { describe, expect, test } from 'vitest'
import { read } from '../../src/pipeline.js'
import { docxOf, paragraph, run } from './docx-helper.js'

const cellsIn = (uri: string, source: string | Uint8Array) => {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const { tables = [], text, passages } = read({ uri, bytes }, () => {})
  return tables.map(({ rows }) =>
    rows.map((row) =>
      row.map(({ start, end, column, width, height, header }) => {
        const inPassage =
          start === end || passages.some((one) => one.kind === 'row' && one.start <= start && end <= one.end)
        return [
          text.slice(start, end),
          column,
          `${width}x${height}`,
          ...(header ? ['header'] : []),
          ...(inPassage ? [] : ['astray']),
        ].join(' ')
      }),
    ),
  )
}

const html = `<body><p>Before.</p><table><thead><tr><th rowspan="2">Outcome</th><th colspan="2">Six months</th></tr>
  <tr><th>Rowing</th><th>Rest</th></tr></thead>
  <tr><td rowspan="2">Mood <b>now</b></td><td>4.1</td><td></td></tr><tr><td>4.4</td><td>3.9</td></tr></table><p>After.</p></body>`
const marked = [
  ['Outcome 0 1x2 header', 'Six months 1 2x1 header'],
  ['Rowing 1 1x1 header', 'Rest 2 1x1 header'],
  ['Mood now 0 1x2', '4.1 1 1x1', ' 2 1x1'],
  ['4.4 1 1x1', '3.9 2 1x1'],
]

test('HTML', () => {
  expect(cellsIn('a.html', html)).toEqual([marked])
})

test('JATS', () => {
  const body = html.replace('<body>', '<body><sec><title>Results</title>').replace('</body>', '</sec></body>')
  const table = body
    .replaceAll('b>', 'bold>')
    .replace('<table>', '<table-wrap><table>')
    .replace('</table>', '</table></table-wrap>')
  expect(cellsIn('a.xml', `<article><front><article-meta/></front>${table}</article>`)).toEqual([marked])
})

test('Word: joined cells have the words of the cell above', () => {
  const cell = (words: string, about = '') => `<w:tc><w:tcPr>${about}</w:tcPr>${paragraph(run(words))}</w:tc>`
  const head = '<w:trPr><w:tblHeader/></w:trPr>'
  const [starts, goesOn] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>']
  const table = `<w:tbl><w:tr>${head}${cell('Outcome', starts)}${cell('Six months', '<w:gridSpan w:val="2"/>')}</w:tr>
    <w:tr>${head}${cell('', goesOn)}${cell('Rowing')}${cell('Rest')}</w:tr>
    <w:tr>${cell('Mood now', starts)}${cell('4.1')}${cell('')}</w:tr>
    <w:tr>${cell('', goesOn)}${cell('4.4')}${cell('3.9')}</w:tr></w:tbl>`
  expect(cellsIn('a.docx', docxOf(`${paragraph(run('Before.'))}${table}`))).toEqual([
    [
      ['Outcome 0 1x1 header', 'Six months 1 2x1 header'],
      ['Outcome 0 1x1 header', 'Rowing 1 1x1 header', 'Rest 2 1x1 header'],
      ['Mood now 0 1x1', '4.1 1 1x1', ' 2 1x1'],
      ['Mood now 0 1x1', '4.4 1 1x1', '3.9 2 1x1'],
    ],
  ])
})

test('Markdown: the row above the dashes is the header, "\\|" is no border', () => {
  const text =
    '| Outcome | Rowing | Rest |\n|---|---|---|\n| Mood \\| now | 4.1 | |\n\nWords between.\n\n| A | 1 |\n| B | 2 |\n'
  expect(cellsIn('a.md', text)).toEqual([
    [
      ['Outcome 0 1x1 header', 'Rowing 1 1x1 header', 'Rest 2 1x1 header'],
      ['Mood \\| now 0 1x1', '4.1 1 1x1', ' 2 1x1'],
    ],
    [
      ['A 0 1x1', '1 1 1x1'],
      ['B 0 1x1', '2 1 1x1'],
    ],
  ])
})

describe('marks that lead to notes stand apart from their number or word', () => {
  const words = (uri: string, source: string | Uint8Array) =>
    cellsIn(uri, source).map((rows) => rows.map((row) => row.map((cell) => (cell as string).replace(/ \d+ 1x1$/, ''))))
  const expected = [[['8 ¹ (3)', '0.01 ᵃ,ᵇ', 'm²', 'Rowing ᵃ', '10 *', '2 × 10⁵ min⁻¹']]]

  test('HTML', () => {
    const row =
      '<td>8<sup>1</sup> (3)</td><td>0.01<sup>a,b</sup></td><td>m<sup>2</sup></td><td>Rowing<sup><a href="#n">a</a></sup></td><td>10<sup>*</sup></td><td>2 × 10<sup>5</sup> min<sup>−1</sup></td>'
    expect(words('a.html', `<body><table><tr>${row}</tr></table></body>`)).toEqual(expected)
  })

  test('JATS', () => {
    const row =
      '<td>8<sup>1</sup> (3)</td><td>0.01<sup>a,b</sup></td><td>m<sup>2</sup></td><td>Rowing<xref ref-type="table-fn" rid="n"><sup>a</sup></xref></td><td>10<sup>*</sup></td><td>2 × 10<sup>5</sup> min<sup>−1</sup></td>'
    const table = `<table-wrap><table><tr>${row}</tr></table></table-wrap>`
    expect(words('a.xml', `<article><front><article-meta/></front><body>${table}</body></article>`)).toEqual(expected)
  })

  test('Word', () => {
    const up = (text: string) =>
      `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
    const cell = (inner: string) => `<w:tc>${paragraph(inner)}</w:tc>`
    const row = [
      run('8') + up('1') + run(' (3)'),
      run('0.01') + up('a,b'),
      run('m') + up('2'),
      run('Rowing') + up('a'),
      run('10') + up('*'),
      run('2 × 10') + up('5') + run(' min') + up('−1'),
    ]
    expect(words('a.docx', docxOf(`<w:tbl><w:tr>${row.map(cell).join('')}</w:tr></w:tbl>`))).toEqual(expected)
  })
})

test('spans that no table has are bounded', () => {
  const wide =
    '<table><tr><td colspan="900000000" rowspan="900000000">a</td><td>b</td></tr><tr><td colspan="-3">c</td></tr></table>'
  expect(cellsIn('a.html', `<body>${wide}</body>`)).toEqual([[['a 0 200x1000'], []]])
})

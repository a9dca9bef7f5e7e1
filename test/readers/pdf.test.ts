// PDF: reading order, furniture, hyphens, raised numbers, places; files made to break readers.
import { expect, test } from 'vitest'
import { build, validate } from '../../src/index.js'
import { read } from '../../src/pipeline.js'
import { InputError } from '../../src/types.js'
import { column, type Put, pdfOf } from './pdf-helper.js'

const document = (bytes: Uint8Array) => read({ uri: 'a.pdf', bytes }, () => {})
const passages = (bytes: Uint8Array) => {
  const { text, passages: list } = document(bytes)
  return list.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

const LEFT = [
  'Hope is a belief that goals can be reached',
  'by effort, and it grows where people help',
  'each other in the evening. It is measured',
  'by a short scale with six items, which all',
  'pupils of the evening school filled in for',
  'us on paper. Most of them liked the ques-',
  'tions, and said so. The scale is a self-report',
  'scale, which is to say that it is a self-',
  'report scale of a state that may change.',
  'Pupils were paid for this.',
]
const RIGHT = [
  'Effort is what people put into a thing that',
  'they want, and what they go on with when it',
  'is hard. It is seen in class by the teachers',
  'of the school, who told us once a week how',
  'much of it there was, and in whom. We then',
  'counted the hours that pupils had spent on',
  'their homework, and compared both counts,',
  'which did not differ from each other much.',
  'So we went on with the counts of hours as',
  'our measure of it.',
]

test('two columns below a title over both, and what stands below both', () => {
  const page: Put[] = [
    { words: 'Hope and effort in evening schools: a trial', x: 120, y: 90, size: 18 },
    ...column(60, 140, LEFT),
    ...column(320, 140, RIGHT),
    {
      words: 'This line below the two columns goes over the whole of the page, from its left to its right.',
      x: 60,
      y: 300,
    },
  ]
  expect(passages(pdfOf([page]))).toEqual([
    'heading: Hope and effort in evening schools: a trial',
    'sentence: Hope is a belief that goals can be reached by effort, and it grows where people help each other in the evening.',
    'sentence: It is measured by a short scale with six items, which all pupils of the evening school filled in for us on paper.',
    'sentence: Most of them liked the questions, and said so.',
    'sentence: The scale is a self-report scale, which is to say that it is a self-report scale of a state that may change.',
    'sentence: Pupils were paid for this.',
    'sentence: Effort is what people put into a thing that they want, and what they go on with when it is hard.',
    'sentence: It is seen in class by the teachers of the school, who told us once a week how much of it there was, and in whom.',
    'sentence: We then counted the hours that pupils had spent on their homework, and compared both counts, which did not differ from each other much.',
    'sentence: So we went on with the counts of hours as our measure of it.',
    'sentence: This line below the two columns goes over the whole of the page, from its left to its right.',
  ])
})

test('a heading of two lines keeps a hyphen where its line ends', () => {
  const page: Put[] = [
    { words: 'From hope to effort-', x: 120, y: 90, size: 18 },
    { words: 'based evening schools', x: 120, y: 112, size: 18 },
    ...column(60, 160, LEFT),
  ]
  expect(passages(pdfOf([page]))[0]).toBe('heading: From hope to effort-based evening schools')
})

test('running heads and page numbers are left out; a sentence goes on over the page', () => {
  const page = (number: number, lines: readonly string[]): Put[] => [
    { words: 'Journal of Evening Classes 12 (2020)', x: 60, y: 40, size: 8 },
    ...column(60, 100, lines),
    { words: String(number), x: 290, y: 810, size: 8 },
  ]
  const bytes = pdfOf([
    page(11, ['We asked 40 pupils of two schools what they hoped for in the']),
    page(12, ['coming year, and wrote it down. Nobody was left out of the list.']),
    page(13, ['Then we asked them once more, a year later, in the same rooms.']),
  ])
  expect(passages(bytes)).toEqual([
    'sentence: We asked 40 pupils of two schools what they hoped for in the coming year, and wrote it down.',
    'sentence: Nobody was left out of the list.',
    'sentence: Then we asked them once more, a year later, in the same rooms.',
  ])
})

test.each([
  ['with space between', 20],
  ['line below line', 12],
])('an entry goes on over the page, entries %s', (_, gap) => {
  const entries = (first: number, lists: readonly (readonly string[])[]): Put[] =>
    lists.flatMap((lines, i) =>
      column(60, first + lists.slice(0, i).reduce((sum, { length }) => sum + (length - 1) * 12 + gap, 0), lines),
    )
  const bytes = pdfOf([
    [
      { words: 'References', x: 60, y: 100, bold: true },
      ...entries(130, [
        ['Baum, A. (2001). Ice on the sea, and what it does to those who live beside it.', 'Tides, 3, 12-19.'],
        ['Hall, D. (2003). Winds of the north, and of the seas that lie around it. Tides,', '4, 2-9.'],
        ['Roe, B., & Lind, C. (2005). Salt and ice in spring: What is seen from the shore.'],
      ]),
    ],
    entries(60, [['Evening Tides, 28(6), 690-701.'], ['Wynn, E. (2007). Rain. Tides, 9, 3-8.']]),
  ])
  expect(document(bytes).references.map(({ container }) => container)).toEqual([
    'Tides',
    'Tides',
    'Evening Tides',
    'Tides',
  ])
})

const entry = (number: number, words: string, y: number): Put[] => [{ words: `${number}. ${words}`, x: 60, y }]
const ARTICLE: Put[] = [
  { words: 'Results', x: 60, y: 100, bold: true },
  { words: 'Hope grows with effort', x: 60, y: 130 },
  { words: '1,2', x: 168, y: 126, size: 6 },
  { words: ' and falls with age.', x: 180, y: 130 },
  { words: '3', x: 270, y: 126, size: 6 },
  { words: 'It fell by 4 points in 2 years', x: 60, y: 142 },
  { words: '2', x: 193, y: 138, size: 6 },
  { words: ' on a field of 3 m', x: 198, y: 142 },
  { words: '2', x: 278, y: 138, size: 6 },
  { words: '.', x: 283, y: 142 },
  { words: 'References', x: 60, y: 200, bold: true },
  ...entry(1, 'Roe B, Lind C. Salt and ice in the spring of the year, as', 220),
  { words: 'seen from the shore. Tides. 1999;1:1-9.', x: 72, y: 232 },
  ...entry(2, 'Baum A. Ice on the sea. Tides. 2001;3:12-19.', 244),
  ...entry(3, 'Hall D. Winds. Tides. 2003;4:2-9.', 256),
]

test('raised numbers are citations, others are not; passages know their page and box', () => {
  const { graph } = build([
    {
      uri: 'a.pdf',
      bytes: pdfOf([[{ words: 'Hope and effort in evening schools', x: 60, y: 90, size: 18 }], ARTICLE]),
    },
  ])
  const label = (id: string) => graph.nodes.find((node) => node.id === id)?.label
  const cites = graph.edges.flatMap((edge) => (edge.kind === 'CITES' ? [`${edge.text} → ${label(edge.target)}`] : []))
  expect(cites).toEqual(['¹ → Roe & Lind (1999)', '² → Baum (2001)', '³ → Hall (2003)', '² → Baum (2001)'])
  const passage = graph.nodes.find((node) => node.kind === 'Passage' && node.text.startsWith('It fell'))
  expect(passage).toMatchObject({ page: 2, section: 'Results', role: 'results' })
  const [left, top, right, bottom] = String((passage as { box?: string }).box)
    .split(' ')
    .map(Number)
  expect([left, top, bottom]).toEqual([60, 132, 144.5])
  expect(right).toBeGreaterThan(280)
  expect(validate(graph)).toEqual([])
})

const whole = Buffer.from(pdfOf([ARTICLE])).toString('latin1')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
test.each<[string, Uint8Array, RegExp]>([
  ['a scan', pdfOf([[], []]), /^a\.pdf: the PDF holds pictures of 2 pages and no text; run it through OCR/],
  ['nothing behind the mark', bytesOf('%PDF-1.7\n'), /^a\.pdf: the PDF is damaged/],
  [
    'a password',
    pdfOf(
      [ARTICLE],
      '/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>>>',
    ),
    /asks for a password/,
  ],
  ['pages that hold themselves', bytesOf(whole.replace('/Kids[5 0 R]', '/Kids[2 0 R]')), /^a\.pdf: the PDF/],
])('%s is refused in one line', (_name, bytes, reason) => {
  expect(() => document(bytes)).toThrow(InputError)
  expect(() => document(bytes)).toThrow(reason)
})

test('cut short, what is there is read or it is refused', () => {
  for (const part of [0.2, 0.5, 0.8])
    try {
      document(bytesOf(whole.slice(0, whole.length * part)))
    } catch (error) {
      expect(error).toBeInstanceOf(InputError)
    }
})

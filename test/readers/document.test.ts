// From text to sections, passages and reference entries.
import { describe, expect, test } from 'vitest'
import { read } from '../../src/index.js'

const document = (text: string, uri = 'a.txt') => read({ uri, bytes: new TextEncoder().encode(text) }, () => {})
const LONG = 'Hope was measured twice, and it grew in every class that took part in the course.'

describe('sections', () => {
  test('roles come from headings and pass to those below', () => {
    const { sections } = document(
      '# Hope\n\nx.\n\n## Theory of hope\n\nx.\n\n## Methods\n\n### Sample\n\nx.\n\n## Results\n\nx.',
      'a.md',
    )
    expect(sections.map(({ heading, role }) => [heading, role])).toEqual([
      ['Hope', 'other'],
      ['Theory of hope', 'theory'],
      ['Methods', 'methods'],
      ['Sample', 'methods'],
      ['Results', 'results'],
    ])
  })

  test.each<[string, string | undefined]>([
    ['# Hope at school\n\nx.\n\n## Abstract\n\nx.', 'Hope at school'],
    ['# Attachment theory\n\nx.', 'Attachment theory'],
    ['# Results of a trial of hope at school\n\nx.', 'Results of a trial of hope at school'],
    ['# Abstract\n\nx.\n\n# Introduction\n\nx.', undefined],
    ['# 1. Introduction\n\nx.', undefined],
    ['x.', undefined],
  ])('the title of %j is %j', (text, title) => {
    expect(document(text, 'a.md').title).toBe(title)
  })

  test('in a report, a guessed heading that announces nothing goes on with the part before it', () => {
    const part = (heading: string) => `${heading}\n\n${LONG}\n\n`
    const rolesIn = (...headings: string[]) =>
      document(headings.map(part).join('')).sections.map(({ heading, role }) => [heading, role])
    expect(rolesIn('A trial of hope', 'Methods', 'Schools', 'Results', 'Safety', 'References')).toEqual([
      ['A trial of hope', 'other'],
      ['Methods', 'methods'],
      ['Schools', 'methods'],
      ['Results', 'results'],
      ['Safety', 'results'],
      ['References', 'references'],
    ])
    // Not in an essay.
    expect(rolesIn('Hope', 'The evidence base', 'Hope in schools')).toEqual([
      ['Hope', 'other'],
      ['The evidence base', 'results'],
      ['Hope in schools', 'other'],
    ])
  })

  test.each([
    ['Primary outcome measures', 'methods'],
    ['Efficacy variables', 'methods'],
    ['Sample size', 'methods'],
    ['Outcomes', 'results'],
    ['Efficacy', 'results'],
    ['Findings in the context of earlier work', 'discussion'],
  ])('%s: %s', (heading, role) => {
    expect(document(`# Hope\n\nx.\n\n## ${heading}\n\nx.`, 'a.md').sections.at(-1)?.role).toBe(role)
  })

  test('a line with cells is no heading', () => {
    const { sections } = document(`Results\n\nMen | 25.8 | 21.1\n\n${LONG}`)
    expect(sections.map(({ heading }) => heading)).toEqual(['Results'])
  })

  test.each([
    'Acknowledgements',
    'Acknowledgments and funding',
    'Author contributions',
    'Author’s contributions',
    'Authors’ contributions',
    'Competing interests',
    'Conflict of interest statement',
    'Declaration of competing interest',
    'Disclosure statement',
    'Ethics approval and consent to participate',
    'Financial disclosure',
    'Funding',
    'Role of the funding source',
  ])('%s: who paid and who wrote', (heading) => {
    const { sections } = document(`# Hope\n\nx.\n\n## Results\n\nx.\n\n## ${heading}\n\nx.`, 'a.md')
    expect(sections.map(({ role }) => role)).toEqual(['other', 'results', 'declarations'])
  })

  test.each([
    'Funding of schools',
    'Ethics',
    'Authors and readers',
    'Conflict',
    'Contributions to theory',
    'Disclosure of abuse',
    'Declarations of love',
    'Acknowledgement of feelings',
  ])('%s: what the text is about', (heading) => {
    expect(document(`# ${heading}\n\nx.`, 'a.md').sections[0]?.role).not.toBe('declarations')
  })

  test('labels of a structured abstract open sections', () => {
    const { text, sections, passages } = document(
      `Background: Hope matters. Methods. We asked 40 pupils. Results: ${LONG}`,
    )
    expect(sections.map(({ heading, role }) => [heading, role])).toEqual([
      ['', 'other'],
      ['Background', 'introduction'],
      ['Methods', 'methods'],
      ['Results', 'results'],
    ])
    expect(passages.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)).toEqual([
      'heading: Background',
      'sentence: Hope matters.',
      'heading: Methods',
      'sentence: We asked 40 pupils.',
      'heading: Results',
      `sentence: ${LONG}`,
    ])
  })
})

test.each([
  ['heading', (words: string) => `# ${words}\n\nHope.`],
  ['row', (words: string) => `| a |\n| --- |\n| ${words} |`],
])('a %s of any length is cut into passages, and no word is lost', (kind, write) => {
  const words = 'hope and trust '.repeat(2_000).trim()
  const { text, passages } = document(write(words), 'a.md')
  const pieces = passages.filter((passage) => passage.kind === kind && passage.end - passage.start > 100)
  expect(pieces.length).toBeGreaterThan(5)
  for (const { start, end } of pieces) expect(end - start).toBeLessThanOrEqual(4_000)
  const found = pieces.map(({ start, end }) => text.slice(start, end)).join(' ')
  expect(found.match(/hope and trust/g)).toHaveLength(2_000)
})

test('list items know the passage that introduces them', () => {
  const { text, passages } = document('It was tried. It is used for:\n- pupils\n- teachers\n\nIt ends here.')
  const items = passages.filter(({ kind }) => kind === 'item')
  expect(items.map(({ leadIn }) => text.slice(passages[leadIn ?? -1]?.start, passages[leadIn ?? -1]?.end))).toEqual([
    'It is used for:',
    'It is used for:',
  ])
})

test('the reference list holds its entries and no passages; the text after it is text again', () => {
  const entries = ['Lee, A. (2001). Hope. Press.', 'Ma, B, On effort at school. J Effort 2002, 3:4-5']
  const { references, passages, text } = document(
    `${LONG}\n\nReferences\n\n${entries.join('\n\n')}\n\nAppendix\n\n${LONG}`,
  )
  expect(references.map((reference) => reference.text)).toEqual(entries)
  expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual([LONG, 'References', 'Appendix', LONG])
})

test.each<[string, Uint8Array, RegExp]>([
  ['NUL', new Uint8Array([72, 0, 72]), /a\.txt: byte 1 is NUL/],
  ['invalid UTF-8', new Uint8Array([72, 105, 0xff, 72]), /not valid UTF-8 \(first bad byte at 2\)/],
  ['UTF-8 cut short', new Uint8Array([72, 0xc3]), /not valid UTF-8/],
])('%s is an error that names the place', (_, bytes, message) => {
  expect(() => read({ uri: 'a.txt', bytes }, () => {})).toThrow(message)
})

test('a byte-order mark is not text; UTF-16 is read', () => {
  expect(document('\uFEFFHope grew.').text).toBe('Hope grew.')
  const utf16 = new Uint8Array([0xff, 0xfe, 72, 0, 105, 0])
  expect(read({ uri: 'a.txt', bytes: utf16 }, () => {}).text).toBe('Hi')
})

const ENTRY = 'Roe, B. (1999). Salt. Tides, 1, 1–2.'

test.each([
  'References',
  'REFERENCES:',
  '6. References',
  'Works Cited',
  'References and notes',
  'Literaturverzeichnis',
  'Références',
  'Bibliografía',
])('a reference list below "%s"', (heading) => {
  const { references, passages } = document(
    `Salt melts.\n\n${heading}\n\n${ENTRY}\n\n${ENTRY}\n\nAppendix A\n\nStones.`,
  )
  expect(references.map(({ text }) => text)).toEqual([ENTRY, ENTRY])
  expect(passages.length).toBe(4)
})

test('each chapter has its own list', () => {
  const { references, passages } = document(
    `Chapter 1\n\nIce.\n\nReferences\n\n${ENTRY}\n\nChapter 2\n\nSalt.\n\nReferences\n\n${ENTRY}\n`,
  )
  expect([references.length, passages.length]).toEqual([2, 6])
})

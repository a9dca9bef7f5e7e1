// Raised and lowered digits: no format lets them join a number.
import { describe, expect, test } from 'vitest'
import { read } from '../../src/pipeline.js'
import { docxOf, paragraph, run } from './docx-helper.js'

type Part = string | { up: string } | { down: string }

const markup = (parts: readonly Part[]) =>
  parts
    .map((part) =>
      typeof part === 'string' ? part : 'up' in part ? `<sup>${part.up}</sup>` : `<sub>${part.down}</sub>`,
    )
    .join('')
const placed = (place: string, text: string) =>
  `<w:r><w:rPr><w:vertAlign w:val="${place}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const FORMATS: readonly [string, string, (parts: readonly Part[]) => string | Uint8Array][] = [
  ['JATS', 'a.xml', (parts) => `<article><body><p>${markup(parts)}</p></body></article>`],
  ['HTML', 'a.html', (parts) => `<!doctype html><body><p>${markup(parts)}</p></body>`],
  [
    'Word',
    'a.docx',
    (parts) =>
      docxOf(
        paragraph(
          parts
            .map((part) =>
              typeof part === 'string'
                ? run(part)
                : 'up' in part
                  ? placed('superscript', part.up)
                  : placed('subscript', part.down),
            )
            .join(''),
        ),
      ),
  ],
]

describe.each(FORMATS)('%s', (_, uri, write) => {
  test.each<[string, Part[]]>([
    ['We grew 10⁵ cells.', ['We grew 10', { up: '5' }, ' cells.']],
    ['A load of 1.2 × 10⁻³ fell.', ['A load of 1.2 × 10', { up: '−3' }, ' fell.']],
    ['It beat 60 min⁻¹ in 4 m².', ['It beat 60 min', { up: '-1' }, ' in 4 m', { up: '2' }, '.']],
    ['Hope grows.¹,⁴⁻⁷ So does trust.', ['Hope grows.', { up: '1, 4–7' }, ' So does trust.']],
    ['The 4th Ca2+ wave® rose.', ['The 4', { up: 'th' }, ' Ca', { up: '2+' }, ' wave', { up: '® ' }, 'rose.']],
    ['CO2 rose from 5₂ to W1.', ['CO', { down: '2' }, ' rose from 5', { down: '2' }, ' to W', { down: '1' }, '.']],
  ])('%s', (words, parts) => {
    const made = write(parts)
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made
    const { text, passages } = read({ uri, bytes }, () => {})
    expect(passages.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(words)
  })
})

test('what a link prints stays as it is', () => {
  const bytes = new TextEncoder().encode(
    '<article><body><p>Hope<sup><xref ref-type="bibr" rid="r2">2</xref></sup> and trust<xref ref-type="fn" rid="n"><sup>1</sup></xref> grow.</p></body></article>',
  )
  expect(read({ uri: 'a.xml', bytes }, () => {}).text.trim()).toBe('Hope2 and trust1 grow.')
})

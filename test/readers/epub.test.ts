// Books: reading order, notes and references across pages, files made to break readers.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { citations } from '../../src/extractors/citations/index.js'
import { annotate, read } from '../../src/pipeline.js'
import { InputError } from '../../src/types.js'

const page = (body: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`
const CONTAINER =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'

/** Pages in the order of the file; the spine's order is that of `spine`. */
function bookOf(pages: Readonly<Record<string, string>>, spine = Object.keys(pages), more: object = {}): Uint8Array {
  const names = Object.keys(pages)
  const items = names.map((name, i) => `<item id="i${i}" href="${name}" media-type="application/xhtml+xml"/>`)
  const order = spine.map((name) => `<itemref idref="i${names.indexOf(name)}"/>`)
  const opf = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On Hope</dc:title><dc:language>en</dc:language></metadata><manifest>${items.join('')}<item id="toc" href="toc.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest><spine><itemref idref="toc"/>${order.join('')}</spine></package>`
  const files: Record<string, string> = { 'META-INF/container.xml': CONTAINER, 'OEBPS/book.opf': opf, ...more }
  for (const [name, body] of Object.entries(pages)) files[`OEBPS/${decodeURIComponent(name)}`] = page(body)
  return zipSync({
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  })
}

const document = (bytes: Uint8Array, uri = 'hope.epub') => read({ uri, bytes }, () => {})
const passages = (bytes: Uint8Array) => {
  const { text, passages: all } = document(bytes)
  return all.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

test('pages in the order of the spine, without the table of contents; known by what it is, not by its name', () => {
  const bytes = bookOf(
    { 'b.xhtml': '<h1>Two</h1><p>Hope ends.</p>', 'a%20a.xhtml': '<h1>One</h1><p>Hope grows.</p>' },
    ['a%20a.xhtml', 'b.xhtml'],
  )
  expect(passages(bytes)).toEqual(['heading: One', 'sentence: Hope grows.', 'heading: Two', 'sentence: Hope ends.'])
  expect(document(bytes, 'hope.zip')).toMatchObject({ format: 'epub', title: 'On Hope', language: 'en' })
})

test('links lead to the entries of their own page, or of the page they name', () => {
  const bytes = bookOf({
    'text/one.xhtml': '<h1>One</h1><p>Hope helps <a href="../notes.xhtml#r1">[1]</a>.</p>',
    'text/two.xhtml': '<h1>Two</h1><p id="r1">Hope fades <a href="../notes.xhtml#r2">[2]</a>.</p>',
    'notes.xhtml':
      '<h1>References</h1><ol><li id="r1">Orr, A. (2007). Hope. Press.</li><li id="r2">Lund, B. (2009). Fear. Press.</li></ol>',
  })
  const book = document(bytes)
  const found = annotate(book, loadKnowledge(), () => {}, [citations]).citations
  expect(found.map(({ reference }) => book.references[reference ?? -1]?.text)).toEqual([
    'Orr, A. (2007). Hope. Press.',
    'Lund, B. (2009). Fear. Press.',
  ])
})

describe('files that are no books', () => {
  const encrypted =
    '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/a.xhtml"/></CipherData></EncryptedData></encryption>'
  const fonts = encrypted.replace('a.xhtml', 'a.otf')
  const book = { 'a.xhtml': '<p>Hope grows.</p>' }
  test.each<[string, Uint8Array, RegExp]>([
    ['no package', zipSync({ mimetype: [strToU8('application/epub+zip'), { level: 0 }] }), /without a package/],
    ['cut short', bookOf(book).slice(0, -60), /damaged or cut short/],
    ['copy protection', bookOf(book, undefined, { 'META-INF/encryption.xml': encrypted }), /is encrypted/],
    [
      'a page that is not there',
      bookOf(book, ['a.xhtml'], {
        'OEBPS/book.opf':
          '<package><manifest><item id="i" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="i"/></spine></package>',
      }),
      /lists OEBPS\/b\.xhtml/,
    ],
    ['a broken package', bookOf(book, ['a.xhtml'], { 'OEBPS/book.opf': '<package>' }), /not well-formed XML/],
  ])('%s', (_, bytes, message) => {
    expect(() => document(bytes)).toThrow(InputError)
    expect(() => document(bytes)).toThrow(message)
  })
  test('encrypted fonts keep nobody out', () => {
    expect(passages(bookOf(book, undefined, { 'META-INF/encryption.xml': fonts }))).toEqual(['sentence: Hope grows.'])
  })
})

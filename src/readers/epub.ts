// Books (EPUB 2 and 3): the pages of the spine, one after the other, each read as a web page is.
import { strFromU8 } from 'fflate'
import { parse } from 'parse5'
import { InputError, type Reader, type Source } from '../types.js'
import { childOf, type Element, findAll, parseXml, wordsOf } from '../xml.js'
import { documentOf } from './document.js'
import { draft } from './draft.js'
import { mainOf, writePage } from './html.js'
import { isZip, unzip } from './zip.js'

export const epub: Reader = {
  name: 'epub',
  doc: 'Books (.epub).',
  extensions: ['.epub'],
  recognises: (_head, bytes) => isZip(bytes) && MARK.test(strFromU8(bytes.subarray(30, 160), true)),
  read(source, report) {
    const parts = unzip(source, (name) => PARTS.test(name), 'the program that made it')
    const { folder, packaged } = packageOf(source, parts)
    const out = draft()
    const anchors = new Map<string, number>()
    for (const path of spineOf(packaged, folder)) {
      const bytes = parts[path]
      if (!bytes) throw new InputError(`${source.uri}: the book lists ${path}, which is not in it`)
      writePage(mainOf(parse(strFromU8(bytes))), out, anchors, source.uri, (href) => keyOf(path, href))
      out.close()
    }
    const metadata = childOf(packaged, 'metadata', 'opf:metadata')
    const [title, language] = ['dc:title', 'dc:language'].map((name) => wordsOf(childOf(metadata, name)))
    return documentOf(source, 'epub', out, report, {
      ...(title ? { title } : {}),
      ...(language ? { language } : {}),
      anchors,
    })
  },
}

/** The standard wants it first in the file, and not packed; between its name and what it says may stand other fields. */
const MARK = /^mimetype.{0,80}?application\/epub\+zip/s
const CONTAINER = 'META-INF/container.xml'
const PARTS = /^META-INF\/(?:container|encryption)\.xml$|\.(?:opf|x?html?|xml)$/i

function packageOf(
  { uri }: Source,
  parts: Readonly<Record<string, Uint8Array>>,
): { folder: string; packaged: Element } {
  const xml = (name: string) => (parts[name] ? parseXml(strFromU8(parts[name]), `${uri}/${name}`) : undefined)
  const container = xml(CONTAINER)
  const path = container && findAll(container, 'rootfile')[0]?.attributes['full-path']
  const packaged = path === undefined ? undefined : xml(path)
  if (path === undefined || !packaged) throw new InputError(`${uri}: a zip file without a package, so no EPUB`)
  const locked = xml('META-INF/encryption.xml')
  if (locked && findAll(locked, 'CipherReference', 'enc:CipherReference').some(isPage))
    throw new InputError(`${uri}: the book is encrypted; only one without copy protection can be read`)
  return { folder: path.replace(/[^/]*$/, ''), packaged }
}

/** Fonts may be encrypted in a book that anybody can read. */
const isPage = ({ attributes }: Element): boolean => /\.x?html?$/i.test(attributes.URI ?? '')

/** Paths of the pages in reading order, without the table of contents. */
function spineOf(packaged: Element, folder: string): string[] {
  const paths = new Map<string, string>()
  for (const { attributes } of findAll(packaged, 'item', 'opf:item'))
    if (/html/.test(attributes['media-type'] ?? '') && !/\bnav\b/.test(attributes.properties ?? ''))
      paths.set(attributes.id ?? '', resolved(folder, attributes.href ?? ''))
  return findAll(packaged, 'itemref', 'opf:itemref').flatMap(
    ({ attributes }) => paths.get(attributes.idref ?? '') ?? [],
  )
}

/** "../b/c%20d.xhtml" from "a/" as a path in the file. */
function resolved(folder: string, href: string): string {
  try {
    return decodeURIComponent(new URL(href, `file:///${folder}`).pathname).slice(1)
  } catch {
    return `${folder}${href}`
  }
}

/** The page that a link from the page at `path` leads to, with its id there; undefined without an id. */
function keyOf(path: string, href: string): string | undefined {
  const at = href.indexOf('#')
  if (at < 0 || /^[a-z][\w+.-]*:/i.test(href)) return undefined
  const page = at === 0 ? path : resolved(path.replace(/[^/]*$/, ''), href.slice(0, at))
  return `${page}${href.slice(at)}`
}

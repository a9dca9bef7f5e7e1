// Word documents: headings, lists, tables, notes, and the citation fields of Zotero, Mendeley, EndNote and Word.
import { strFromU8 } from 'fflate'
import { InputError, type Reader, type Reference, type Source } from '../types.js'
import { childOf, type Element, elementsIn, findAll, parseXml } from '../xml.js'
import { documentOf } from './document.js'
import { fieldWorks, wordSources } from './docx-fields.js'
import { type Draft, draft } from './draft.js'
import { roleOf } from './roles.js'
import { type MarkedCell, openTable } from './tables.js'
import { isZip, unzip } from './zip.js'

export const docx: Reader = {
  name: 'docx',
  doc: 'Word documents (.docx).',
  extensions: ['.docx'],
  recognises: (_head, bytes) => isZip(bytes) || isOle(bytes),
  read(source, report) {
    const parts = partsOf(source)
    const xml = (name: string) => (parts[name] ? parseXml(strFromU8(parts[name]), `${source.uri}/${name}`) : undefined)
    const body = childOf(xml('word/document.xml'), 'w:body')
    if (!body) throw new InputError(`${source.uri}: a zip file without word/document.xml, so no Word document`)
    const sources = Object.keys(parts).filter((name) => /^customXml\/item\d+\.xml$/.test(name))
    const out = draft()
    const works = new Map<string, Reference>()
    const known = wordSources(
      sources.flatMap((name) => xml(name) ?? []),
      source.uri,
    )
    const writer = writerOf(out, stylesOf(xml('word/styles.xml')), (field, data) => {
      const found = fieldWorks(field, data, source.uri, known)
      for (const [key, work] of found) if (!works.has(key)) works.set(key, work)
      return [...found.keys()]
    })
    writer.blocks(body)
    writer.notes(
      new Map([...notesOf(xml('word/footnotes.xml'), 'footnote'), ...notesOf(xml('word/endnotes.xml'), 'endnote')]),
    )
    out.close()
    return documentOf(source, 'docx', out, report, { works })
  },
}

/** Old Word files, and encrypted new ones. */
const isOle = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0

function partsOf(source: Source): Readonly<Record<string, Uint8Array>> {
  if (isOle(source.bytes))
    throw new InputError(`${source.uri}: a .doc or a Word document with a password; save it as .docx without one`)
  return unzip(source, (name) => PARTS.test(name), 'Word')
}

const PARTS = /^(?:word\/(?:document|styles|footnotes|endnotes)\.xml|customXml\/item\d+\.xml)$/

const value = (element: Element | undefined): string => element?.attributes['w:val'] ?? ''

/** Depth of the heading that a paragraph style is, for those that are one. */
function stylesOf(styles: Element | undefined): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const style of styles ? findAll(styles, 'w:style') : []) {
    const name = value(childOf(style, 'w:name')).toLowerCase()
    const outline = value(childOf(childOf(style, 'w:pPr'), 'w:outlineLvl'))
    const heading = /^heading (\d)$/.exec(name)?.[1]
    const base = depths.get(value(childOf(style, 'w:basedOn')))
    const depth =
      name === 'title' ? 1 : heading ? Number(heading) : /^[0-8]$/.test(outline) ? Number(outline) + 1 : base
    if (depth !== undefined) depths.set(style.attributes['w:styleId'] ?? name, depth)
  }
  return depths
}

const notesOf = (root: Element | undefined, kind: string): [string, Element][] =>
  (root ? findAll(root, `w:${kind}`) : [])
    .filter(({ attributes }) => !attributes['w:type'] || attributes['w:type'] === 'normal')
    .map((note) => [`${kind} ${note.attributes['w:id']}`, note])

/** Not text: what was deleted, other forms of the same, boxes beside the text, marks of the editor. */
const SKIPPED = new Set(
  'w:del w:moveFrom mc:Fallback w:txbxContent w:pPr w:rPr w:tblPr w:trPr w:tcPr w:sectPr w:delText'.split(' '),
)

/** "superscript", "subscript", or empty. */
const placeOf = (run: Element): string => value(childOf(childOf(run, 'w:rPr'), 'w:vertAlign'))

interface Field {
  instruction: string
  data: string
  /** Where its result starts; undefined while the instruction is read. */
  start?: number
}

function writerOf(out: Draft, styles: ReadonlyMap<string, number>, worksOf: (field: string, data: string) => string[]) {
  const noted: string[] = []
  const fields: Field[] = []
  let inReferences = false
  let inCell = false

  const close = (field: Field | undefined) => {
    if (field?.start === undefined) return
    const targets = worksOf(field.instruction, field.data)
    if (targets.length > 0) out.links.push({ start: field.start, end: out.at(), targets })
  }

  function inline(element: Element): void {
    for (const child of elementsIn(element)) {
      const { name, attributes } = child
      if (SKIPPED.has(name)) continue
      if (name === 'w:t') {
        const words = child.children.filter((part) => typeof part === 'string').join('')
        // Behind a field's instruction comes what is printed for it.
        if (fields.some(({ start }) => start === undefined)) continue
        const place = placeOf(element)
        if (place === 'superscript') out.raise(words, inCell)
        else if (place === 'subscript') out.lower(words)
        else out.add(words)
      } else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') out.add(' ')
      else if (name === 'w:noBreakHyphen') out.add('-')
      else if (name === 'w:footnoteReference') noted.push(`footnote ${attributes['w:id']}`)
      else if (name === 'w:endnoteReference') noted.push(`endnote ${attributes['w:id']}`)
      else if (name === 'w:instrText') {
        const field = fields.at(-1)
        if (field) field.instruction += child.children.filter((words) => typeof words === 'string').join('')
      } else if (name === 'w:fldChar') {
        const type = attributes['w:fldCharType']
        const data = childOf(child, 'w:fldData')?.children.join('') ?? ''
        const field = fields.at(-1)
        if (type === 'begin') fields.push({ instruction: '', data })
        else if (type === 'separate' && field) field.start = out.at()
        else if (type === 'end') close(fields.pop())
      } else if (name === 'w:fldSimple') {
        const field = { instruction: attributes['w:instr'] ?? '', data: '', start: out.at() }
        inline(child)
        close(field)
      } else inline(child)
    }
  }

  function paragraph(element: Element): void {
    const style = childOf(element, 'w:pPr')
    const outline = value(childOf(style, 'w:outlineLvl'))
    const depth = /^[0-8]$/.test(outline) ? Number(outline) + 1 : styles.get(value(childOf(style, 'w:pStyle')))
    const isItem = childOf(style, 'w:numPr') !== undefined && depth === undefined
    if (depth !== undefined) out.open('heading', { depth })
    else out.open(isItem && !inReferences ? 'item' : 'paragraph')
    inline(element)
    out.close()
    if (depth !== undefined && out.said() !== '') inReferences = roleOf(out.said()) === 'references'
  }

  function blocks(element: Element): void {
    for (const child of elementsIn(element)) {
      if (SKIPPED.has(child.name)) continue
      if (child.name === 'w:p') paragraph(child)
      else if (child.name === 'w:tbl') table(child)
      else blocks(child)
    }
  }

  function table(element: Element): void {
    const write = openTable(out)
    for (const row of findAll(element, 'w:tr')) {
      const header = findAll(row, 'w:tblHeader').length > 0
      write(findAll(row, 'w:tc').map((cell) => markedCell(cell, header)))
    }
  }

  function markedCell(cell: Element, header: boolean): MarkedCell {
    const about = childOf(cell, 'w:tcPr')
    const merged = about && childOf(about, 'w:vMerge')
    return {
      columns: Number(value(about && childOf(about, 'w:gridSpan'))),
      header,
      joined: merged !== undefined && value(merged) !== 'restart',
      write: () => {
        inCell = true
        for (const words of findAll(cell, 'w:p')) {
          inline(words)
          out.add(' ')
        }
        inCell = false
      },
    }
  }

  return {
    blocks,
    /** Notes in the order in which the text refers to them. */
    notes(all: ReadonlyMap<string, Element>) {
      const used = noted.splice(0).flatMap((id) => all.get(id) ?? [])
      if (used.length === 0) return
      out.open('heading', { depth: 1 })
      out.add('Footnotes')
      for (const note of used) blocks(note)
    },
  }
}

// JATS XML, as PubMed Central and publishers give articles: sections, lists, tables, notes, linked citations, references.

import type { Role } from '../../graph/schema.js'
import { isAmong } from '../text/among.js'
import { InputError, type Reader } from '../types.js'
import { childOf, type Element, elementsIn, findAll, parseXml, rawWordsOf, wordsOf } from '../xml.js'
import { decodeMarkup } from './decode.js'
import { documentOf } from './document.js'
import { type Draft, draft } from './draft.js'
import { readRefList } from './jats-references.js'
import { writeReferences } from './reference-list.js'
import { openTable } from './tables.js'

export const jats: Reader = {
  name: 'jats',
  doc: 'JATS XML (PubMed Central, publishers).',
  extensions: ['.xml', '.nxml'],
  // XML of any kind, so that what isn't JATS is refused by its root; XHTML and EndNote's XML have readers of their own.
  recognises: (head) =>
    /^\s*<(?:\?xml\s|!DOCTYPE\s+article|article[\s>]|pmc-articleset|!ENTITY)/i.test(head) &&
    !/<(?:!DOCTYPE\s+html|html[\s>]|records>)/i.test(head),
  read(source, report) {
    const root = parseXml(decodeMarkup(source), source.uri)
    const article = root.name === 'article' ? root : findAll(root, 'article')[0]
    if (!article)
      throw new InputError(`${source.uri}: XML whose root is <${root.name}>; of XML, only JATS articles are read`)
    const walk = walker()
    const meta = childOf(childOf(article, 'front'), 'article-meta')
    const title = childOf(childOf(meta, 'title-group'), 'article-title')
    if (title) walk.heading(title, 1)
    const heading = walk.draft.said()
    for (const abstract of meta ? findAll(meta, 'abstract') : []) walk.section(abstract, 2, 'Abstract')
    walk.body(childOf(article, 'body'), 1)
    for (const part of elementsIn(childOf(article, 'back') ?? NOTHING)) walk.back(part, 2)
    walk.body(childOf(article, 'floats-group'), 1)
    walk.notes()
    const entries = walk.lists.flatMap(readRefList)
    const { references, targets } = writeReferences(walk.draft, entries)
    return documentOf(source, 'jats', walk.draft, report, {
      ...(title ? { title: heading } : {}),
      ...(article.attributes['xml:lang'] ? { language: article.attributes['xml:lang'] } : {}),
      references,
      targets,
    })
  },
}

/** Raised or linked to a table's notes, and no citation. */
const isNoteMark = (element: Element): boolean =>
  element.name === 'xref'
    ? isAmong('table-fn fn', element.attributes['ref-type'])
    : element.name === 'sup' && findAll(element, 'xref').every(isNoteMark)

const NOTHING: Element = { name: '', attributes: {}, children: [] }

/** Not text of the article, or told elsewhere. */
const SKIPPED = new Set(
  'ref-list graphic inline-graphic media object-id tex-math alt-text long-desc permissions contrib-group aff-alternatives processing-meta'.split(
    ' ',
  ),
)
const PARAGRAPHS = new Set([
  'p',
  'disp-quote',
  'disp-formula',
  'verse-line',
  'attrib',
  'def',
  'term',
  'speech',
  'statement',
])
/** Stand alone inside a paragraph: what follows them is a paragraph of its own. */
const BLOCKS = new Set([
  'list',
  'table-wrap',
  'fig',
  'fig-group',
  'table-wrap-group',
  'boxed-text',
  'def-list',
  'verse-group',
  'table',
  'caption',
])
const NAMES: Readonly<Record<string, string>> = {
  ack: 'Acknowledgements',
  app: 'Appendix',
  'app-group': 'Appendices',
  'fn-group': 'Notes',
  glossary: 'Glossary',
  notes: 'Notes',
  bio: 'About the authors',
}
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/^intro/, 'introduction'],
  [/method|material|subjects|participants/, 'methods'],
  [/^results/, 'results'],
  [/^discussion/, 'discussion'],
  [/^conclusion/, 'conclusion'],
]

/** Writes elements into a draft. */
function walker() {
  const out: Draft = draft()
  const footnotes: Element[] = []
  /** Reference lists, as they are met. */
  const lists: Element[] = []
  let inCell = false
  let inXref = false

  function heading(element: Element, depth: number, role?: Role): void {
    out.open('heading', { depth, ...(role ? { role } : {}) })
    inline(element)
    out.close()
  }

  function section(element: Element, depth: number, name?: string): void {
    const title = childOf(element, 'title')
    const type = element.attributes['sec-type'] ?? ''
    const role = ROLES.find(([pattern]) => pattern.test(type))?.[1]
    if (title && wordsOf(title) !== '') heading(title, depth, name === 'Abstract' ? 'abstract' : role)
    else if (name && (name === 'Abstract' || elementsIn(element)[0]?.name !== 'sec')) {
      out.open('heading', { depth, ...(name === 'Abstract' ? { role: 'abstract' } : {}) })
      out.add(name)
    }
    for (const child of elementsIn(element)) if (child !== title) block(child, depth + 1)
    out.close()
  }

  function block(element: Element, depth: number): void {
    const { name } = element
    if (name === 'ref-list') lists.push(element)
    if (SKIPPED.has(name) || name === 'label' || name === 'title') return
    if (name === 'sec' || name === 'app') section(element, depth, NAMES[name])
    else if (name === 'boxed-text') {
      const title = childOf(childOf(element, 'caption') ?? element, 'title')
      if (title) heading(title, depth)
      for (const child of elementsIn(element)) block(child, depth + 1)
    } else if (name === 'list') list(element)
    else if (name === 'table') table(element)
    else if (name === 'fig' || name === 'table-wrap' || name === 'supplementary-material') float(element, depth)
    else if (name === 'fn') footnotes.push(element)
    else if (PARAGRAPHS.has(name)) paragraph(element)
    else for (const child of elementsIn(element)) block(child, depth)
  }

  function paragraph(element: Element): void {
    out.open('paragraph')
    inline(element)
    out.close()
  }

  function list(element: Element): void {
    for (const item of elementsIn(element)) {
      if (item.name !== 'list-item') continue
      for (const child of elementsIn(item)) {
        if (child.name === 'list') list(child)
        else if (child.name !== 'label') {
          out.open('item')
          inline(child)
          out.close()
        }
      }
    }
  }

  /** Label and caption are one paragraph, a table's rows follow, then its notes. */
  function float(element: Element, depth: number): void {
    const caption = childOf(element, 'caption')
    out.open('paragraph')
    const label = wordsOf(childOf(element, 'label')).replace(/[.:]$/, '')
    if (label) out.add(`${label}: `)
    if (caption) inlineBlocks(caption)
    out.close()
    for (const child of elementsIn(element)) if (child !== caption && child.name !== 'label') block(child, depth)
  }

  function table(element: Element): void {
    const write = openTable(out)
    const heads = new Set(findAll(element, 'thead').flatMap((head) => findAll(head, 'tr')))
    for (const row of findAll(element, 'tr'))
      write(
        elementsIn(row).map((cell) => ({
          columns: Number(cell.attributes.colspan),
          rows: Number(cell.attributes.rowspan),
          header: cell.name === 'th' || heads.has(row),
          write: () => {
            inCell = true
            inlineBlocks(cell)
            inCell = false
          },
        })),
      )
  }

  /** Paragraphs and breaks inside, with a space between. */
  function inlineBlocks(element: Element): void {
    for (const child of element.children) {
      if (typeof child === 'string') out.add(child)
      else if (PARAGRAPHS.has(child.name) || child.name === 'title') {
        inlineBlocks(child)
        if (child.name === 'title' && !/[.?!:]$/.test(wordsOf(child))) out.add('.')
        out.add(' ')
      } else inlineOne(child)
    }
  }

  function inline(element: Element): void {
    for (const child of element.children) {
      if (typeof child === 'string') out.add(child)
      else if (BLOCKS.has(child.name) && !inCell) {
        out.close()
        block(child, 9)
      } else inlineOne(child)
    }
  }

  /** What links print is no power, and what is raised or lowered may hold links. */
  const isLinked = (element: Element): boolean => inXref || findAll(element, 'xref').length > 0

  function inlineOne(element: Element): void {
    const { name, attributes } = element
    if (name === 'ref-list') lists.push(element)
    if (SKIPPED.has(name)) return
    if (inCell && isNoteMark(element)) out.raise(wordsOf(element), true)
    else if (name === 'xref') {
      const start = out.at()
      inXref = true
      inline(element)
      inXref = false
      if (attributes['ref-type'] === 'bibr')
        out.links.push({ start, end: out.at(), targets: (attributes.rid ?? '').split(/\s+/) })
    } else if (name === 'sup' && !isLinked(element)) out.raise(rawWordsOf(element))
    else if (name === 'sub' && !isLinked(element)) out.lower(rawWordsOf(element))
    else if (name === 'fn') footnotes.push(element)
    else if (name === 'break') out.add(' ')
    else if (name === 'p') {
      out.add(' ')
      inline(element)
      out.add(' ')
    } else inline(element)
  }

  return {
    draft: out,
    lists,
    heading,
    section,
    body(element: Element | undefined, depth: number) {
      const children = element ? elementsIn(element) : []
      // Prose before the first section would else go on with the abstract's last part.
      if (children[0]?.name === 'p' && children.some(({ name }) => name === 'sec')) {
        out.open('heading', { depth: depth + 1, role: 'introduction' })
        out.add('Introduction')
        out.close()
      }
      for (const child of children) block(child, depth + 1)
    },
    back(element: Element, depth: number) {
      if (element.name in NAMES || element.name === 'sec') {
        section(element, depth, NAMES[element.name])
        if (element.name === 'fn-group') flush()
      } else block(element, depth)
    },
    /** Footnotes that stand in the text. */
    notes() {
      if (footnotes.length === 0) return
      out.open('heading', { depth: 2 })
      out.add('Footnotes')
      flush()
    },
  }

  function flush(): void {
    for (const note of footnotes.splice(0))
      for (const child of elementsIn(note)) if (child.name !== 'label') block(child, 3)
  }
}

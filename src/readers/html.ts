// HTML: the main content of a page, by parse5; links into its reference list are its citations.

import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { isAmong } from '../text/among.js'
import { noteMark } from '../text/raised.js'
import { InputError, type Reader } from '../types.js'
import { decodeMarkup } from './decode.js'
import { documentOf } from './document.js'
import { type Draft, draft } from './draft.js'
import { roleOf } from './roles.js'
import { openTable } from './tables.js'

export const html: Reader = {
  name: 'html',
  doc: 'Web pages (HTML): their main content.',
  extensions: ['.html', '.htm', '.xhtml'],
  recognises: (head) => /^\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html[\s>])/i.test(head),
  read(source, report) {
    const page = parse(decodeMarkup(source))
    const root = find(page, ({ tagName }) => tagName === 'html')
    const out = draft()
    const anchors = new Map<string, number>()
    writePage(mainOf(page), out, anchors, source.uri)
    out.close()
    const meta = find(page, (element) => element.tagName === 'meta' && attribute(element, 'name') === 'citation_title')
    const titled = find(page, ({ tagName }) => tagName === 'title')
    const title = (meta && attribute(meta, 'content')) || (titled && wordsIn(titled))
    const language = root && attribute(root, 'lang')
    return documentOf(source, 'html', out, report, {
      ...(title ? { title } : {}),
      ...(language ? { language } : {}),
      anchors,
    })
  },
}

type Element = Tree.Element
type Parent = Tree.ParentNode

const DEEPEST = 500
const SKIPPED = new Set(
  'script style noscript template svg math nav aside form button select textarea iframe object canvas dialog footer head audio video picture map'.split(
    ' ',
  ),
)
const NOT_CONTENT =
  /(?:^|[\s_-])(?:nav|navbar|menu|sidebar|breadcrumbs?|cookies?|share|social|advert|ads|banner|masthead|toolbar|pagination|skip-?link|visually-hidden|sr-only)(?:$|[\s_-])/i
const PARAGRAPHS = new Set(
  'p div blockquote dd dt figcaption caption pre section article main address center'.split(' '),
)

const isElement = (node: Tree.ChildNode): node is Element => 'tagName' in node
export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attr) => attr.name === name)?.value.trim()

/** The first element below, in the order of the page, that passes; without recursion, as pages nest without end. */
export function find(root: Parent, test: (element: Element) => boolean): Element | undefined {
  const open: Tree.ChildNode[] = [...root.childNodes].reverse()
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue
    if (test(node)) return node
    for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i] as Tree.ChildNode)
  }
  return undefined
}

/** The words of an element's own text, as they stand there. */
const ownWords = ({ childNodes }: Element): string =>
  childNodes.map((node) => (node.nodeName === '#text' ? (node as Tree.TextNode).value : '')).join('')

const wordsIn = (element: Element): string => ownWords(element).replace(/\s+/g, ' ').trim()

/** What the page marks as its content, else all of it. */
export const mainOf = (page: Tree.Document): Parent =>
  find(page, (element) => element.tagName === 'main' || attribute(element, 'role') === 'main') ??
  find(page, ({ tagName }) => tagName === 'article') ??
  find(page, ({ tagName }) => tagName === 'body') ??
  page

/** Words without links or marks inside. */
const bareIn = (element: Element): string | undefined =>
  element.childNodes.every(({ nodeName }) => nodeName === '#text') ? ownWords(element) : undefined

/** A mark that leads to a table's notes, linked or not; links of digits may be citations. */
function markIn(element: Element): string | undefined {
  const anchor = find(element, ({ tagName }) => tagName === 'a')
  const words = wordsIn(element) || (anchor && wordsIn(anchor)) || ''
  return noteMark(words) !== undefined && !(anchor && /\d/.test(words)) ? words : undefined
}

function isHidden(element: Element): boolean {
  const { tagName } = element
  if (SKIPPED.has(tagName) || attribute(element, 'hidden') !== undefined) return true
  if (attribute(element, 'aria-hidden') === 'true') return true
  if (isAmong('navigation banner contentinfo search complementary dialog', attribute(element, 'role'))) return true
  return NOT_CONTENT.test(`${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`)
}

/**
 * Writes what a page says. `anchors` gets the places of its ids, each behind what `keyOf` makes of a link to it: pages
 * of one book may have the same ids.
 */
export function writePage(
  root: Parent,
  out: Draft,
  anchors: Map<string, number>,
  uri: string,
  keyOf: (href: string) => string | undefined = (href) => /#(.+)$/.exec(href)?.[1],
): void {
  let inReferences = false
  let inItem = false
  const walk = (parent: Parent, depth: number, inRow: boolean): void => {
    if (depth > DEEPEST)
      throw new InputError(`${uri}: elements nested deeper than ${DEEPEST}; this is no page that people read`)
    for (const node of parent.childNodes) {
      if (node.nodeName === '#text') out.add((node as Tree.TextNode).value)
      else if (isElement(node) && !isHidden(node)) element(node, depth + 1, inRow)
    }
  }
  const block = (node: Element, depth: number, kind: 'heading' | 'paragraph' | 'item', level?: number): void => {
    out.open(kind, level === undefined ? {} : { depth: level })
    remember(node)
    walk(node, depth, false)
    out.close()
  }
  const remember = (node: Element): void => {
    for (const name of ['id', 'name']) {
      const value = attribute(node, name)
      const key = value && keyOf(`#${value}`)
      if (key && !anchors.has(key)) anchors.set(key, out.at())
    }
  }
  const element = (node: Element, depth: number, inRow: boolean): void => {
    const { tagName } = node
    const level = /^h([1-6])$/.exec(tagName)?.[1]
    if (inRow) {
      // Cells hold paragraphs, lists and tables; a row is one line all the same.
      remember(node)
      if (tagName === 'a') link(node, depth, true)
      else if (tagName === 'sup' && (markIn(node) ?? bareIn(node)) !== undefined)
        out.raise((markIn(node) ?? bareIn(node)) as string, true)
      else if (tagName === 'sub' && bareIn(node) !== undefined) out.lower(bareIn(node) as string)
      else {
        const apart = PARAGRAPHS.has(tagName) || isAmong('li br tr td th', tagName)
        if (apart) out.add(' ')
        walk(node, depth, true)
        if (apart) out.add(' ')
      }
    } else if (level) {
      block(node, depth, 'heading', Number(level))
      if (out.said() !== '') inReferences = roleOf(out.said()) === 'references'
    } else if (tagName === 'li') {
      const before = inItem
      inItem = !inReferences
      block(node, depth, inItem ? 'item' : 'paragraph')
      inItem = before
    } else if (PARAGRAPHS.has(tagName)) block(node, depth, inItem ? 'item' : 'paragraph')
    else if (tagName === 'tr') row(node, depth)
    else if (tagName === 'br') out.add(' ')
    else if (tagName === 'sup' && bareIn(node) !== undefined) out.raise(bareIn(node) as string)
    else if (tagName === 'sub' && bareIn(node) !== undefined) out.lower(bareIn(node) as string)
    else if (tagName === 'a') link(node, depth, false)
    else if (isAmong('ul ol dl table thead tbody tfoot figure hr header', tagName)) {
      out.close()
      remember(node)
      if (tagName === 'table') writeRow = openTable(out)
      walk(node, depth, false)
      out.close()
    } else {
      remember(node)
      walk(node, depth, false)
    }
  }
  let writeRow = openTable(out)
  const row = (node: Element, depth: number): void => {
    const cells = node.childNodes.filter((cell): cell is Element => isElement(cell) && !isHidden(cell))
    writeRow(
      cells.map((cell) => ({
        columns: Number(attribute(cell, 'colspan')),
        rows: Number(attribute(cell, 'rowspan')),
        header: cell.tagName === 'th' || node.parentNode?.nodeName === 'thead',
        write: () => {
          if (cell === cells[0]) remember(node)
          walk(cell, depth + 1, true)
        },
      })),
    )
  }
  const link = (node: Element, depth: number, inRow: boolean): void => {
    remember(node)
    const target = keyOf(attribute(node, 'href') ?? '')
    const start = out.at()
    walk(node, depth, inRow)
    if (target !== undefined) out.links.push({ start, end: out.at(), targets: [target] })
  }
  walk(root, 0, false)
}

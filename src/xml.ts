// XML → a tree, with bounds: nothing is fetched, entities never expand into others, depth and size are limited.
import { decodeHTML } from 'entities'
import { SaxesParser } from 'saxes'
import { singleSpaced } from './text/spaces.js'
import { InputError } from './types.js'

export interface Element {
  /** With its prefix: "xref", "w:p". */
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly (Element | string)[]
}

const DEEPEST = 500
/** Elements of one file: the longest handbook has a tenth of it. */
const MOST = 20_000_000
const CHILDLESS: Element['children'] = Object.freeze([])

/**
 * The root element. DTDs are not read: of entities only XML's and HTML's names are known. Throws InputError with line
 * and column where the text is not well-formed, and where it nests deeper than `DEEPEST`.
 */
export function parseXml(text: string, uri: string): Element {
  const parser = new SaxesParser()
  // One character or two each, so that no text can grow.
  parser.ENTITIES = new Proxy(parser.ENTITIES, {
    get(known, name: string) {
      if (known[name] !== undefined) return known[name]
      const character = decodeHTML(`&${name};`)
      return character.length <= 2 ? character : undefined
    },
  })
  const fail = (reason: string) => {
    throw new InputError(`${uri}:${parser.line}:${parser.column + 1}: ${reason}`)
  }
  parser.on('error', (error) =>
    fail(`not well-formed XML (${error.message.replace(/^(?:\S*:)?\d+:\d+: /, '').replace(/\.$/, '')})`),
  )
  let root: Element | undefined
  const open: Element[] = []
  let innermost: Element | undefined
  let count = 0
  // A first child makes a list of one: pushed into an empty list, it would get room for seventeen.
  const add = (child: Element | string) => {
    if (!innermost) return
    if (innermost.children === CHILDLESS) innermost.children = [child]
    else (innermost.children as (Element | string)[]).push(child)
  }
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: CHILDLESS }
    if (++count > MOST) fail(`more than ${MOST} elements; split the file`)
    if (open.length >= DEEPEST) fail(`elements nested deeper than ${DEEPEST}`)
    add(element)
    root ??= element
    open.push(element)
    innermost = element
  })
  parser.on('closetag', () => {
    open.pop()
    innermost = open.at(-1)
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return root as Element
}

export const elementsIn = (element: Element): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string')

/** The first child of one of these names. */
export function childOf(element: Element | undefined, ...names: string[]): Element | undefined {
  if (element)
    for (const child of element.children) if (typeof child !== 'string' && names.includes(child.name)) return child
  return undefined
}

/** All below of one of these names, in the order of the text; none inside another. */
export function findAll(element: Element, ...names: string[]): Element[] {
  const found: Element[] = []
  gather(element, names, found)
  return found
}

function gather({ children }: Element, names: readonly string[], found: Element[]): void {
  for (const child of children) {
    if (typeof child === 'string') continue
    if (names.includes(child.name)) found.push(child)
    else if (child.children.length > 0) gather(child, names, found)
  }
}

/** All words inside, white space made one space. */
export const wordsOf = (element: Element | undefined): string =>
  element ? singleSpaced(rawWordsOf(element)).trim() : ''

/** All words inside, as they stand there. */
export function rawWordsOf({ children }: Element): string {
  const [first = ''] = children
  if (children.length < 2) return typeof first === 'string' ? first : rawWordsOf(first)
  let words = ''
  for (const child of children) words += typeof child === 'string' ? child : rawWordsOf(child)
  return words
}

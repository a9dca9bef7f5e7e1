// Collects the plain text that is made of a marked-up source, block by block, with what the markup says of it.
import type { Role } from '../../graph/schema.js'
import type { MarkedParts } from '../references/entry.js'
import type { Block } from '../text/blocks.js'
import { lowered, noteMark, raised } from '../text/raised.js'
import { singleSpaced } from '../text/spaces.js'
import { inOrder, trimSpan } from '../text/spans.js'
import type { CitationLink, Span, Table } from '../types.js'

/** A block of which the markup may say what a heading announces. */
export interface MarkedBlock extends Block {
  role?: Role
}

/** Plain text with its blocks, as a reader of markup leaves it to `documentOf`. */
export interface Draft {
  text(): string
  blocks: MarkedBlock[]
  /** Citations that the markup links to entries, by what the entries are known by there. */
  links: (Span & { targets: string[] })[]
  tables: Table[]
  /** Opens a block; the one open before is closed. Blocks without a word are left out. */
  open(kind: Block['kind'], more?: { depth?: number; role?: Role }): void
  close(): void
  /** Adds words to the open block, white space made one space; opens a paragraph where none is open. */
  add(words: string): void
  /** Adds what is raised, so that no digits join a number. In a table's cell a mark stands apart from its number or word. */
  raise(words: string, inCell?: boolean): void
  /** Adds what is lowered: digits behind a number stay apart from it, those of a name ("CO2") are its own. */
  lower(words: string): void
  /** The offset that the next word will have. */
  at(): number
  /** Of what is written so far. */
  length(): number
  /** Words of the block that was closed last. */
  said(): string
}

const BETWEEN: Readonly<Record<Block['kind'], string>> = { heading: '\n\n', paragraph: '\n\n', item: '\n', row: '\n' }

export function draft(): Draft {
  const pieces: string[] = []
  const blocks: MarkedBlock[] = []
  let length = 0
  let kind: Block['kind'] | undefined
  let more: { depth?: number; role?: Role } = {}
  let start = 0
  let first = 0
  /** Past the last piece of the block that was closed last. */
  let past = 0
  // A space that is printed only if a word follows.
  let space = false
  let last: Block['kind'] | undefined
  const write = (words: string) => {
    pieces.push(words)
    length += words.length
  }
  const self: Draft = {
    text: () => `${pieces.join('')}\n`,
    blocks,
    links: [],
    tables: [],
    open(next, details = {}) {
      self.close()
      kind = next
      more = details
      start = -1
    },
    close() {
      past = 0
      if (kind !== undefined && start >= 0) {
        blocks.push({ kind, start, end: length, ...more })
        last = kind
        past = pieces.length
      }
      kind = undefined
      space = false
    },
    add(words) {
      if (words === '') return
      const clean = singleSpaced(words)
      if (kind === undefined) {
        if (clean === ' ') return
        self.open('paragraph')
      }
      const opening = clean.startsWith(' ')
      const bare = clean.trim()
      if (bare === '') {
        space = start >= 0
        return
      }
      if (start < 0) {
        if (length > 0) write(last === kind ? BETWEEN[kind as Block['kind']] : '\n\n')
        start = length
        first = pieces.length
      } else if (space || opening) write(' ')
      write(bare)
      space = clean.endsWith(' ')
    },
    raise(words, inCell = false) {
      const mark = inCell ? noteMark(words) : undefined
      const before = pieces.at(-1) ?? ''
      // "m²", "× 10⁵".
      const glued = /^\d/.test(words.trim()) && /(?:\p{L}|[×·*]\s?10)$/u.test(before)
      if (mark !== undefined && !glued) self.add(' ')
      self.add(mark ?? raised(words))
    },
    lower(words) {
      const behind = start >= 0 && !space && /\d$/.test(pieces.at(-1) ?? '') && /^\d+\s*$/.test(words)
      self.add(behind ? lowered(words) : words)
    },
    at: () => (start < 0 || kind === undefined ? length + (length > 0 ? gap() : 0) : length + (space ? 1 : 0)),
    length: () => length,
    said: () => pieces.slice(first, past).join(''),
  }
  const gap = () => (kind !== undefined && last === kind ? BETWEEN[kind].length : 2)
  return self
}

/**
 * Links with the indices of the references that their targets are; those that lead to none are left out. Of a range
 * whose ends alone are links ("[1–5]"), the last one leads to the entries between, too.
 */
export function linksOf(links: Draft['links'], targets: ReadonlyMap<string, number>, text: string): CitationLink[] {
  const found: CitationLink[] = []
  for (const { start, end, targets: names } of inOrder([...links], (a, b) => a.start - b.start)) {
    const references: number[] = []
    for (const name of names) {
      const target = targets.get(name)
      if (target !== undefined && !references.includes(target)) references.push(target)
    }
    if (references.length === 0) continue
    const span = trimSpan(text, { start, end })
    // A link without words stands for what is before it.
    if (span.start >= span.end) span.start = Math.max(0, span.end - 1)
    if (span.start >= span.end) continue
    const last = found.at(-1)
    const [from] = last?.references.slice(-1) ?? []
    const [to] = references
    const isRange =
      last &&
      span.start - last.end <= 3 &&
      /^\s?[‐‑–—−-]\s?$/.test(text.slice(last.end, span.start)) &&
      /\d$/.test(text.slice(last.end - 1, last.end))
    if (isRange && from !== undefined && to !== undefined && to - from <= WIDEST)
      for (let between = to - 1; between > from; between--) references.unshift(between)
    found.push({ start: span.start, end: span.end, references })
  }
  return found
}

/** Entries that a printed range can hold. */
const WIDEST = 60

/** An entry of the list as it is to be printed, and what the markup says of its parts. */
export interface Entry {
  /** What links lead to it by. */
  id?: string
  label?: string
  /** Without its label. */
  printed: string
  parts?: MarkedParts
}

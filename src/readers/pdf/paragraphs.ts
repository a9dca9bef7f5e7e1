// Lines → headings, paragraphs, rows and entries of a draft, each line with its page and box.
import type { Placed } from '../../types.js'
import type { Draft } from '../draft.js'
import { endsReferences, roleOf } from '../roles.js'
import { unbroken, type Words, wordsOf } from './hyphens.js'
import type { Line } from './lines.js'

/** What most lines of the document are like. */
interface Usual {
  size: number
  font: string
  /** From baseline to baseline. */
  leading: number
  words: Words
  /** Larger ones that lines are printed in, the largest first: one for each depth of headings. */
  larger: readonly number[]
}

type Entries = 'none' | 'labelled' | 'hanging' | 'spaced' | 'plain'

/** "Smith, J. A., ", "Smith J, ", "World Health Organization. (2014)": how the first line of an entry begins. */
const FIRST_AUTHOR = /^(?:[\p{L}’'-]+ ){0,3}\p{Lu}[\p{L}’'-]+,? \p{Lu}(?:[\p{Lu}. -]*[,.&( ]|\p{Ll})/u
/** "Health Psychology, 28(6)": what holds a work, at the top of a page or column. */
const VOLUME = /^[\p{L}\s&:’'-]+, \d/u
/** Hardly an entry is without one. */
const YEAR = /\b(?:1[6-9]|20)\d\d[a-z]?\b|n\.d\.|in press|forthcoming/i
const BULLET = /^[•●▪◦‣–]\s+/
const LABEL = /^(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}\.)\s/

export function writeLines(lines: readonly Line[], out: Draft): Placed[] {
  const usual = usualOf(lines)
  const places: Placed[] = []
  const edges = edgesOf(lines, usual.leading)
  let entries: Entries = 'none'
  /** Whether the list's open entry has its year. */
  let dated = false
  let heading: Line | undefined
  /** Left edge of the item before. */
  let item: number | undefined
  lines.forEach((line, i) => {
    const previous = lines[i - 1]
    const next = lines[i + 1]
    const goesOn = heading && isOneHeading(heading, line, usual)
    const depth = goesOn ? 1 : headingDepth(line, previous, next, usual, edges[i] ?? 0, entries !== 'none')
    if (depth !== undefined) {
      // A heading of two lines is one.
      if (!goesOn) {
        out.open('heading', { depth })
        entries = roleOf(line.text) === 'references' ? listKind(lines.slice(i + 1, i + 61), usual.leading) : 'none'
      }
      heading = line
    } else {
      if (line.cells > 2 && entries === 'none') out.open('row')
      else if (heading || !previous || opens(line, previous, usual, entries, edges[i - 1] ?? 0, dated)) {
        const isItem = entries === 'none' && (BULLET.test(line.text) || isIndented(line, previous, item))
        item = isItem ? line.x0 : undefined
        out.open(isItem ? 'item' : 'paragraph')
        dated = false
      }
      heading = undefined
    }
    if (entries !== 'none') dated ||= YEAR.test(line.text)
    const text = line.text.replace(BULLET, '')
    const start = out.at()
    const isLast = !next || (depth !== undefined && !isOneHeading(line, next, usual))
    const joined = isLast ? undefined : unbroken(text, next.text, usual.words)
    out.add(joined ?? text)
    const end = out.at()
    if (joined === undefined) out.add(' ')
    const { page, x0, x1, y, size } = line
    if (end > start)
      places.push({ start, end, page, box: [x0, y - size, x1, y + size * 0.25].map((at) => Math.round(at * 10) / 10) })
  })
  out.close()
  return places
}

/** Of two lines that follow each other. */
const isOneHeading = (first: Line, second: Line, usual: Usual): boolean =>
  sameLook(first, second) && isClose(first, second) && !isUsual(second, usual)

function usualOf(lines: readonly Line[]): Usual {
  const sizes = new Map<number, number>()
  const fonts = new Map<string, number>()
  const leadings = new Map<number, number>()
  lines.forEach(({ text, size, font, y }, i) => {
    count(sizes, Math.round(size * 2) / 2, text.length)
    count(fonts, font, text.length)
    const step = y - (lines[i - 1]?.y ?? y)
    if (step > size * 0.8 && step < size * 3) count(leadings, Math.round(step), 1)
  })
  const size = most(sizes) ?? 10
  const larger = [...sizes.keys()].filter((one) => one > size * 1.1).sort((a, b) => b - a)
  return { size, larger, font: most(fonts) ?? '', leading: most(leadings) ?? size * 1.2, words: wordsOf(lines) }
}

const count = <K>(counts: Map<K, number>, key: K, by: number): unknown => counts.set(key, (counts.get(key) ?? 0) + by)
const most = <K>(counts: ReadonlyMap<K, number>): K | undefined => [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]

const sameLook = (a: Line, b: Line): boolean => a.font === b.font && Math.abs(a.size - b.size) < 0.6
const isClose = (a: Line, b: Line): boolean => a.page === b.page && b.y - a.y > 0 && b.y - a.y < a.size * 1.7

const isUsual = ({ size, font }: Line, usual: Usual): boolean => size <= usual.size * 1.1 && font === usual.font

/** Depth of the heading that a line looks like: larger or in another font, short, and apart; or one by its words. */
function headingDepth(
  line: Line,
  previous: Line | undefined,
  next: Line | undefined,
  usual: Usual,
  edge: number,
  inList: boolean,
): number | undefined {
  const { text, size, font, cells } = line
  if (text.length > 150 || cells > 1 || !/\p{L}{2}/u.test(text) || !next) return undefined
  const role = roleOf(text)
  const stands =
    !previous ||
    previous.page !== line.page ||
    previous.column !== line.column ||
    line.y - previous.y > usual.leading * 1.25 ||
    !sameLook(previous, line)
  if (!stands) return undefined
  if (inList && !(size > usual.size * 1.1 || role !== undefined || endsReferences(text))) return undefined
  const rank = usual.larger.findIndex((one) => size >= one - 0.3) + 1
  if (rank > 0) return Math.min(rank, 4)
  const below = Math.min(usual.larger.length + 1, 4)
  // In a narrow column a paragraph's first line is as short, but the next one goes on below it.
  const alone = !sameLook(line, next) || next.y - line.y > usual.leading * 1.25 || isCut(line, next, edge)
  if (role !== undefined && alone && text.length < 60 && /^[\d\p{Lu}]/u.test(text) && !/[.,;]$/.test(text))
    return Math.max(2, below)
  const other = font !== usual.font && size >= usual.size * 0.95 && /^[\d\p{Lu}]/u.test(text) && !/[.,;]$/.test(text)
  return other && text.length < 100 && (next.font !== font || next.y - line.y > usual.leading * 1.25)
    ? Math.max(3, below)
    : undefined
}

/** Whether a line begins a paragraph, or an entry of the list; `mayEnd`: whether the entry before has all that it needs. */
function opens(
  line: Line,
  previous: Line,
  { leading }: Usual,
  entries: Entries,
  edge: number,
  mayEnd: boolean,
): boolean {
  if (entries === 'labelled') return LABEL.test(line.text)
  const moved = line.page !== previous.page || line.column !== previous.column
  if (entries === 'hanging')
    return moved
      ? mayEnd && !/^\p{Ll}/u.test(line.text) && /[.\d)]$/.test(previous.text)
      : line.x0 < previous.x0 - 3 || (Math.abs(line.x0 - previous.x0) < 3 && line.y - previous.y > leading * 1.4)
  const named = FIRST_AUTHOR.test(line.text) && !VOLUME.test(line.text)
  if (entries === 'spaced') return moved ? mayEnd && named : line.y - previous.y > leading * 1.3
  const ended = /[.?!:”"’)\]⁰¹²³⁴-⁹]$/.test(previous.text)
  if (entries === 'plain') {
    const last = isCut(previous, line, edge) || (ended && isShort(previous, line))
    return mayEnd && named && (moved ? ended || /\d$/.test(previous.text) : last)
  }
  if (moved) return ended && /^["“(]?[\p{Lu}\d]/u.test(line.text) && isShort(previous, line)
  if (BULLET.test(line.text) || previous.cells > 2) return true
  if (isCut(previous, line, edge)) return true
  if (line.y - previous.y > leading * 1.35 || Math.abs(line.size - previous.size) > 1) return true
  const indent = line.x0 - previous.x0
  return ended && indent > line.size * 0.7 && indent < line.size * 5
}

/** An item whose bullet is a drawing: further right than the words with a colon before it, or below such an item. */
const isIndented = (line: Line, previous: Line | undefined, item: number | undefined): boolean =>
  item !== undefined
    ? Math.abs(line.x0 - item) < 2
    : previous !== undefined && /:$/.test(previous.text) && line.x0 > previous.x0 + line.size

/** Right edge of the block of lines that each line stands in. */
function edgesOf(lines: readonly Line[], leading: number): number[] {
  const edges: number[] = []
  let first = 0
  let edge = 0
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    edge = Math.max(edge, line.x1)
    const goesOn =
      next &&
      next.page === line.page &&
      next.column === line.column &&
      Math.abs(next.y - line.y) <= leading * 1.35 &&
      Math.abs(next.x0 - line.x0) < line.size * 3
    if (goesOn) return
    for (; first <= i; first++) edges.push(edge)
    edge = 0
  })
  return edges
}

/** A line that the next one's first word had room in was ended on purpose: an item, the last line of a paragraph. */
function isCut(line: Line, next: Line, edge: number): boolean {
  const [word = ''] = next.text.split(' ')
  const letter = (next.x1 - next.x0) / Math.max(1, next.text.length)
  return line.cells === 1 && line.x1 + letter * (word.length + 1) + line.size * 1.5 < edge
}

/** A last line seldom fills its column. */
const isShort = (line: Line, other: Line): boolean =>
  line.x1 - line.x0 < (other.x1 - other.x0) * 0.97 || /[.?!]$/.test(line.text)

/** How the entries of a list are told apart: by numbers, lines that stand out to the left, or space between them. */
function listKind(some: readonly Line[], leading: number): Entries {
  if (some.filter(({ text }) => LABEL.test(text)).length > some.length / 6) return 'labelled'
  const steps = some.slice(1).map((line, i) => Math.round(line.x0 - (some[i] as Line).x0))
  const out = steps.filter((step) => step < -3 && step > -60).length
  const into = steps.filter((step) => step > 3 && step < 60).length
  if (Math.min(out, into) >= some.length / 10) return 'hanging'
  const gaps = some.slice(1).filter((line, i) => line.y - (some[i] as Line).y > leading * 1.3).length
  return gaps >= some.length / 10 ? 'spaced' : 'plain'
}

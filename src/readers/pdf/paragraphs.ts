// Lines → headings, paragraphs, rows and entries of a draft, each line with its page and box.
import type { Placed } from '../../types.js'
import type { Draft } from '../draft.js'
import { endsReferences, roleOf } from '../roles.js'
import type { Line } from './lines.js'

/** What most lines of the document are like. */
interface Usual {
  size: number
  font: string
  /** From baseline to baseline. */
  leading: number
  /** Compounds printed with their hyphen inside a line: "self-report". */
  compounds: ReadonlySet<string>
}

const BULLET = /^[•●▪◦‣–]\s+/
const LABEL = /^(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}\.)\s/
const BROKEN = /([\p{L}\p{M}]+)[-\u00ad‐]$/u

export function writeLines(lines: readonly Line[], out: Draft): Placed[] {
  const usual = usualOf(lines)
  const places: Placed[] = []
  let entries: 'none' | 'labelled' | 'hanging' | 'plain' = 'none'
  let heading: Line | undefined
  lines.forEach((line, i) => {
    const previous = lines[i - 1]
    const next = lines[i + 1]
    const depth = headingDepth(line, previous, next, usual, entries !== 'none')
    if (depth !== undefined) {
      // A heading of two lines is one.
      if (!heading || !sameLook(heading, line) || !isClose(heading, line)) {
        out.open('heading', { depth })
        entries = roleOf(line.text) === 'references' ? listKind(lines.slice(i + 1)) : 'none'
      }
      heading = line
    } else {
      if (line.cells > 2 && entries === 'none') out.open('row')
      else if (heading || !previous || opens(line, previous, usual, entries))
        out.open(BULLET.test(line.text) && entries === 'none' ? 'item' : 'paragraph')
      heading = undefined
    }
    const text = line.text.replace(BULLET, '')
    const start = out.at()
    const joined = depth === undefined && next ? unbroken(text, next.text, usual) : undefined
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

/** A line whose last word goes on in the next one, without the hyphen unless the word has one of its own. */
function unbroken(text: string, next: string, { compounds }: Usual): string | undefined {
  const first = BROKEN.exec(text)?.[1]
  const second = /^\p{Ll}[\p{L}\p{M}]*/u.exec(next)?.[0]
  if (!first || !second) return undefined
  return compounds.has(`${first}-${second}`.toLowerCase()) ? text.replace(/[\u00ad‐]$/, '-') : text.slice(0, -1)
}

function usualOf(lines: readonly Line[]): Usual {
  const sizes = new Map<number, number>()
  const fonts = new Map<string, number>()
  const leadings = new Map<number, number>()
  const compounds = new Set<string>()
  lines.forEach(({ text, size, font, y }, i) => {
    count(sizes, Math.round(size * 2) / 2, text.length)
    count(fonts, font, text.length)
    const step = y - (lines[i - 1]?.y ?? y)
    if (step > size * 0.8 && step < size * 3) count(leadings, Math.round(step), 1)
    for (const word of text.match(/[\p{L}\p{M}]+-\p{Ll}[\p{L}\p{M}]*/gu) ?? []) compounds.add(word.toLowerCase())
  })
  const size = most(sizes) ?? 10
  return { size, font: most(fonts) ?? '', leading: most(leadings) ?? size * 1.2, compounds }
}

const count = <K>(counts: Map<K, number>, key: K, by: number): unknown => counts.set(key, (counts.get(key) ?? 0) + by)
const most = <K>(counts: ReadonlyMap<K, number>): K | undefined => [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]

const sameLook = (a: Line, b: Line): boolean => a.font === b.font && Math.abs(a.size - b.size) < 0.6
const isClose = (a: Line, b: Line): boolean => a.page === b.page && b.y - a.y > 0 && b.y - a.y < a.size * 1.7

/** Depth of the heading that a line looks like: larger or in another font, short, and apart; or one by its words. */
function headingDepth(
  line: Line,
  previous: Line | undefined,
  next: Line | undefined,
  usual: Usual,
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
  if (size > usual.size * 1.45) return 1
  if (size > usual.size * 1.1) return 2
  if (role !== undefined && text.length < 60 && /^[\d\p{Lu}]/u.test(text) && !/[.,;]$/.test(text)) return 2
  const other = font !== usual.font && size >= usual.size * 0.95 && /^[\d\p{Lu}]/u.test(text) && !/[.,;]$/.test(text)
  return other && text.length < 100 && (next.font !== font || next.y - line.y > usual.leading * 1.25) ? 3 : undefined
}

/** Whether a line begins a paragraph, or an entry of the list. */
function opens(
  line: Line,
  previous: Line,
  { leading }: Usual,
  entries: 'none' | 'labelled' | 'hanging' | 'plain',
): boolean {
  if (entries === 'labelled') return LABEL.test(line.text)
  const moved = line.page !== previous.page || line.column !== previous.column
  if (entries === 'hanging')
    return moved
      ? !/^\p{Ll}/u.test(line.text) && /[.\d)]$/.test(previous.text)
      : line.x0 < previous.x0 - 3 || (Math.abs(line.x0 - previous.x0) < 3 && line.y - previous.y > leading * 1.4)
  const ended = /[.?!:”"’)\]⁰¹²³⁴-⁹]$/.test(previous.text)
  if (moved)
    return (
      ended && (entries === 'plain' || /^["“(]?[\p{Lu}\d]/u.test(line.text)) && line.x0 > 0 && isShort(previous, line)
    )
  if (BULLET.test(line.text) || previous.cells > 2) return true
  if (line.y - previous.y > leading * 1.35 || Math.abs(line.size - previous.size) > 1) return true
  const indent = line.x0 - previous.x0
  return ended && (entries === 'plain' ? isShort(previous, line) : indent > line.size * 0.7 && indent < line.size * 5)
}

/** A last line seldom fills its column. */
const isShort = (line: Line, other: Line): boolean =>
  line.x1 - line.x0 < (other.x1 - other.x0) * 0.97 || /[.?!]$/.test(line.text)

/** How the entries of a list are told apart: by numbers, or by lines that stand out to the left. */
function listKind(lines: readonly Line[]): 'labelled' | 'hanging' | 'plain' {
  const some = lines.slice(0, 60)
  if (some.filter(({ text }) => LABEL.test(text)).length > some.length / 6) return 'labelled'
  const steps = some.slice(1).map((line, i) => Math.round(line.x0 - (some[i] as Line).x0))
  const out = steps.filter((step) => step < -3 && step > -60).length
  const into = steps.filter((step) => step > 3 && step < 60).length
  return Math.min(out, into) >= some.length / 10 ? 'hanging' : 'plain'
}

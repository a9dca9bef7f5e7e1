// Plain text and Markdown → blocks: headings, paragraphs, list items and table rows, with exact offsets.
import type { Span } from './spans.js'
import { trimSpan } from './spans.js'

export interface Block extends Span {
  kind: 'heading' | 'paragraph' | 'item' | 'row'
  /** Headings: 1 for the outermost. */
  depth?: number
  /** Headings: told by its looks only, not by markup. */
  guessed?: true
}

const ITEM = /^\s{0,8}(?:[-*+•·●▪◦‣–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)/u

const LINE_END = /\r\n?|\n/g

/** Lines with their offsets, without their line ends; "\r\n", "\n" and "\r" all end a line. */
export function linesOf(text: string, start = 0, end = text.length): Span[] {
  const lines: Span[] = []
  let from = start
  const stretch = text.slice(start, end)
  LINE_END.lastIndex = 0
  for (let match = LINE_END.exec(stretch); match; match = LINE_END.exec(stretch)) {
    lines.push({ start: from, end: start + match.index })
    from = start + LINE_END.lastIndex
  }
  lines.push({ start: from, end })
  return lines
}

/**
 * Blocks of a plain text. A line is a paragraph of its own unless the text is hard-wrapped, that is, unless many
 * lines go on in the next one with a lower-case letter.
 */
export function plainBlocks(text: string): Block[] {
  const lines = linesOf(text).map((line) => trimmed(text, line))
  const wrapped = isWrapped(text, lines)
  const blocks: Block[] = []
  let open: Block | undefined
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Span
    if (line.start === line.end) {
      open = undefined
      continue
    }
    const words = text.slice(line.start, line.end)
    const marker = words.length < 5000 ? ITEM.exec(words) : null
    const alone = isBlank(lines[i - 1]) && isBlank(lines[i + 1])
    // "2. Methods" alone on its line is a heading where no item follows it.
    const numbered = marker !== null && alone && /^\d/.test(words) && /\p{Lu}/u.test(words[marker[0].length] ?? '')
    const below = nextWords(text, lines, i)
    if (marker && !(numbered && !followsAsItem(marker[0], below) && isHeading(words, true, below))) {
      open = { kind: 'item', start: line.start + marker[0].length, end: line.end }
      blocks.push(open)
    } else if (open && wrapped && continues(text, open, lines[i - 1], line)) open.end = line.end
    else {
      const kind = isHeading(words, alone, below) ? 'heading' : 'paragraph'
      const block: Block = { kind, ...line, ...(kind === 'heading' ? { depth: 1, guessed: true } : {}) }
      blocks.push(block)
      open = kind === 'paragraph' ? block : undefined
    }
  }
  return blocks
}

const isBlank = (line: Span | undefined) => line === undefined || line.start === line.end
const trimmed = (text: string, line: Span): Span => trimSpan(text, line)

function nextWords(text: string, lines: readonly Span[], i: number): string {
  for (let k = i + 1; k < lines.length; k++) {
    const line = lines[k] as Span
    if (line.start < line.end) return text.slice(line.start, Math.min(line.end, line.start + 400))
  }
  return ''
}

/** Whether the text below goes on with the next number of the same list ("1. …" then "2. …"). */
function followsAsItem(marker: string, below: string): boolean {
  const number = Number(/\d+/.exec(marker)?.[0])
  return new RegExp(`^\\(?${number + 1}[.)]\\s`).test(below)
}

function isWrapped(text: string, lines: readonly Span[]): boolean {
  let pairs = 0
  let flowing = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as Span
    const next = lines[i + 1] as Span
    if (isBlank(line) || isBlank(next)) continue
    pairs++
    if (
      line.end - line.start > 40 &&
      /[\p{L},;-]/u.test(text[line.end - 1] as string) &&
      /\p{Ll}/u.test(text[next.start] as string)
    )
      flowing++
  }
  return pairs > 0 && flowing / pairs > 0.15
}

/** Whether a line of a hard-wrapped text goes on with the block above it: not after a short last line. */
function continues(text: string, open: Block, above: Span | undefined, line: Span): boolean {
  if (open.kind === 'item' || !above) return true
  return above.end - above.start > 45 || /\p{Ll}/u.test(text[line.start] as string)
}

/** A plain-text heading: short, opens with a capital or a number, ends without a sentence mark, says something below. */
function isHeading(words: string, alone: boolean, below: string): boolean {
  if (words.length > 140 || below === '') return false
  const bare = words.replace(/^(?:\d+(?:\.\d+)*\.?|[IVX]+\.)\s+/, '')
  if (!/^["“'‘]?[\p{Lu}\p{N}]/u.test(bare) || /[.,;!]["”’]?$/.test(words)) return false
  const count = bare.split(/\s+/).length
  // "References:" on a line of its own, with long lines below; else it introduces a list.
  if (words.endsWith(':') && !(alone && count === 1 && below.length > 30)) return false
  if (!/\p{L}{2}/u.test(bare)) return false
  if (count > (alone ? 16 : 14)) return false
  // Reference entries, table rows and captions have years or tabs; headings hardly ever.
  if (/\t| \| |\(\d{4}[a-z]?\)|\d{4};/.test(words)) return false
  return alone || below.length > words.length
}

/** Blocks of a Markdown text (CommonMark's headings, lists, tables, quotes; code is left out). */
export function markdownBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  let fence: string | undefined
  const lines = linesOf(text)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Span
    const words = text.slice(line.start, line.end)
    const mark = /^\s{0,3}(```+|~~~+)/.exec(words)?.[1]
    if (fence ? mark?.startsWith(fence) : mark) {
      fence = fence ? undefined : mark?.slice(0, 3)
      open = undefined
      continue
    }
    if (fence) continue
    const next = lines[i + 1]
    const underline = next ? /^\s{0,3}(=+|-+)\s*$/.exec(text.slice(next.start, next.end))?.[1] : undefined
    const hashes = /^\s{0,3}(#{1,6})\s+/.exec(words)
    const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/.exec(words)
    if (words.trim() === '') open = undefined
    else if (i === 0 && /^---\s*$/.test(words)) {
      // YAML front matter is not text of the document.
      const close = lines.findIndex((other, k) => k > 0 && /^(---|\.\.\.)\s*$/.test(text.slice(other.start, other.end)))
      if (close > 0) i = close
    } else if (hashes) {
      const end = line.start + words.replace(/\s+#+\s*$/, '').trimEnd().length
      const start = line.start + hashes[0].length
      if (start < end) blocks.push({ kind: 'heading', depth: (hashes[1] as string).length, start, end })
      open = undefined
    } else if (/^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(words)) open = undefined
    else if (/^\s*\|/.test(words)) {
      if (!/^[\s|:-]+$/.test(words)) blocks.push({ kind: 'row', ...trimSpan(text, line) })
      open = undefined
    } else if (item) {
      open = { kind: 'item', ...trimSpan(text, { start: line.start + item[0].length, end: line.end }) }
      if (open.start < open.end) blocks.push(open)
    } else if (underline && !open) {
      blocks.push({ kind: 'heading', depth: underline.startsWith('=') ? 1 : 2, ...trimSpan(text, line) })
      i++
    } else if (open) open.end = trimSpan(text, line).end
    else {
      const quote = /^\s{0,3}(?:>\s?)+/.exec(words)?.[0].length ?? 0
      open = { kind: 'paragraph', ...trimSpan(text, { start: line.start + quote, end: line.end }) }
      if (open.start < open.end) blocks.push(open)
    }
  }
  return blocks
}

// A printed reference list → entries: one per paragraph or line, numbered, hanging, or wrapped.
import { linesOf } from '../text/blocks.js'
import { type Span, trimSpan } from '../text/spans.js'
import type { Reference, Report } from '../types.js'
import { readEntry } from './entry.js'

const LABEL = /^\s*(?:[-*•]\s+)?(?:\[(\d{1,5})\]|\((\d{1,5})\)|(\d{1,5})[•*]*[.)])\s+/
const BULLET = /^\s*[-*•·]\s+/
// "Lang, P. J.", "de Haan L,", "J. P. Roy", "World Bank (2010)", "O’Neil A:".
const OPENS =
  /^(?:[-*•·]\s+)?["“]?(?:(?:[vV]an|[vV]on|de[rnl]?|De|[dD]i|[dD]a|dos|l[ae]|La|ter|ten|den|el|al|bin|’t|'t)\s)*(?:\p{Lu}[\p{L}\p{M}'’‐‑-]*,?(?:\s\p{Lu}[\p{L}\p{M}'’‐‑-]*)?,?\s+\p{Lu}{1,3}(?![\p{L}])|\p{Lu}\.\s?(?:\p{Lu}\.\s?)*\p{Lu}\p{L}+|\p{Lu}[^.]{2,120}\.?\s*[([]+(?:1[5-9]|20)\d\d)/u

/** Entries of the reference list that stands in `text` at `spans` (its parts between headings). */
export function readReferences(text: string, spans: readonly Span[], report: Report): Reference[] {
  const references = spans.flatMap((span) => entrySpans(text, span).map((entry) => readEntry(text, entry)))
  for (const { start, end, authors, year } of references)
    if (authors.length === 0 || year === undefined)
      report({
        level: 'info',
        rule: 'references:incomplete-entry',
        reason: `no ${authors.length === 0 ? 'authors' : 'year'} found in this reference entry, so no author–year citation can lead to it`,
        span: { start, end },
      })
  return references
}

/** Where each entry starts and ends. */
export function entrySpans(text: string, { start, end }: Span): Span[] {
  const lines = linesOf(text, start, end)
  const filled = lines.map((line) => trimSpan(text, line)).filter((line) => line.start < line.end)
  if (filled.length === 0) return []
  const words = (line: Span) => text.slice(line.start, Math.min(line.end, line.start + 300))
  const labelled = filled.filter((line) => LABEL.test(words(line))).length
  const numbered =
    labelled >= 2 &&
    isCounting(filled.map((line) => LABEL.exec(words(line))).flatMap((m) => (m ? [Number(m[1] ?? m[2] ?? m[3])] : [])))
  const indents = lines.filter((line) => trimSpan(text, line).start < line.end)
  const indented = indents.filter((line) => /^[ \t]/.test(text[line.start] ?? '')).length
  const hanging = indented > 0 && indented < indents.length && !/^[ \t]/.test(text[(indents[0] as Span).start] ?? '')
  const entries: Span[] = []
  let blankBefore = true
  let previous = ''
  for (const line of lines) {
    const trimmed = trimSpan(text, line)
    // An underline is no part of an entry.
    if (!/[\p{L}\p{N}]/u.test(words(trimmed))) {
      blankBefore = true
      continue
    }
    const open = entries.at(-1)
    const opens =
      !open ||
      (numbered
        ? LABEL.test(words(trimmed))
        : hanging
          ? !/^[ \t]/.test(text[line.start] as string)
          : BULLET.test(words(trimmed)) ||
            (blankBefore && !continues(previous, words(trimmed))) ||
            (OPENS.test(words(trimmed)) && isComplete(previous)))
    if (opens) entries.push({ ...trimmed })
    else (open as Span).end = trimmed.end
    blankBefore = false
    previous = text.slice(Math.max(trimmed.start, trimmed.end - 80), trimmed.end)
  }
  return entries.map((entry) => {
    const bullet = numbered ? null : BULLET.exec(words(entry))
    return bullet ? { start: entry.start + bullet[0].length, end: entry.end } : entry
  })
}

/** Rising by one, mostly: labels, not page numbers at line starts. */
function isCounting(numbers: readonly number[]): boolean {
  let steps = 0
  for (let i = 1; i < numbers.length; i++) if (numbers[i] === (numbers[i - 1] as number) + 1) steps++
  return steps >= (numbers.length - 1) * 0.7
}

/** A page break's blank line inside an entry: the words before break off, those after open no entry. */
const continues = (before: string, after: string): boolean =>
  /[,&\p{Ll}-]$/u.test(before) && !/https?:|\b10\.\d{4}/.test(before) && /^\p{Ll}/u.test(after)

const isComplete = (before: string): boolean =>
  (/[.\d)\]/”"]$/.test(before) && !/(?:\b\p{Lu}\.|,|&|\band)$/u.test(before)) ||
  /https?:\S+$|\b10\.\d{4}\S+$/.test(before)

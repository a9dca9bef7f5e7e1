// Honest gaps: passages with numbers or citations that nothing was made of.
import type { Annotations, Document, Report, Span } from './types.js'

// Not part of a word ("MBT-2", "DSM5"), and not a bare year.
const NUMBER = /(?<![\p{L}\p{N}.,-])[-−–]?(?:\d+(?:[.,·]\d+)*|\.\d+)(?![\p{L}\p{N}])%?/gu
const NO_GROUPS: readonly Span[] = []
const YEAR = /^(?:1[6-9]|20)\d\d$/

/** Reports every sentence, item and row that holds a number or a citation but gave no claim, finding, study or definition. */
export function reportGaps(document: Document, found: Annotations, report: Report): void {
  const understood = new Set<number>()
  for (const list of [found.claims, found.findings, found.studies])
    for (const { passage } of list) understood.add(passage)
  // What a definition says is kept with its concept.
  for (const { passage, rule } of found.mentions) if (rule === 'definition') understood.add(passage)
  for (const study of found.studies) for (const { passage } of study.mentions) understood.add(passage)
  const citing = new Map<number, Span[]>()
  for (const { passage, group } of found.citations) {
    const groups = citing.get(passage)
    if (groups) groups.push(group)
    else citing.set(passage, [group])
  }
  for (const { index, kind, start, end } of document.passages) {
    if (kind === 'heading' || understood.has(index)) continue
    const groups = citing.get(index) ?? NO_GROUPS
    const number = firstNumber(document.text, start, end, groups)
    if (number !== undefined)
      report({
        level: 'info',
        rule: 'coverage:number-not-understood',
        reason: `no finding, study or claim was made of this passage with the number ${number}`,
        span: { start, end },
      })
    else if (groups.length > 0)
      report({
        level: 'info',
        rule: 'coverage:citation-without-claim',
        reason: `no claim, finding or study was made of this passage with ${groups.length === 1 ? 'a citation' : `${groups.length} citations`}`,
        span: { start, end },
      })
  }
}

function firstNumber(text: string, start: number, end: number, groups: readonly Span[]): string | undefined {
  const words = text.slice(start, end)
  if (!/\d/.test(words)) return undefined
  NUMBER.lastIndex = 0
  for (let match = NUMBER.exec(words); match; match = NUMBER.exec(words)) {
    const at = start + match.index
    if (!YEAR.test(match[0]) && !groups.some((group) => group.start <= at && at < group.end)) return match[0]
  }
  return undefined
}

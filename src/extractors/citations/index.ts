// In-text citations by author and year, resolved to the reference list.
import { familyKey } from '../../text/names.js'
import { lowerBound, overlaps } from '../../text/spans.js'
import type { Citation, Document, Extractor, Passage, Report, Span } from '../../types.js'
import { writeOut } from './acronyms.js'
import { collect, type Found } from './collect.js'
import { nameFunctions } from './functions.js'
import { groupsOf } from './groups.js'
import { judge } from './judge.js'
import { lexiconOf } from './lexicon.js'
import { followLinks } from './links.js'
import { findNumbers, type NumberCited } from './numeric/index.js'
import { indexReferences, type ReferenceIndex, WEAK } from './resolve.js'

export const citations: Extractor = {
  name: 'citations',
  doc: 'In-text citations, resolved to the reference list.',
  needs: [],
  gives: ['citations'],
  extract(document, _found, knowledge, tell) {
    // What a link of the source settles was no trouble.
    const report: Report = (message) => {
      if (!document.links.some((link) => message.span && overlaps(link, message.span))) tell(message)
    }
    const lexicon = lexiconOf(knowledge)
    const index = indexReferences(document.references)
    const { text } = document
    const regions = paragraphsOf(document.passages)
    const paragraphs = regions.map((region) =>
      collect(text, region, lexicon, (authors, year, position) => judge(text, authors, year, position, index, lexicon)),
    )
    const everything = paragraphs.flat()
    writeOut(text, everything)
    const isKnown = knownAuthors(everything, index)
    const list: Citation[] = []
    for (const all of paragraphs) {
      if (all.length === 0) continue
      const found = all.filter((citation) => !citation.judgement.doubtful || isKnown(citation))
      const groups = groupsOf(text, found, lexicon)
      found.forEach((citation, i) => {
        list.push(toCitation(document, citation, groups[i] as Span, index, report))
      })
    }
    const numbers = findNumbers(text, regions, document.references)
    // A document cites by name or by number, and names a work now and then all the same.
    const isLabelled = document.references[0]?.label !== undefined
    if (numbers.length > list.length * (isLabelled ? 0.5 : 1))
      for (const number of numbers) list.push(byNumber(document, number))
    const settled = followLinks(document, list, tell)
    settled.sort((a, b) => a.start - b.start || a.end - b.end)
    nameFunctions(document, settled, knowledge)
    return { citations: settled }
  },
}

/** Stretches of text that a citation can't reach out of. */
function paragraphsOf(passages: readonly Passage[]): Span[] {
  const spans: Span[] = []
  let paragraph = -1
  for (const passage of passages) {
    const open = spans.at(-1)
    if (open && passage.paragraph === paragraph) open.end = Math.max(open.end, passage.end)
    else spans.push({ start: passage.start, end: passage.end })
    paragraph = passage.paragraph
  }
  return spans
}

/** Doubtful ones count where the reference list, or a citation beyond doubt, has their author (and year, where nothing else shows). */
function knownAuthors(all: readonly Found[], index: ReferenceIndex): (citation: Found) => boolean {
  let sure: Set<string> | undefined
  return ({ judgement, year, bracket }) => {
    sure ??= sureAuthors(all)
    const name = judgement.names[0] as string
    if (!bracket) return sure.has(`${familyKey(name)} ${year}`)
    return index.knows(name) || sure.has(familyKey(name))
  }
}

/** Keys of the first authors cited beyond doubt, alone and with the year. */
function sureAuthors(all: readonly Found[]): Set<string> {
  const sure = new Set<string>()
  for (const { judgement, year } of all)
    if (!judgement.doubtful) {
      const key = familyKey(judgement.names[0] as string)
      sure.add(key).add(`${key} ${year}`)
    }
  return sure
}

function byNumber({ passages }: Document, { start, end, number, reference, group }: NumberCited): Citation {
  const passage = passageAt(passages, end)
  const confidence = reference === undefined ? 0.8 : 0.95
  const unnamed = { style: 'numeric' as const, authors: [], etAl: false, year: '' }
  const span = within(passage, { start, end })
  const citation: Citation = { ...unnamed, ...span, passage: passage.index, number, group, confidence }
  if (reference !== undefined) citation.reference = reference
  return citation
}

/** Of a citation cut in two with its overlong sentence, the part in its passage: the one with the year. */
const within = (passage: Passage, { start, end }: Span): Span => ({
  start: Math.max(start, passage.start),
  end: Math.min(end, passage.end),
})

/** The passage that holds the character before `end`. */
function passageAt(passages: readonly Passage[], end: number): Passage {
  return passages[Math.max(0, lowerBound(passages, end) - 1)] as Passage
}

function toCitation(document: Document, found: Found, group: Span, index: ReferenceIndex, report: Report): Citation {
  const { judgement, year, style } = found
  const { passages, references } = document
  const passage = passageAt(passages, found.end)
  const span = within(passage, found)
  const { resolution } = judgement
  const entry = resolution?.entries.length === 1 ? (resolution.entries[0] as number) : undefined
  if (index.size > 0 && entry === undefined) {
    const name = `${judgement.names.join(', ')}${judgement.etAl ? ' et al.' : ''} ${year}`
    if (resolution)
      report({
        level: 'warning',
        rule: 'citations:ambiguous-reference',
        reason: `${name}: fits ${resolution.entries.length} entries of the reference list, nothing tells them apart: ${resolution.entries
          .slice(0, 3)
          .map((i) => JSON.stringify(references[i]?.text.slice(0, 60)))
          .join(', ')}`,
        span,
      })
    else
      report({
        level: 'warning',
        rule: 'citations:no-such-reference',
        reason: `${name}: no entry of the reference list has this author and year`,
        span,
      })
  }
  // Properties one by one: spread into a literal they would make it a slow dictionary.
  const { start, end } = span
  const { names: authors, etAl } = judgement
  const confidence = confidenceOf(found, index)
  const citation: Citation = { start, end, passage: passage.index, style, authors, etAl, year, group, confidence }
  if (judgement.initials) citation.initials = judgement.initials
  if (entry !== undefined) citation.reference = entry
  return citation
}

function confidenceOf({ judgement, bracket }: Found, index: ReferenceIndex): number {
  const { resolution, doubtful } = judgement
  if (resolution)
    return resolution.entries.length > 1 ? 0.6 : resolution.penalty < 3 ? 0.98 : resolution.penalty < WEAK ? 0.9 : 0.7
  if (doubtful) return 0.5
  return (bracket ? 0.95 : 0.85) - (index.size > 0 ? 0.25 : 0)
}

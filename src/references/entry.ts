// One printed reference entry → its parts.

import { singleSpaced } from '../text/spaces.js'
import type { Name, Reference, Span } from '../types.js'
import { readNames } from './authors.js'
import { initialledNames } from './initials.js'
import { type Part, readParts } from './tagger/parts.js'
import { ADDRESS, doiIn, typeOf } from './title.js'

const UNDATED = String.raw`in press|n\. ?d\.|no date|forthcoming|submitted[^()]{0,30}|in preparation|under review|accepted[^()]{0,20}|unpublished[^()]{0,30}`
const IN_BRACKETS = new RegExp(
  String.raw`[([]+\s*(?:(c\.?\s?)?((?:1[5-9]|20)\d\d(?:[/–-](?:(?:1[5-9]|20)\d\d))?(?: ?[a-z](?![\p{L}]))?)(?:,[^()[\]]{0,30})?|(${UNDATED}))\s*[)\]]+`,
  'iu',
)
const BARE_UNDATED = new RegExp(String.raw`(?<![\p{L}])(?:${UNDATED})`, 'iu')
const BARE = /(?<![\p{L}\p{N}/:–-]|\p{N}\.)(?:1[5-9]|20)\d\d[a-z]?(?![\p{L}\p{N}–-])/gu
const YEAR = /(?:1[5-9]|20)\d\d(?: ?[a-z](?!\p{L}))?/u
const LABEL = /^\s*(?:\[(\d{1,5})\]|\((\d{1,5})\)|(\d{1,5})[•*]*[.)]|(\d{1,4})(?=\s+\p{Lu}))\s*/u
const THESIS =
  /[.,]?\s*[([]?(?:unpublished )?(?:doctoral|ph\.? ?d\b|master)[^.]{0,10} ?(?:dissertation|thesis)[\s\S]*$/i
const LONGEST = 4000

/** Parses `text[start, end)`, one entry as printed. What can't be told apart is left out. */
export function readEntry(text: string, { start, end }: Span): Reference {
  const printed = text.slice(start, end)
  const label = LABEL.exec(printed)
  const from = label?.[0].length ?? 0
  const words = withoutMarkdown(singleSpaced(printed.slice(from, from + LONGEST))).trim()
  const parts = readParts(words)
  const { authors, etAl, year, end: behind } = datedHead(words) ?? taggedHead(words, parts)
  const { title, container } = titles(words, parts, behind)
  return {
    start,
    end,
    text: printed,
    ...(label ? { label: (label[1] ?? label[2] ?? label[3] ?? label[4]) as string } : {}),
    authors,
    ...(etAl ? { etAl } : {}),
    ...(year === undefined ? {} : { year }),
    ...(title ? { title } : {}),
    ...(container ? { container } : {}),
    ...identifiersIn(words),
    type: typeOf(words.slice(behind, behind + 1200)),
  }
}

/** Without emphasis, and without brackets around addresses. */
const withoutMarkdown = (words: string): string =>
  /[*_<]/.test(words)
    ? words.replace(/(\*{1,3}|(?<![\p{L}\p{N}])_{1,3})([^*_]{1,300})\1/gu, '$2').replace(/<(https?:[^>\s]+)>/g, '$1')
    : words

/** What names the work beyond doubt. */
function identifiersIn(words: string): Pick<Reference, 'doi' | 'pmid'> {
  const doi = doiIn(words)
  const pmid = pmidIn(words)
  return { ...(doi ? { doi } : {}), ...(pmid ? { pmid } : {}) }
}

const pmidIn = (words: string): string | undefined => /PMID:?\s*(\d{4,9})/i.exec(words)?.[1]

/** What markup says of an entry. */
export type MarkedParts = Partial<
  Pick<Reference, 'authors' | 'etAl' | 'year' | 'title' | 'container' | 'doi' | 'pmid' | 'type'>
>

/**
 * Parses `text`, all of it one entry as printed, of which markup tells parts. Where it tells authors, year and title, the
 * others are not told apart: that takes far longer.
 */
export function readMarked(text: string, marked: MarkedParts): Reference {
  const { authors, year, title } = marked
  if (!authors && !title) return readEntry(text, { start: 0, end: text.length })
  if (!authors || !title || year === undefined)
    return { ...readEntry(text, { start: 0, end: text.length }), ...marked, text }
  const reference: Reference = { start: 0, end: text.length, text, authors, year, title }
  const at = text.indexOf(title)
  if (marked.etAl || (at > 0 && /…|\.\.\.|\bet al\b/.test(text.slice(0, at)))) reference.etAl = true
  if (marked.container) reference.container = marked.container
  const doi = marked.doi ?? doiIn(text)
  if (doi) reference.doi = doi
  const pmid = marked.pmid ?? pmidIn(text)
  if (pmid) reference.pmid = pmid
  reference.type = marked.type ?? typeOf(text)
  return reference
}

interface Head {
  authors: Name[]
  etAl: boolean
  year?: string
  /** Where names and a year behind them end. */
  end: number
}

/** "Lang, P. J. (1994). …": no doubt where the names end. */
function datedHead(words: string): Head | undefined {
  const dated = IN_BRACKETS.exec(words)
  if (!dated || dated.index === 0 || !isNameList(words.slice(0, dated.index))) return undefined
  const year = (dated[2] ?? dated[3] ?? '').toLowerCase().replace(/^n\. ?d\.$/, 'n.d.')
  const { names, etAl } = readNames(words.slice(0, dated.index))
  return { authors: names, etAl, year: tidy(year), end: dated.index + dated[0].length }
}

/** Names with initials are told by a rule, where there are two or more; all others by the tagger. */
function taggedHead(words: string, parts: readonly Part[]): Head {
  const tagged =
    parts.find(({ label }) => label === 'author') ??
    parts.find(({ label }) => label === 'collaboration' || label === 'editor')
  const initialled = initialledNames(words)
  const end = initialled > 0 ? initialled : (tagged?.end ?? 0)
  const names = initialled > 0 ? words.slice(0, initialled) : tagged ? withStop(words, tagged) : ''
  const year = yearIn(words, parts)
  const { names: authors, etAl } = readNames(names)
  return { authors, etAl, ...(year ? { year } : {}), end }
}

/** With the full stop of a last initial or "et al." */
function withStop(words: string, { start, end }: Part): string {
  const names = words.slice(start, end)
  return words[end] === '.' && /(?:\b\p{Lu}|\bal|\b[JS]r)$/u.test(names) ? `${names}.` : names
}

function yearIn(words: string, parts: readonly Part[]): string | undefined {
  for (const { label, start, end } of parts) {
    const year = label === 'date' ? YEAR.exec(words.slice(start, end + 2)) : null
    if (year) return year[0].replace(' ', '').toLowerCase()
  }
  const undated = BARE_UNDATED.exec(words)
  if (undated) return tidy(undated[0].toLowerCase().slice(0, 20))
  return [...words.replace(ADDRESS, '').matchAll(BARE)].at(-1)?.[0].toLowerCase()
}

/** `from` is where the names end. */
function titles(words: string, parts: readonly Part[], from: number): { title?: string; container?: string } {
  const behind = parts.filter(({ start }) => start >= from)
  const container = longest(words, behind, 'container')
  // Names that go on behind the last initials are the title's.
  const over = parts.find(({ start, end, label }) => label === 'author' && start < from && end > from + 3)
  const title = longest(words, behind, 'title') || (over ? words.slice(from, over.end).replace(/^[\s.,:;]+/, '') : '')
  // A work alone in its line has a title; what holds it comes behind a stop, unless that is an abbreviation's.
  const stop = title ? null : /^([^.?!]*\p{L}{4})[.?!] ([^.]+)\.?$/u.exec(container)
  const named = stop ? { title: stop[1] as string, container: stop[2] as string } : { title, container }
  const bare = named.title.replace(THESIS, '')
  return { ...(bare ? { title: bare } : {}), ...(named.container ? { container: named.container } : {}) }
}

/** Of several stretches with the label: a title that a mark cuts in two is not two. */
function longest(words: string, parts: readonly Part[], label: Part['label']): string {
  let best: Part | undefined
  for (const part of parts)
    if (part.label === label && (!best || part.end - part.start > best.end - best.start)) best = part
  if (!best) return ''
  const found = words.slice(best.start, best.end)
  const next = words[best.end] ?? ''
  const open = found.lastIndexOf('(') > found.lastIndexOf(')')
  const abbreviated = label === 'container' && next === '.' && found.includes('.')
  return /[?!]/.test(next) || (next === ')' && open) || abbreviated ? found + next : found
}

const tidy = (year: string): string =>
  /^\d/.test(year) ? year.replace(' ', '') : year.startsWith('submitted') ? 'submitted' : year.trim()

const NAME = /(?<![\p{L}’'-])\p{Lu}[\p{L}.’'-]*/gu

/** Whether so many capitalised words stand in it. */
function hasNames(head: string, least: number): boolean {
  NAME.lastIndex = 0
  for (let count = 0; count < least; count++) if (!NAME.test(head)) return false
  return true
}

/** Small words are rare in a list of names, unless they are an organisation's. */
function isNameList(head: string): boolean {
  if (head.length > 3000 || /[?!"“”]|\d{3}/.test(head)) return false
  const small = head.match(/(?<![\p{L}’'-])\p{Ll}[\p{L}-]+/gu) ?? []
  const strange = small.filter(
    (word) =>
      !/^(?:and|et|al|und|van|von|de[rnl]?|d[aeiou]s?|l[aeo]s?|te[nr]|of|for|the|on|in|eds?|others|y|zu|zur|af|bin|el)$/.test(
        word,
      ),
  )
  // One strange word may stand beside any number of names.
  const least = strange.length > 1 ? 4 * strange.length : 1
  return hasNames(head, least) && !/[.:]\s+\p{Lu}\p{Ll}+\s+\p{Ll}+\s+\p{Ll}+/u.test(head)
}

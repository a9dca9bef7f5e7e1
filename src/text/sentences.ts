// Splits a paragraph into sentences that survive "et al.", "vs.", initials, decimals and citations with periods.
import { isAmong } from './among.js'
import type { Span } from './spans.js'
import { trimSpan } from './spans.js'

// Never end a sentence.
const NEVER = new Set(
  'e.g i.e cf vs viz fig figs tab eq eqs no nos vol ed eds pp p ch sec sect ref refs approx ca resp dr prof mr mrs ms st mt rev hon gen incl ext dept univ assoc jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)
// End one only before a word that opens sentences.
const RARELY = new Set('al etc jr sr inc ltd co corp u.s u.k u.s.a ph.d m.d a.m p.m dsm.iv n.d'.split(' '))
const OPENER =
  /^["'“‘([]?(?:The|This|These|That|Those|In|On|At|By|For|From|With|However|Moreover|Furthermore|Although|While|When|If|As|It|They|We|He|She|There|Here|Our|Their|Its|A|An|One|Two|Both|All|Most|Some|Many|Such|Thus|Therefore|Finally|First|Second|Third|Overall|Similarly|Another|After|Before|During|Because|Since|To|Patients|Participants|Results|No|Not)(?![\p{L}-])/u
/** Not those between two digits. */
const MARKS = /[.!?…]+(?!\d)|(?<!\d)[.!?…]+/g
/** An end of a sentence that begins at a mark: with its closing marks; before a citation's number; without a space. */
const END =
  /([.!?…]+["'”’)\]]*)(?=\s)|(?<=[\p{Ll})])\.(?:\d{1,3}(?:(?:, ?|[–-])\d{1,3})*|\[\d{1,3}(?:(?:, ?|[–-])\d{1,3})*\]|[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,⁻]*)(?=\s+\p{Lu})|(?<=\p{Ll}{3})\.(?=\p{Lu}\p{Ll}{2})/uy
const LONGEST = 4000

/** Spans of the sentences in `text[start, end)`, white space trimmed; every other character is in one of them. */
export function splitSentences(text: string, start: number, end: number): Span[] {
  const block = text.slice(start, end)
  const sentences: Span[] = []
  const depths = bracketDepths(block)
  let from = 0
  const cut = (to: number) => {
    const span = trimSpan(text, { start: start + from, end: start + to })
    if (span.start < span.end) for (const piece of bounded(text, span)) sentences.push(piece)
    from = to
  }
  MARKS.lastIndex = 0
  for (let marks = MARKS.exec(block); marks; marks = MARKS.exec(block)) {
    END.lastIndex = marks.index
    const end = END.exec(block)
    if (!end) continue
    const to = END.lastIndex
    MARKS.lastIndex = to
    if (depths(to) === 0 && endsHere(block, marks.index, end[1] ?? '', to)) cut(to)
  }
  cut(block.length)
  return sentences
}

const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a

function endsHere(block: string, at: number, mark: string, to: number): boolean {
  const next = block.slice(to, to + 40).trimStart()
  if (next === '') return true
  // Nearly all open with a capital of ASCII: the patterns are for the others.
  if (!isCapital(next.charCodeAt(0))) {
    // "p52", "c-Jun", "eTh2" open sentences in lower case; other words don't.
    const isName = /^\p{Ll}{1,2}(?:[\d\p{Lu}]|-[\p{Lu}\d])/u.test(next)
    const isGreek =
      /^(?:alpha|beta|gamma|delta|kappa)-\p{L}/u.test(next) &&
      /(?:\p{Ll}{4}|\))$/u.test(block.slice(Math.max(0, at - 5), at))
    if (/^\p{Ll}/u.test(next) && !isName && !isGreek) return false
    if (/^[,;:)\]%–—-]/.test(next) && !/^[–—-]\s/.test(next)) return false
  }
  if (!mark.startsWith('.')) return true
  const near = block.slice(Math.max(0, at - 40), at)
  const plain = near.slice(near.lastIndexOf(' ') + 1)
  if (/^[a-z]{2,}$/.test(plain) && !NEVER.has(plain) && !RARELY.has(plain)) return true
  const before = /(?:^|[\s(["“‘—–])([\p{L}][\p{L}\p{N}.'’-]*)$/u.exec(plain)
  const word = before?.[1]?.toLowerCase() ?? ''
  if (NEVER.has(word)) return word === 'no' && OPENER.test(next) && !/^\d/.test(next)
  if (RARELY.has(word)) return OPENER.test(next)
  // "in group B. Median pain": a letter that tells one of several.
  if (/^\p{Lu}$/u.test(plain) && /^\p{Lu}\p{Ll}{2}/u.test(next) && isOneOfSeveral(block, at)) return true
  // "M. S. Jørgensen", "vitamin D. The": an initial ends nothing unless a sentence plainly opens.
  if (/^\p{L}$/u.test(word) && /\p{Lu}/u.test(before?.[1] ?? '')) return OPENER.test(next) && !/^A\./.test(next)
  return true
}

/** "group B", and "cream B" after "cream A"; not "the diet D. Ornish wrote". */
function isOneOfSeveral(block: string, at: number): boolean {
  const before = block.slice(Math.max(0, at - 400), at)
  const word = /(?:^|[\s(])(\p{L}{3,}) \p{Lu}$/u.exec(before)?.[1]?.toLowerCase()
  if (word === undefined) return false
  if (isAmong('group arm grade class stage type', word)) return true
  return [...before.slice(0, -1).matchAll(/(?<!\p{L})(\p{L}{3,}) \p{Lu}(?!\p{L})/gu)].some(
    ([, one]) => one?.toLowerCase() === word,
  )
}

const BRACKETS = ['(', '[', ')', ']'] as const

/** Depth of round and square brackets before an offset; a bracket never closed opens nothing. */
function bracketDepths(block: string): (offset: number) => number {
  const opens: number[] = []
  const pairs: [number, number][] = []
  // Found by the engine's own search: it looks at many characters at once.
  const next = BRACKETS.map((bracket) => block.indexOf(bracket))
  for (;;) {
    let which = -1
    for (let b = 0; b < 4; b++)
      if ((next[b] as number) >= 0 && (which < 0 || (next[b] as number) < (next[which] as number))) which = b
    if (which < 0) break
    const at = next[which] as number
    next[which] = block.indexOf(BRACKETS[which] as string, at + 1)
    if (which < 2) opens.push(at)
    else {
      const open = opens.pop()
      if (open !== undefined && opens.length === 0) pairs.push([open, at])
    }
  }
  let k = 0
  return (offset) => {
    while (k < pairs.length && (pairs[k] as [number, number])[1] < offset) k++
    const pair = pairs[k]
    return pair !== undefined && pair[0] < offset && offset <= pair[1] ? 1 : 0
  }
}

/** What is longer than any sentence is cut at white space, so that nothing downstream sees megabytes as one. */
export function bounded(text: string, span: Span): Span[] {
  if (span.end - span.start <= LONGEST) return [span]
  const pieces: Span[] = []
  let from = span.start
  while (span.end - from > LONGEST) {
    let to = from + LONGEST
    while (to > from + LONGEST / 2 && !/[\s;]/.test(text[to - 1] as string)) to--
    if (to <= from + LONGEST / 2) to = from + LONGEST
    // Never between the halves of a surrogate pair.
    if (/[\uD800-\uDBFF]/.test(text[to - 1] as string) && /[\uDC00-\uDFFF]/.test(text[to] ?? '')) to++
    const piece = trimSpan(text, { start: from, end: to })
    if (piece.start < piece.end) pieces.push(piece)
    from = to
  }
  const rest = trimSpan(text, { start: from, end: span.end })
  if (rest.start < rest.end) pieces.push(rest)
  return pieces
}

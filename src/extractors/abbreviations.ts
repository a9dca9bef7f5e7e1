// Abbreviations that the document defines: "long form (SHORT)" by Schwartz & Hearst (PSB 2003), and "SHORT (long form)".
import { isAmong } from '../text/among.js'
import type { Span } from '../text/spans.js'
import type { Abbreviation, Extractor, Token } from '../types.js'

export const abbreviations: Extractor = {
  name: 'abbreviations',
  doc: 'Abbreviations that the document defines.',
  needs: ['tokens'],
  gives: ['abbreviations'],
  extract({ text }, { tokens }) {
    const found: Abbreviation[] = []
    tokens.forEach((list, passage) => {
      for (let i = 1; i < list.length; i++) {
        if (list[i]?.text !== '(' && list[i]?.text !== '[') continue
        const definition = inParentheses(text, list, i)
        if (definition) found.push({ passage, ...definition })
      }
    })
    return { abbreviations: found }
  },
}

type Definition = Omit<Abbreviation, 'passage'>

/** The definition that the parenthesis opening at token `open` gives, if any. */
function inParentheses(text: string, tokens: readonly Token[], open: number): Definition | undefined {
  let close = open + 1
  while (close < tokens.length && close - open < 14 && !isAmong(') ] ; , :', (tokens[close] as Token).text)) close++
  if (close === open + 1 || close >= tokens.length) return undefined
  const inside = { start: (tokens[open + 1] as Token).start, end: (tokens[close - 1] as Token).end }
  const short = text.slice(inside.start, inside.end)
  if (close - open <= 3 && isShortForm(short)) {
    const long = longFormBefore(text, tokens, open, short)
    if (long) return define(text, long, inside)
  }
  const before = tokens[open - 1] as Token
  if (isShortForm(before.text) && close - open > 2 && text[(tokens[close] as Token).start] !== ',') {
    const start = matchLetters(short, before.text)
    if (start === 0) return define(text, inside, before)
  }
  return undefined
}

const define = (text: string, long: Span, short: Span): Definition => ({
  long: { start: long.start, end: long.end },
  short: { start: short.start, end: short.end },
  longText: text.slice(long.start, long.end),
  shortText: text.slice(short.start, short.end),
})

/** Two to ten characters in one or two words, with a capital: not "n", "2019" or "see below". */
function isShortForm(words: string): boolean {
  return (
    words.length >= 2 &&
    words.length <= 12 &&
    words.split(/\s+/).length <= 2 &&
    /^[\p{L}\p{N}]/u.test(words) &&
    (words.match(/\p{Lu}/gu)?.length ?? 0) >= (words.length > 5 ? 3 : 2) &&
    !/^[IVX]+$/.test(words)
  )
}

/** Schwartz & Hearst: at most min(|short| + 5, 2 |short|) words before the parenthesis, from the left-most fitting. */
function longFormBefore(text: string, tokens: readonly Token[], open: number, short: string): Span | undefined {
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '').replace(/s$/, '')
  const most = Math.min(letters.length + 5, letters.length * 2)
  let first = open
  for (let words = 0; first > 0 && words < most; first--) {
    const previous = (tokens[first - 1] as Token).text
    if (isAmong('. ; : ! ? ( ) [ ] " “ ” — –', previous)) break
    if (/[\p{L}\p{N}]/u.test(previous)) words++
  }
  if (first === open) return undefined
  const end = (tokens[open - 1] as Token).end
  const from = (tokens[first] as Token).start
  const at = matchLetters(text.slice(from, end), letters)
  if (at === undefined) return undefined
  const start = from + at
  const token = tokens.find((t) => t.start <= start && start < t.end)
  // The long form is more than the short one and starts with its first word, article aside.
  if (!token || end - start <= letters.length || text.slice(start, end).split(/\s+/).includes(short)) return undefined
  // "a trial comparing kelp, iron and fern (TIF)": the letters reach further back than the name does.
  let named = open - 1
  while (named >= first && !SAYS.test((tokens[named] as Token).text)) named--
  if (named < first || (tokens[named] as Token).start < token.start) return { start: token.start, end }
  return named + 1 < open ? { start: (tokens[named + 1] as Token).start, end } : undefined
}

/** Verbs of trials and of treating, in small letters: names of trials have capitals. */
const SAYS = /^(?:comparing|receiving|evaluating|investigating)$/

/**
 * Offset in `long` where the short form's letters, matched from the right, begin: its first letter must open a word.
 * Undefined where they don't match.
 */
export function matchLetters(long: string, short: string): number | undefined {
  const l = long.toLowerCase()
  const s = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  let at = l.length
  for (let k = s.length - 1; k >= 0; k--) {
    do at--
    while (at >= 0 && (l[at] !== s[k] || (k === 0 && at > 0 && /[\p{L}\p{N}]/u.test(l[at - 1] as string))))
    if (at < 0) return undefined
  }
  return at
}

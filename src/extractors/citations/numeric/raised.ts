// Numbers that were printed raised, as plain text has them: "study.27", "living3–5", "trial 2,3.", "study²⁷".
import { isSpace } from '../../../text/spans.js'
import { type Group, numbersIn } from './groups.js'
import { isDigit, type Stretch } from './stretch.js'

/** "(ref. 11)", where all others are raised. */
const NAMED = /(?<!\p{L})(?:refs?\.?|references?) $/iu
const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const SUPERSCRIPTS = /[⁰¹²³⁴-⁹]{1,3}(?:[,⁻˒–—-]?[⁰¹²³⁴-⁹]{1,3})*/g

/** Before a raised digit they make an exponent, an isotope or a name: "cm2", "kg/m2", "log10", "CO2", "vitamin-D3". */
const UNITS = new Set(
  'mm cm dm km kg mg µg ug ng ml dl sec min hr yr inch ft log exp chi co no po so pao spo paco sao fio vo'.split(' '),
)

/** A number behind these is their own: "week 4", "aged 16", "phase 3", "of 12". */
const OWNERS = new Set(
  'week weeks day days month months year years hour hours age aged phase stage type grade grades level levels step session sessions visit visits trimester arm cohort table tables figure figures fig box section chapter page pages part item items study experiment group wave class question appendix version step score scores cluster factor day about approximately over under than least most nearly to of at in on for by with from and or the a an was were is are be between until after before every per only all these those least n p no number'.split(
    ' ',
  ),
)

const SPACE = 0x20
/** Of ASCII, what a raised number may stand behind. */
const HOLDS = new Uint8Array(128)
for (let unit = 0; unit < 128; unit++) HOLDS[unit] = /[A-Za-z.,;:)\]"'!?%]/.test(String.fromCharCode(unit)) ? 1 : 0
const isHolding = (unit: number): boolean => unit > 127 || HOLDS[unit] === 1

/** "0.89" within a sentence: only before a new one may a number behind a decimal point be a citation. */
const isDecimal = (text: string, at: number, to: number): boolean =>
  text.charCodeAt(at - 1) === 0x2e &&
  isDigit(text.charCodeAt(at - 2)) &&
  to < text.length &&
  !(isSpace(text.charCodeAt(to)) && mayOpen(text.charCodeAt(to + 1)))

/** Whether a sentence may open so: of ASCII, with a capital, or behind more white space. */
const mayOpen = (unit: number): boolean => !(unit < 128) || (unit >= 0x41 && unit <= 0x5a) || isSpace(unit)

/** Whether "(ref. 11)" or "reference 11" may be told there: most numbers behind a space have another word before them. */
function mayBeNamed(text: string, at: number): boolean {
  const unit = text.charCodeAt(at - 2)
  return unit > 127 || '.fFsSeE'.includes(text[at - 2] as string)
}

/**
 * Groups glued to a word or its punctuation. Whether "IL6" is a name and "complaints6" a citation is told by the words,
 * and, where they leave it open (`strong` false), by the order of the numbers in the text.
 */
export function readGlued({ start, words: stretch, lists }: Stretch, isWord: (word: string) => boolean): Group[] {
  const groups: Group[] = []
  for (let k = 0; k < lists.length; k += 2) {
    const at = lists[k] as number
    const to = lists[k + 1] as number
    const unit = stretch.charCodeAt(at - 1)
    if (unit === SPACE) {
      if (!mayBeNamed(stretch, at) || !NAMED.test(stretch.slice(Math.max(0, at - 14), at))) continue
      const list = stretch.slice(at, to)
      groups.push({ start: start + at, end: start + to, strong: true, numbers: numbersIn(list, start + at) })
      continue
    }
    if (!isHolding(unit) || isDecimal(stretch, at, to)) continue
    const before = stretch.slice(Math.max(0, at - 40), at)
    if (!/[\p{L}.,;:)\]”’"'!?%]$/u.test(before)) continue
    const after = stretch.slice(to, to + 3)
    if (/^[\p{L}\p{N}%°=<>×]|^[.,:/]\d|^[‐‑–-]\p{L}/u.test(after)) continue
    const strength = gluedTo(before, after, isWord)
    if (strength === undefined) continue
    const from = start + at
    groups.push({ start: from, end: start + to, strong: strength, numbers: numbersIn(stretch.slice(at, to), from) })
  }
  SUPERSCRIPTS.lastIndex = 0
  for (let match = SUPERSCRIPTS.exec(stretch); match; match = SUPERSCRIPTS.exec(stretch)) {
    const word = /(\p{L}*)[.,;:)\]”’"'!?]*$/u.exec(stretch.slice(Math.max(0, match.index - 30), match.index))
    if (!word || !isCiting(word[0], word[1] ?? '')) continue
    const plain = match[0]
      .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(DIGITS.indexOf(digit)))
      .replace(/[⁻˒]/g, (mark) => (mark === '⁻' ? '-' : ','))
    const from = start + match.index
    groups.push({ start: from, end: from + match[0].length, strong: true, numbers: numbersIn(plain, from) })
  }
  return groups
}

/** "study²⁷", "(yes).²⁷", but not "cm²", "R²", "10³". */
const isCiting = (before: string, word: string): boolean =>
  word === '' ? /[.,;:)\]”"’]$/.test(before) : before !== word || (word.length > 1 && !UNITS.has(word.toLowerCase()))

/** True where only a citation can stand there, undefined where none can. */
function gluedTo(before: string, after: string, isWord: (word: string) => boolean): boolean | undefined {
  if (/\p{L}$/u.test(before)) {
    const word = /[\p{L}\p{M}‐‑-]+$/u.exec(before)?.[0] as string
    if (word === 'al') return /\bet\.? al$/.test(before) || undefined
    if (word.length < 2 || UNITS.has(word.toLowerCase()) || /[/^_\\]$/.test(before.slice(0, -word.length)))
      return undefined
    if (/(?:^|[‐‑-])\p{Lu}?\p{Ll}{3,}$/u.test(word)) return true
    return isWord(word) ? false : undefined
  }
  const mark = /([\p{L}\p{N}%)\]”’"'.]?)[.,;:)\]”’"'!?%]+$/u.exec(before)
  if (!mark) return undefined
  const held = mark[1] as string
  if (/\p{N}/u.test(held)) {
    // "by 2030.3 Thus", "score above 5.31": no decimal goes on with a new sentence.
    if (!/\d[.]$/.test(before) || !/^(?:\s+\p{Lu}\p{Ll}|\s*$)/u.test(after) || /(?<!\d)0\.$/.test(before))
      return /\d\)$|\d%[.,]?$|\d\)[.,;]$/.test(before) ? false : undefined
    return !!/(?<!\d)(?:1[89]|20)\d\d\.$/.test(before)
  }
  // "e.g.", "p.12", "No.5", "(.05": the mark belongs to the number.
  if (/(?:^|[\s(])(?:p|pp|no|vol|fig|eq|sec|ch|v)\.$/i.test(before) || /(?:^|[\s(=<>])[.,:'"]+$/.test(before))
    return undefined
  return /[.,;:!?]$/.test(before) || /[)\]”"’]$/.test(before)
}

/** Groups set off by a space, before a mark or at the end of a clause: "a manufacturer's trial 1. The …". */
export function readSpaced({ start, words: stretch, lists }: Stretch): Group[] {
  const groups: Group[] = []
  for (let k = 0; k < lists.length; k += 2) {
    const at = lists[k] as number
    const to = lists[k + 1] as number
    // Most numbers stand before a space and another word.
    if (stretch.charCodeAt(at - 1) !== SPACE || (stretch.charCodeAt(to) === SPACE && to + 1 < stretch.length)) continue
    if (!/[\p{L})\]”] $/u.test(stretch.slice(Math.max(0, at - 2), at))) continue
    const after = stretch.slice(to, to + 2)
    if (!/^(?:[.,;:)](?!\d)|\s?$)/u.test(after)) continue
    const word = /([\p{L}\p{M}’'-]+)\W*$/u.exec(stretch.slice(Math.max(0, at - 30), at))?.[1] ?? ''
    if (OWNERS.has(word.toLowerCase())) continue
    const from = start + at
    groups.push({ start: from, end: start + to, strong: true, numbers: numbersIn(stretch.slice(at, to), from) })
  }
  return groups
}

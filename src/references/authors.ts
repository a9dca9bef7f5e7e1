// The names that open a reference entry, in the orders that lists print them.
import { PARTICLES } from '../text/names.js'
import { singleSpaced } from '../text/spaces.js'
import type { Name } from '../types.js'

const INITIALS = /^(?:\p{Lu}\.?[\s‐‑-]?){1,5}$/u
const SUFFIX = /^(?:Jr|Sr|II|III|IV|2nd|3rd)\.?$/

const WRITTEN_OUT = /^(\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}.]*)*) ((?:\p{Ll}{2,3} ){0,2}\p{Lu}[\p{L}’'-]+)$/u

/** All that may say that there are more authors: few lists have it. */
const OTHERS = /\.\.\.|…|et\.? al|and others|and colleagues/i

export interface Authors {
  names: Name[]
  etAl: boolean
}

/** Names of a list that holds nothing else: "Lang, P. J., & de Haan L", "J. P. Roy and A. Lee", "World Bank". */
export function readNames(list: string): Authors {
  let words = singleSpaced(list)
    .replace(/\(?\beds?\.?\)?[.,\s]*$/i, '')
    .replace(/[\s.,:;]+$/, (end) => (end.startsWith('.') ? '.' : ''))
  const others = OTHERS.test(words)
  const etAl = others && /(?:,|\s|^)(?:\.\.\.|…|et\.? al\b\.?|and others|and colleagues)/i.test(words)
  if (others) words = words.replace(/[,\s]*(?:\.\.\.|…|\bet\.? al\b|\band others\b|\band colleagues\b)[\s\S]*$/i, '')
  if (words === '') return { names: [], etAl }
  if (isOrganisation(words)) {
    const family = words.replace(/\s*[([][^)\]]*[)\]]?\.?$/, '').replace(/\.$/, '')
    return { names: family === '' ? [] : [{ family }], etAl }
  }
  const parts = words
    .replace(/\s(?:&|and|und|y|et)\s/g, ', ')
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '&' && part !== 'and')
  const inverted = invertedFirst(parts)
  if (inverted) return { names: inverted, etAl }
  const names: Name[] = []
  for (const part of parts) {
    const last = names.at(-1)
    if (last && last.given === undefined && INITIALS.test(part)) last.given = part
    else if (SUFFIX.test(part)) continue
    else names.push(readName(part.replace(/^(?:&|and)\s+/, '')))
  }
  // Marks alone name nobody.
  return { names: names.filter(({ family }) => family !== ''), etAl }
}

/** "Roe, Anna, and Carl B. Lind": of names written out only the first has its family name in front. */
function invertedFirst([family, given, ...others]: readonly string[]): Name[] | undefined {
  if (!family || !given || !/^\p{Lu}\p{Ll}+(?: \p{Lu}\.?)*$/u.test(given) || !/^\S+$/.test(family)) return undefined
  const rest = others.map((name) => WRITTEN_OUT.exec(name))
  if (rest.some((name) => !name)) return undefined
  return [{ family, given }, ...rest.map((name) => ({ family: name?.[2] as string, given: name?.[1] as string }))]
}

/** One name without commas: "Karagianis J", "Reynolds C. F. III", "J. P. Roy", "de Haan L". */
function readName(part: string): Name {
  const words = part.split(' ').filter((word) => !SUFFIX.test(word))
  const isInitials = (word: string) =>
    /^(?:\p{Lu}[.‐‑-]*){1,4}$/u.test(word) && (word.includes('.') || word.length <= 4)
  let from = words.length
  while (from > 1 && isInitials(words[from - 1] as string)) from--
  // "LEE K" in capitals: the last word only.
  if (from < words.length) return { family: words.slice(0, from).join(' '), given: words.slice(from).join(' ') }
  let to = 0
  while (to < words.length - 1 && isInitials(words[to] as string)) to++
  if (to > 0) return { family: words.slice(to).join(' '), given: words.slice(0, to).join(' ') }
  return { family: part.replace(/\.$/, '') }
}

/** Words enough, small ones among them, and neither initials nor a list of names. */
function isOrganisation(words: string): boolean {
  if (/(?:^|\s)\p{Lu}\.(?:\s|$|,)|,\s*\p{Lu}{1,3}(?:,|$)|\s\p{Lu}{1,2}(?:,|$)/u.test(words)) return false
  if (/\p{Ll}.*\s\p{Lu}\.?[‐‑-]?(?:\s?\p{Lu}\.?){0,3}$/u.test(words)) return false
  const small = words.match(/(?<![\p{L}-])\p{Ll}+/gu)?.filter((word) => !PARTICLES.has(word) && word !== 'and') ?? []
  return small.length > 0 || !words.includes(',')
}

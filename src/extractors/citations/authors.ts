// Reads the authors that stand before a year, from right to left: "van der Kolk, M. S. Roe, & Lee" ◂ "(2010)".
import { PARTICLES } from '../../text/names.js'
import type { Span } from '../../types.js'
import type { Lexicon } from './lexicon.js'

/** One name of the list; `words` are its parts, of which the first can turn out to be no part of it. */
export interface CitedName extends Span {
  words: Span[]
  /** As printed: "M. S.", "CM". */
  initials: string
  /** A word that is seldom a name stands here as one: "May", "He", "Press". */
  unlikely?: boolean
}

export interface CitedAuthors extends Span {
  /** In order. The leftmost may belong to the sentence, not to the list: see `usual`. */
  names: CitedName[]
  /** How many names, counted from the right, are authors if nothing else is known. */
  usual: number
  etAl: boolean
  /** The one name is an organisation's by its words. */
  organisation: boolean
  /** Abbreviation in brackets behind the name: "World Health Organization [WHO]". */
  abbreviation?: string
  /** A comma between names and year. */
  comma: boolean
  /** "and" or "&" before the last name. */
  conjunction: boolean
  /** What joins each name to the next: ",", "&" or "&,". */
  separators: string[]
  /** The word or mark before the leftmost name, '' at the window's edge. */
  before: string
  /** "Fonagy's", "Fonagy's model". */
  possessive: boolean
}

interface Token extends Span {
  text: string
}

const TOKEN = /(?:[dDlL]|[’']t\s?)?[’']?\p{L}[\p{L}\p{M}'’‐‑-]*|\d+|[^\s]/gu
const CONJUNCTIONS = new Set(['and', '&', 'y', 'und', 'et', 'e', 'och', 'og', 'en'])
const CONNECTORS = new Set(['of', 'for', 'on', 'in', 'the', 'and', '&', 'to', 'against'])
const CAPITAL = /^[’']?(?:\p{Lu}|[dl][’']\p{Lu})/u
const LONGEST = 40

/** Authors whose list ends where `text[start, end)` ends; undefined where no name stands there. */
export function readAuthors(text: string, start: number, end: number, lexicon: Lexicon): CitedAuthors | undefined {
  const tokens: Token[] = []
  for (const match of text.slice(start, end).matchAll(TOKEN))
    if (!/^[*_]$/.test(match[0]))
      tokens.push({ start: start + match.index, end: start + match.index + match[0].length, text: match[0] })
  const at = (i: number) => tokens[i]?.text ?? ''
  const glued = (i: number) => tokens[i]?.end === tokens[i + 1]?.start
  let i = tokens.length - 1
  const comma = at(i) === ','
  if (comma) i--
  let abbreviation: string | undefined
  if (/^[\])]$/.test(at(i))) {
    let k = i - 1
    while (k > i - 6 && !/^[[(]$/.test(at(k))) k--
    if (!/^[[(]$/.test(at(k)) || !/^\p{Lu}/u.test(at(k + 1))) return undefined
    abbreviation = text.slice((tokens[k] as Token).end, (tokens[i] as Token).start).trim()
    i = k - 1
  }
  let possessive = false
  // "Lee et al.’s (2009)" is three tokens: al, ., ’s.
  if (/^[’']s$/.test(at(i)) && at(i - 1) === '.' && at(i - 2) === 'al') i--
  // "Fonagy's model": up to three small words between the owner and the year.
  for (let k = i; k >= i - 3 && k >= 0; k--) {
    if (/(?:[’']s|s[’'])$/.test(at(k)) && (CAPITAL.test(at(k)) || lexicon.others.has(bare(at(k))))) {
      i = k
      possessive = true
      break
    }
    if (!/^\p{Ll}/u.test(at(k)) || at(k) === 'al') break
  }
  const listEnd = i
  let etAl = false
  if (at(i) === '.') i--
  if (/^al(?:[’']s)?$/.test(at(i)) && (at(i - 1) === 'et' || (at(i - 1) === '.' && at(i - 2) === 'et'))) {
    etAl = true
    i -= at(i - 1) === 'et' ? 2 : 3
  } else if (lexicon.others.has(bare(at(i))) && CONJUNCTIONS.has(at(i - 1))) {
    etAl = true
    i -= 2
  } else if (lexicon.others.has(bare(at(i))) && /^(?:his|her|their)$/.test(at(i - 1)) && CONJUNCTIONS.has(at(i - 2))) {
    etAl = true
    i -= 3
  } else i = listEnd
  if (etAl && at(i) === ',') i--
  if (i < 0) return undefined
  const last = tokens[etAl ? listEnd : i] as Token

  const names: CitedName[] = []
  const separators: string[] = []
  let before = ''
  while (i >= 0 && names.length < LONGEST) {
    const name = readName(i)
    if (!name) break
    names.unshift(name)
    i = name.next
    before = at(i)
    let separator = ''
    if (CONJUNCTIONS.has(at(i))) {
      separator = '&'
      i--
    }
    if (at(i) === ',') {
      separator += ','
      i--
    }
    if (separator === '' || i < 0) break
    separators.unshift(separator)
  }
  if (names.length === 0) return undefined
  const organisation = readOrganisation()
  if (organisation) return organisation

  // Only commas, and one "and" before the last: what stands further left is the sentence's.
  let usual = 1
  const conjunction = separators.at(-1)?.startsWith('&') === true && names.length > 1
  if (conjunction || etAl) {
    usual = Math.min(2, names.length)
    if (names.length === 1) usual = 1
    while (usual < names.length && separators[separators.length - usual] === ',') usual++
    if (usual === 2 && etAl && !/^&?,?$/.test(separators.at(-1) ?? '')) usual = 1
  }
  return {
    start: (names[0] as CitedName).start,
    end: last.end - (possessive ? (/[’']s$/.exec(last.text)?.[0].length ?? 0) : 0),
    names,
    usual,
    etAl,
    organisation: false,
    ...(abbreviation === undefined ? {} : { abbreviation }),
    comma,
    conjunction,
    separators,
    before,
    possessive,
  }

  function readName(from: number): (CitedName & { next: number }) | undefined {
    let j = from
    let initials = ''
    const end = (tokens[j] as Token).end
    if (/^(?:Jr|Sr|II|III|IV|Inc|Ltd)$/.test(at(at(j) === '.' ? j - 1 : j))) {
      j = at(j) === '.' ? j - 2 : j - 1
      if (at(j) === ',') j--
    }
    // Initials behind: "Cobb CM", "Smith, J. H.".
    let k = j
    let behind = ''
    for (let limit = 0; limit < 8; limit++) {
      if (at(k) === '.' && /^\p{Lu}(?:[‐‑-]\p{Lu})?$/u.test(at(k - 1)) && glued(k - 1)) {
        behind = at(k - 1) + behind
        k -= 2
      } else if (at(k) !== '.' && /^\p{Lu}{1,3}$/u.test(at(k)) && behind === '' && k === from) {
        behind = at(k)
        k--
      } else break
    }
    if (behind !== '' && k < j) {
      const comma = at(k) === ',' ? k - 1 : k
      if (/^\p{Lu}[\p{L}\p{M}'’‐‑-]*\p{Ll}/u.test(at(comma)) && !lexicon.notNames.has(at(comma).toLowerCase())) {
        initials = text.slice((tokens[k + 1] as Token).start, end)
        j = comma
      }
    }
    const words: Span[] = []
    const seldom = (word: string) => !/^\p{Lu}{3,}$/u.test(word) && lexicon.notNames.has(bare(word))
    const unlikely = seldom(at(j))
    const isGroup = lexicon.organisations.has(bare(at(j)))
    while (j >= 0 && words.length < 10) {
      const word = at(j)
      const isParticle = words.length > 0 && PARTICLES.has(word) && !CONJUNCTIONS.has(word)
      if (!isParticle && !CAPITAL.test(word)) break
      if (words.length > 0 && (unlikely || (seldom(word) && !(isGroup && lexicon.parts.has(bare(word)))))) break
      const token = tokens[j] as Token
      const cut = words.length === 0 && j === listEnd ? (/(?:[’']s|[’'])$/.exec(word)?.[0].length ?? 0) : 0
      words.unshift({ start: token.start, end: token.end - cut })
      j--
    }
    if (words.length === 0) return undefined
    // Initials before: "M. S. Jørgensen", "J.-P. Roy".
    const from0 = j
    while (at(j) === '.' && /^\p{Lu}(?:[‐‑-])?$|^\p{Lu}[‐‑-]\p{Lu}$/u.test(at(j - 1)) && glued(j - 1)) j -= 2
    if (j < from0) initials = text.slice((tokens[j + 1] as Token).start, (tokens[from0] as Token).end)
    const first = tokens[j + 1] as Token
    return { start: first.start, end, words, initials, next: j, ...(unlikely ? { unlikely } : {}) }
  }

  /** "National Institute for Health and Care Excellence": capitalised words joined by small ones, one of them telling. */
  function readOrganisation(): CitedAuthors | undefined {
    if (etAl) return undefined
    let j = listEnd
    const words: Token[] = []
    let telling = false
    let connected = false
    for (; j >= 0 && words.length < 16; j--) {
      const word = at(j)
      const name = bare(word)
      if (
        CAPITAL.test(word) &&
        (!lexicon.notNames.has(name) || lexicon.organisations.has(name) || lexicon.parts.has(name))
      )
        telling ||= lexicon.organisations.has(name)
      else if (words.length > 0 && CONNECTORS.has(word)) connected ||= word !== 'and' && word !== '&'
      else if (!(words.length > 0 && word === ',' && connected && CAPITAL.test(at(j - 1)) && CAPITAL.test(at(j + 1))))
        break
      words.unshift(tokens[j] as Token)
    }
    const edge = at(j)
    while (words.length > 0 && !CAPITAL.test((words[0] as Token).text)) words.shift()
    const isList = words.some(({ text: word }) => word === 'and' || word === '&' || word === ',')
    if (!telling || words.length < 2 || (isList && !connected)) return undefined
    const span = { start: (words[0] as Token).start, end: (words.at(-1) as Token).end }
    const cut = possessive ? (/[’']s$/.exec((words.at(-1) as Token).text)?.[0].length ?? 0) : 0
    return {
      ...span,
      end: span.end - cut,
      names: [{ ...span, end: span.end - cut, words: [{ ...span, end: span.end - cut }], initials: '' }],
      usual: 1,
      etAl: false,
      organisation: true,
      ...(abbreviation === undefined ? {} : { abbreviation }),
      comma,
      conjunction: false,
      separators: [],
      before: edge,
      possessive,
    }
  }
}

const bare = (word: string): string => word.toLowerCase().replace(/[’']s?$/, '')

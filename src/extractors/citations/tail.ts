// What stands between the names and the year, right to left: comma, "[WHO]", "’s model", "et al.".
import { isAmong } from '../../text/among.js'
import type { Lexicon } from './lexicon.js'
import { bare, CONJUNCTIONS, isCapital, textAt, type Word } from './words.js'

export interface Tail {
  /** Index of the last word of the names, with "et al." and without possessive's nouns. */
  last: number
  /** Index of the last word of the last name. */
  name: number
  comma: boolean
  etAl: boolean
  possessive: boolean
  /** Abbreviation in brackets behind an organisation's name. */
  abbreviation?: string
}

/** Undefined where no name can stand before it. */
export function readTail(words: readonly Word[], text: string, lexicon: Lexicon): Tail | undefined {
  const at = (i: number) => textAt(words, i)
  let i = words.length - 1
  const comma = at(i) === ','
  if (comma) i--
  let abbreviation: string | undefined
  if (at(i) === ']' || at(i) === ')') {
    let open = i - 1
    while (open > i - 6 && at(open) !== '[' && at(open) !== '(') open--
    if ((at(open) !== '[' && at(open) !== '(') || !/^\p{Lu}/u.test(at(open + 1))) return undefined
    abbreviation = text.slice((words[open] as Word).end, (words[i] as Word).start).trim()
    i = open - 1
  }
  const owner = possessor(i)
  if (owner !== undefined) i = owner
  const last = i
  const others = beforeOthers(i)
  if (others !== undefined) i = at(others) === ',' ? others - 1 : others
  if (i < 0) return undefined
  const tail: Tail = { last, name: i, comma, etAl: others !== undefined, possessive: owner !== undefined }
  if (abbreviation !== undefined) tail.abbreviation = abbreviation
  return tail

  /** "Fonagy’s", "Fonagy’s two-layer model", "Lee et al.’s": where the owner ends. */
  function possessor(from: number): number | undefined {
    // "al.’s" is three words: al, ., ’s.
    if (isAmong("’s 's", at(from)) && at(from - 1) === '.' && at(from - 2) === 'al') return from - 1
    for (let k = from; k >= from - 3 && k >= 0; k--) {
      if (/(?:[’']s|s[’'])$/.test(at(k)) && (isCapital(at(k)) || lexicon.others.has(bare(at(k))))) return k
      if (!/^\p{Ll}/u.test(at(k)) || at(k) === 'al') return undefined
    }
    return undefined
  }

  /** "et al.", "and colleagues", "& her co-workers": the index before it. */
  function beforeOthers(from: number): number | undefined {
    const word = at(from) === '.' ? from - 1 : from
    if (isAmong("al’s al's al", at(word))) {
      if (at(word - 1) === 'et') return word - 2
      if (at(word - 1) === '.' && at(word - 2) === 'et') return word - 3
    }
    if (word !== from || !lexicon.others.has(bare(at(word)))) return undefined
    if (CONJUNCTIONS.has(at(word - 1))) return word - 2
    return isAmong('his her their', at(word - 1)) && CONJUNCTIONS.has(at(word - 2)) ? word - 3 : undefined
  }
}

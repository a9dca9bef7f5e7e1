// What a sentence sets apart from what it says of the rest of a list: "raised mood, but not sleep", "hope, not fear, predicts".
import { isAmong } from '../../../text/among.js'
import { type Element, isJoint, isNp, past, type Sentence } from '../row/elements.js'
import { parseList } from './items.js'

/** Token range, its denial included. */
export interface Apart {
  from: number
  to: number
}

const NONE: readonly Apart[] = []

export function apartOf(sentence: Sentence, elements: readonly Element[]): readonly Apart[] {
  if (!sentence.denies) return NONE
  let found: Apart[] | undefined
  for (let k = 2; k < elements.length; k++) {
    const apart = deniesFrom(sentence, elements, k) ? apartFrom(sentence, elements, k) : undefined
    if (apart !== undefined) found = [...(found ?? NONE), apart]
  }
  return found ?? NONE
}

/** "but not", ", not", "though not" and "but no", save "but not only". */
function deniesFrom({ tokens, facts }: Sentence, elements: readonly Element[], k: number): boolean {
  const [joint, element] = [elements[k - 1], elements[k] as Element]
  const word = tokens[element.from]?.norm
  if (word === 'no') return isJoint(joint, 'cc') && isNp(element)
  const contrast =
    isJoint(joint, 'cc') || isJoint(joint, 'comma') || isAmong('though although', tokens[joint?.from ?? -1]?.norm)
  return word === 'not' && contrast && facts[element.from + 1]?.negation !== 'exception'
}

/** The list after a denial, unless it is what another clause tells of: "but not all patients improved". */
function apartFrom(sentence: Sentence, elements: readonly Element[], k: number): Apart | undefined {
  const first = elements[k] as Element
  // "but not stretching"
  if (first.kind === 'vg') return first.form === 'ing' ? { from: first.from, to: first.to } : undefined
  let at = past(elements, k, elements.length)
  if (isJoint(elements[at], 'prep')) at++
  const end = parseList(sentence, elements, at, elements.length).at(-1)?.end
  if (end === undefined) return undefined
  const next = elements[end]
  const opens = next?.kind === 'vg' && next.form === 'finite'
  if (opens && elements.slice(0, k).some((one) => one.kind === 'vg' && one.form === 'finite')) return undefined
  return { from: first.from, to: elements[end - 1]?.to ?? 0 }
}

/** Whether a token stands in what is set apart. */
export function isApart(aparts: readonly Apart[], token: number): boolean {
  for (const { from, to } of aparts) if (from <= token && token < to) return true
  return false
}

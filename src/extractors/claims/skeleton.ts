// The row of a clause without its parentheses, dashes and examples, which are read beside it.

import { type Item, parseList } from './refs/items.js'
import { type Element, isJoint, isNp, type Joint, type Np, type Sentence } from './row/elements.js'

export interface Aside {
  /** The phrase it stands beside. */
  host: Np | undefined
  elements: Element[]
  style: 'paren' | 'dash' | 'list'
  items: Item[]
  /** The token that opens a list of examples: "such as", "including". */
  joint?: number
}

export interface Skeleton {
  elements: readonly Element[]
  asides: Aside[]
}

/** Takes parentheses, pairs of dashes and lists of examples out of the row, so that clauses stand whole. */
export function skeletonOf(sentence: Sentence): Skeleton {
  const asides: Aside[] = []
  const outer = withoutBrackets(sentence, sentence.elements, asides)
  for (const aside of [...asides]) {
    if (aside.style === 'dash') aside.elements = withoutBrackets(sentence, aside.elements, asides)
  }
  for (const aside of asides) aside.items = parseList(sentence, skipIntro(aside.elements), 0, aside.elements.length)
  return { elements: withoutExamples(sentence, outer, asides), asides }
}

const skipIntro = (elements: readonly Element[]): readonly Element[] => {
  let i = 0
  while (
    i < elements.length &&
    (isJoint(elements[i], 'prep') || isJoint(elements[i], 'sub') || elements[i]?.kind === 'adv')
  )
    i++
  return elements.slice(i)
}

/** "(recall vs. recognition)" lists two. */
function isVersus({ tokens }: Sentence, element: Element): element is Joint {
  if (!isJoint(element, 'prep')) return false
  const word = tokens[element.from]?.norm
  return word === 'vs' || word === 'versus'
}

function withoutBrackets(sentence: Sentence, elements: Element[], asides: Aside[]): Element[] {
  let dashes = 0
  let brackets = false
  for (const { kind } of elements)
    if (kind === 'dash') dashes++
    else if (kind === 'open' || kind === 'close') brackets = true
  if (dashes === 0 && asides.length === 0 && !brackets) return elements
  const out: Element[] = []
  let seen = 0
  let depth = 0
  let aside: Aside | undefined
  let dashed = false
  const host = () => {
    for (let k = out.length - 1; k >= 0; k--) if (isNp(out[k])) return out[k] as Np
    return undefined
  }
  for (const element of elements) {
    if (element.kind === 'open') {
      if (depth === 0 && !dashed) {
        aside = { host: host(), elements: [], style: 'paren', items: [] }
        asides.push(aside)
      } else aside?.elements.push(element)
      depth++
    } else if (element.kind === 'close') {
      depth = Math.max(0, depth - 1)
      if (depth === 0 && !dashed) aside = undefined
      else aside?.elements.push(element)
    } else if (element.kind === 'dash' && depth === 0) {
      seen++
      if (dashed) {
        dashed = false
        aside = undefined
      } else if (seen < dashes || dashes === 1) {
        if (dashes === 1) {
          out.push({ kind: 'colon', from: element.from, to: element.to, word: '—' })
          continue
        }
        dashed = true
        aside = { host: host(), elements: [], style: 'dash', items: [] }
        asides.push(aside)
      } else out.push({ kind: 'colon', from: element.from, to: element.to, word: '—' })
    } else if (aside)
      aside.elements.push(aside.style === 'paren' && isVersus(sentence, element) ? { ...element, kind: 'cc' } : element)
    else if (!joinAround(out, element, asides)) out.push(element)
  }
  return out
}

/** "a cognitive behavioural (CB) programme": parentheses inside one phrase. */
function joinAround(out: Element[], element: Element, asides: readonly Aside[]): boolean {
  const last = out.at(-1)
  const aside = asides.at(-1)
  if (!isNp(element) || !isNp(last) || aside?.host !== last || element.core !== element.from || element.pronoun)
    return false
  if (aside.elements.at(-1)?.to !== element.from - 1) return false
  const joined: Np = { ...last, to: element.to, head: element.head, mentions: [...last.mentions, ...element.mentions] }
  out[out.length - 1] = joined
  aside.host = joined
  return true
}

/** "treatments for insomnia, such as A and B": past a comma, examples are of what is plural; undefined where nothing is. */
function classOf({ facts }: Sentence, elements: readonly Element[], at: number): Np | undefined {
  const nearest = elements[at] as Np
  for (let k = at; k >= 0; k -= 2) {
    const np = elements[k]
    if (!isNp(np)) break
    if (facts[np.head]?.plural) return np
    if (!isJoint(elements[k - 1], 'prep')) return antecedent({ facts }, elements, k) ?? (k === at ? nearest : undefined)
  }
  return undefined
}

/** "problems that lower sleep quality, such as A and B": of what a relative clause tells of. */
function antecedent({ facts }: Pick<Sentence, 'facts'>, elements: readonly Element[], object: number): Np | undefined {
  let k = object - 1
  while (elements[k]?.kind === 'vg' || elements[k]?.kind === 'adv') k--
  const np = elements[k - 1]
  return k < object - 1 && isJoint(elements[k], 'rel') && isNp(np) && facts[np.head]?.plural ? np : undefined
}

function withoutExamples(sentence: Sentence, elements: readonly Element[], asides: Aside[]): readonly Element[] {
  if (!elements.some((element) => isJoint(element, 'prep') && element.word === 'such as')) return elements
  const out: Element[] = []
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as Element
    if (!isJoint(element, 'prep') || element.word !== 'such as') {
      out.push(element)
      continue
    }
    const items = parseList(sentence, elements, i + 1, elements.length)
    let host: Np | undefined
    let at = out.length - 1
    while (at > Math.max(0, out.length - 2) && !isNp(out[at])) at--
    if (isNp(out[at])) host = out[at] as Np
    const last = items.at(-1)
    if (!last || !host) {
      out.push(element)
      continue
    }
    const comma = isJoint(out.at(-1), 'comma')
    if (comma) host = classOf(sentence, out, at)
    if (comma) out.pop()
    asides.push({ host, elements: elements.slice(i + 1, last.end), style: 'list', items, joint: element.from })
    i = last.end - 1
    if (comma && isJoint(elements[last.end], 'comma')) i++
  }
  return out
}

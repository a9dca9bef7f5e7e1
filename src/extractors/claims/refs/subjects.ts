// Finds who does what a verb says: the phrases before it, or those of the clause it continues.
import { isAmong } from '../../../text/among.js'
import { type Element, isJoint, isNp, past, type Sentence, type Vg } from '../row/elements.js'
import { before, isAside, isReduced } from '../row/participles.js'
import { type Item, parseItem, parseList } from './items.js'

/** By element index; undefined where no verb group stands. */
type Subjects = (Item[] | undefined)[]

/** Subjects of every verb group of a row. */
export function subjectsOf(sentence: Sentence, elements: readonly Element[]): Subjects {
  const subjects: Subjects = new Array(elements.length)
  // The last clause's verb, and the last finite verb of all.
  let main = -1
  for (let v = 0; v < elements.length; v++) {
    const element = elements[v]
    if (element?.kind !== 'vg') continue
    const found = subjectOf(sentence, elements, v, element, subjects, main)
    subjects[v] = found
    if (element.form === 'finite' && !isRelative(elements, v)) main = v
  }
  fronted(elements, subjects)
  return subjects
}

/** "By raising X, T lowers Y": T raises X. */
function fronted(elements: readonly Element[], subjects: Subjects): void {
  for (let v = 0; v < elements.length; v++) {
    const element = elements[v]
    if (element?.kind !== 'vg') continue
    const joint = elements[before(elements, v)]
    if (element.form !== 'ing' || !isJoint(joint, 'prep') || (joint.word !== 'by' && joint.word !== 'through')) return
    const next = elements.findIndex(
      (one, k) => k > v && one.kind === 'vg' && one.form === 'finite' && !isRelative(elements, k),
    )
    if (subjects[v]?.length === 0 && next >= 0) subjects[v] = subjects[next] ?? []
  }
}

const SHOWING = /^(?:show|find|prove|consider|believe|expect|assume|report|demonstrate|hypothesize|know)$/

const isRelative = (elements: readonly Element[], v: number): boolean => isJoint(elements[before(elements, v)], 'rel')

/** "A and B, both of which …" */
const ALL = /^(?:both|all|each|either)$/

/** Past a phrase between two commas: "lowers A and, over years, raises B". */
function interrupted(elements: readonly Element[], k: number): number {
  const phrase = isJoint(elements[k], 'comma') && isNp(elements[k - 1]) && isJoint(elements[k - 2], 'prep')
  return phrase && isJoint(elements[k - 3], 'comma') ? k - 4 : -1
}

/** The pronoun at `k`, or before what stands between it and its verb: "which over time raises", "which, in turn, raises". */
function relativeBefore(elements: readonly Element[], k: number): number {
  if (isJoint(elements[k], 'rel')) return k
  let i = k
  if (isJoint(elements[i], 'comma')) i = before(elements, i)
  if (isNp(elements[i]) && isJoint(elements[i - 1], 'prep')) i = before(elements, i - 1)
  if (isJoint(elements[i], 'comma')) i = before(elements, i)
  return i < k && isJoint(elements[i], 'rel') ? i : -1
}

/** The list whose last phrase stands at `at`. */
function listEndingAt(sentence: Sentence, elements: readonly Element[], at: number): Item[] {
  let start = at
  for (let k = at - 1; k >= 0; k--) {
    const element = elements[k]
    if (isNp(element)) {
      // "In adults, A and B, both of which …": what the sentence opens with is no part of the list.
      if (isJoint(elements[k - 1], 'prep') && (k === 1 || isAmong('stop sub colon', elements[k - 2]?.kind))) break
      start = k
    } else if (element?.kind !== 'comma' && element?.kind !== 'cc' && element?.kind !== 'adv') break
  }
  const items = parseList(sentence, elements, start, at + 1)
  return items.at(-1)?.end === at + 1 ? items : phraseEndingAt(sentence, elements, at)
}

function subjectOf(
  sentence: Sentence,
  elements: readonly Element[],
  v: number,
  vg: Vg,
  subjects: Subjects,
  main: number,
): Item[] {
  const k = before(elements, v)
  const last = elements[k]
  const inherited = () => (main < 0 ? [] : (subjects[main] ?? []))
  if (vg.form === 'inf') {
    const previous = previousVerb(elements, v)
    const governor = elements[previous]
    // "have shown A to be effective": what is shown is the infinitive's subject.
    if (isNp(last) && governor?.kind === 'vg' && !governor.passive && SHOWING.test(governor.verb?.lemma ?? ''))
      return phraseEndingAt(sentence, elements, k)
    return previous >= 0 ? (subjects[previous] ?? []) : []
  }
  if (vg.form === 'ing' || vg.form === 'part') {
    if (isNp(last)) return antecedent(sentence, elements, k, subjects)
    if (isJoint(last, 'comma') || (isJoint(last, 'prep') && (last.word === 'by' || last.word === 'through')))
      return inherited()
    if (isJoint(last, 'cc')) {
      const previous = previousVerb(elements, v)
      return previous >= 0 ? (subjects[previous] ?? []) : []
    }
    return []
  }
  const rel = relativeBefore(elements, k)
  if (rel >= 0) {
    let host = rel - 1
    const joint = elements[host]
    const counted = isJoint(joint, 'prep') && joint.word === 'of' ? elements[host - 1] : undefined
    const all = isNp(counted) && ALL.test(sentence.tokens[counted.head]?.norm ?? '')
    if (all) host -= 2
    while (isJoint(elements[host], 'comma') || isJoint(elements[host], 'prep')) host--
    if (!isNp(elements[host])) return []
    return all ? listEndingAt(sentence, elements, host) : antecedent(sentence, elements, host, subjects)
  }
  if (
    isJoint(last, 'cc') ||
    isJoint(elements[interrupted(elements, k)], 'cc') ||
    (last?.kind === 'vg' && last.copula)
  ) {
    const previous = previousVerb(elements, v)
    if (previous >= 0) return subjects[previous] ?? []
  }
  return clauseSubject(sentence, elements, v)
}

/**
 * What "that" and "which" stand for: the phrase before, or what it says something of, in "X is a process that …" and
 * "X, a process that …".
 */
function antecedent(sentence: Sentence, elements: readonly Element[], host: number, subjects: Subjects): Item[] {
  const phrase = phraseEndingAt(sentence, elements, host)
  const [first] = phrase
  if (!first) return phrase
  const indefinite = isAmong('a an one', sentence.tokens[first.np.from]?.norm)
  let k = first.start - 1
  while (k >= 0 && (elements[k]?.kind === 'adv' || isJoint(elements[k], 'prep'))) k--
  const before_ = elements[k]
  if (indefinite && before_?.kind === 'vg' && (before_.copula || before_.passive)) {
    const subject = subjects[k]
    if (subject && subject.length > 0) return subject
  }
  if (indefinite && isJoint(before_, 'comma') && isNp(elements[k - 1])) {
    const named = parseItem(sentence, elements, k - 1, k)
    return named ? [named] : phrase
  }
  return phrase
}

function previousVerb(elements: readonly Element[], v: number): number {
  for (let k = v - 1; k >= 0; k--) {
    const element = elements[k]
    if (element?.kind === 'stop' || element?.kind === 'colon') return -1
    if (element?.kind === 'vg') return k
  }
  return -1
}

/** The whole phrase whose last noun phrase stands at `at`: "disruptions to trust" for "trust". */
export function phraseEndingAt(sentence: Sentence, elements: readonly Element[], at: number): Item[] {
  let start = at
  while (start >= 2 && at - start < 12 && isJoint(elements[start - 1], 'prep') && isNp(elements[start - 2])) start -= 2
  for (let from = start; from <= at; from += 2) {
    const item = parseItem(sentence, elements, from, at + 1)
    if (item && item.end === at + 1) return [item]
  }
  return []
}

/** The phrases between the clause's opening and its verb. */
function clauseSubject(sentence: Sentence, elements: readonly Element[], v: number): Item[] {
  const start = clauseStart(sentence, elements, v)
  const starts = [start]
  for (let k = start; k < v; k++) if (isJoint(elements[k], 'comma')) starts.push(k + 1)
  const opens = (from: number) => {
    const first = elements[past(elements, skipConjunction(elements, from), v)]
    return isNp(first) || (first?.kind === 'vg' && first.form === 'ing')
  }
  let best: Item[] = []
  for (const from of starts) {
    if (!opens(from)) continue
    const items = parseList(sentence, elements, skipConjunction(elements, from), v)
    const end = items.at(-1)?.end ?? -1
    if (end < 0) continue
    const next = elements[past(elements, end, v)]
    const after = past(elements, end, v)
    if (after >= v) return items
    const reduced = next?.kind === 'vg' && (next.form !== 'finite' || isReduced(sentence.roles, elements, after, v))
    const closing = isJoint(next, 'comma') && (after === v - 1 || isJoint(elements[before(elements, v)], 'comma'))
    if (closing) return items
    if (reduced || isJoint(next, 'rel') || (isJoint(next, 'prep') && best.length === 0)) best = items
  }
  if (best.length > 0) return best
  const k = before(elements, v)
  return isNp(elements[k]) ? phraseEndingAt(sentence, elements, k) : []
}

const skipConjunction = (elements: readonly Element[], from: number): number =>
  isJoint(elements[from], 'cc') ? from + 1 : from

function clauseStart({ roles }: Sentence, elements: readonly Element[], v: number): number {
  let inRelative = false
  for (let k = v - 1; k >= 0; k--) {
    const element = elements[k] as Element
    if (element.kind === 'stop' || element.kind === 'colon' || element.kind === 'sub') return k + 1
    if (
      element.kind !== 'vg' ||
      element.form !== 'finite' ||
      isReduced(roles, elements, k, v) ||
      isAside(elements, k, v)
    )
      continue
    const b = before(elements, k)
    if (isJoint(elements[b], 'rel') && !inRelative) {
      // A relative clause inside the subject: its verb is not the clause's.
      inRelative = true
      k = b
      continue
    }
    // Past the object of the verb before: its clause ends at a comma or conjunction, or right at the verb ("suggests A reduces B").
    for (let j = v - 1; j > k; j--) {
      const joint = elements[j]
      if (isJoint(joint, 'cc')) return j + 1
      if (isJoint(joint, 'comma') && !listedBetween(elements, j, v)) return j + 1
    }
    return k + 1
  }
  return 0
}

/** Whether "and" stands between a comma and the verb, so that the comma may be a list's. */
function listedBetween(elements: readonly Element[], comma: number, v: number): boolean {
  for (let k = comma + 2; k < v; k++) if (isJoint(elements[k], 'cc')) return false
  return isJoint(elements[comma + 1], 'cc')
}

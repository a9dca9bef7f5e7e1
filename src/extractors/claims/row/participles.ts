// Participles that look like verbs of their own: "groups delivered over a year showed".
import type { Element, Sentence } from './elements.js'

/** Index of the element before `v` that is no adverb. */
export function before(elements: readonly Element[], v: number): number {
  let k = v - 1
  while (k >= 0 && elements[k]?.kind === 'adv') k--
  return k
}

/** "X, defined as Y, lowers Z": a bare past form between two commas is a participle. */
export function isAside(elements: readonly Element[], k: number, v: number): boolean {
  const element = elements[k]
  return (
    element?.kind === 'vg' &&
    element.to - element.from === 1 &&
    !element.copula &&
    (element.verb === undefined || element.verb.form === 'past') &&
    elements[k - 1]?.kind === 'comma' &&
    elements[k - 2]?.kind === 'np' &&
    elements[before(elements, v)]?.kind === 'comma' &&
    before(elements, v) > k
  )
}

/** A bare past form that nothing parts from the verb after it is a participle: "groups delivered over a year showed". */
export function isReduced(roles: Sentence['roles'], elements: readonly Element[], k: number, v: number): boolean {
  const element = elements[k]
  if (element?.kind !== 'vg' || element.copula) return false
  for (let i = element.from; i < element.to; i++) if (i !== element.main && roles[i] !== 'r') return false
  if (element.verb && (element.verb.form !== 'past' || element.verb.senses.some(({ frame }) => frame === 'report')))
    return false
  if (elements[before(elements, k)]?.kind !== 'np') return false
  for (let j = k + 1; j < v; j++) {
    const kind = elements[j]?.kind
    if (kind === 'comma' || kind === 'cc' || kind === 'sub' || kind === 'rel' || kind === 'stop') return false
  }
  const last = elements[v]
  return last?.kind === 'vg' && last.to > last.from
}

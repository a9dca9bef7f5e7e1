// How results go wrong, counted by class: what was missed and what was wrong, over the development data.

import { ENTITY_KINDS, type GraphNode } from '../../graph/schema.js'
import type { Graph } from '../../src/index.js'
import type { Answer } from './directions.js'
import { type Gold, named, viewOf } from './gold.js'
import { alike, words } from './names.js'
import type { Missed } from './numbers.js'
import { shared } from './results.js'

/** How often each pattern was seen. */
export type Patterns = Map<string, number>

export const noPatterns = (): Patterns => new Map()
const count = (patterns: Patterns, name: string, times = 1): void => {
  patterns.set(name, (patterns.get(name) ?? 0) + times)
}

const namesOf = (node: GraphNode): string[] => [node.label, ...('aliases' in node ? node.aliases : [])]
/** Half of the shorter name's words are the other's, too. */
const touches = (a: string, b: string): boolean => {
  const [x, y] = [words(a), words(b)]
  return shared(x, y) * 2 >= Math.min(new Set(x).size, new Set(y).size) && shared(x, y) > 0
}

/** Entities and claims of one annotated text. */
export function countGold(patterns: Patterns, graph: Graph, gold: Gold): void {
  const { ofKind, edgesOf, targets, goldNames } = viewOf(graph, gold)
  const mentioned = new Set(edgesOf('MENTIONS').map(({ target }) => target))
  const all = ofKind(...ENTITY_KINDS).filter(({ id }) => mentioned.has(id))
  const kindsOf = (one: Gold['entities'][number]): string[] => [one.type, ...(one.altTypes ?? [])]
  for (const one of gold.entities.filter(({ core }) => core)) {
    const same = all.filter((node) => named(one.names, node, alike))
    if (same.some(({ kind }) => kindsOf(one).includes(kind))) continue
    const near = all.some((node) => named(one.names, node, touches))
    count(patterns, `entities: missed, ${same.length > 0 ? 'other kind' : near ? 'other extent' : 'not named'}`)
  }
  for (const node of all) {
    const same = gold.entities.filter((one) => named(one.names, node, alike))
    if (same.some((one) => kindsOf(one).includes(node.kind))) continue
    const near = gold.entities.some((one) => named(one.names, node, touches))
    const why =
      same.length > 0 ? 'other kind' : near ? 'other extent' : namesOf(node)[0]?.includes(' ') ? 'phrase' : 'word'
    count(patterns, `entities: too many, ${why}`)
  }
  const claims = (ofKind('Claim') as Extract<GraphNode, { kind: 'Claim' }>[]).map((node) => ({
    predicate: node.predicate as string,
    ends: [targets('SUBJECT', node.id), targets('OBJECT', node.id)] as const,
  }))
  const about = (id: string, nodes: readonly GraphNode[]) => nodes.some((node) => named(goldNames(id), node, alike))
  const fits = (one: Gold['claims'][number], [subject, object]: readonly [GraphNode[], GraphNode[]]) =>
    about(one.subject, subject) && about(one.object, object)
  const turned = ([subject, object]: readonly [GraphNode[], GraphNode[]]) => [object, subject] as const
  const says = (one: Gold['claims'][number], predicate: string) =>
    [one.predicate, ...(one.altPredicates ?? [])].includes(predicate)
  for (const one of gold.claims.filter(({ core }) => core)) {
    const between = claims.filter(({ ends }) => fits(one, ends as [GraphNode[], GraphNode[]]))
    if (between.some(({ predicate }) => says(one, predicate))) continue
    const back = claims.some(({ ends }) =>
      fits(one, turned(ends as [GraphNode[], GraphNode[]]) as [GraphNode[], GraphNode[]]),
    )
    const ends = [one.subject, one.object].filter((id) => !about(id, all)).length
    const why =
      between.length > 0 ? 'other predicate' : back ? 'turned round' : ends > 0 ? 'an end is no entity' : 'not related'
    count(patterns, `claims: missed, ${why}`)
  }
  for (const { predicate, ends } of claims) {
    const pair = ends as [GraphNode[], GraphNode[]]
    const same = gold.claims.filter((one) => fits(one, pair))
    if (same.some((one) => says(one, predicate))) continue
    const known = pair.filter((nodes) =>
      nodes.some((node) => gold.entities.some((one) => named(one.names, node, alike))),
    )
    const back = gold.claims.some((one) => fits(one, turned(pair) as [GraphNode[], GraphNode[]]))
    const why =
      same.length > 0
        ? 'other predicate'
        : back
          ? 'turned round'
          : known.length === 2
            ? 'both ends annotated, not related'
            : known.length === 1
              ? 'one end not annotated'
              : 'no end annotated'
    count(patterns, `claims: too many, ${why}`)
  }
}

export function countAnswers(patterns: Patterns, answers: readonly Answer[]): void {
  for (const { gold, said, covered } of answers)
    if (said === undefined)
      count(patterns, `directions: no answer, ${covered ? 'findings tell none' : 'no finding in the evidence'}`)
    else if (said !== gold) count(patterns, `directions: ${gold} read as ${said}`)
}

/** The most frequent first; ties by name. */
export const rank = (patterns: Patterns, most: number): [string, number][] =>
  [...patterns].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, most)

/** Numbers of named trials: pairs that were missed, and values that are no trial's. */
export function countMissed(patterns: Patterns, missed: readonly Missed[], wrong: number): void {
  for (const { why } of missed) count(patterns, `numbers: missed, ${why}`)
  if (wrong > 0) count(patterns, 'numbers: wrong value in a slot', wrong)
}

// Finds entities by name, and the names nearest to one that is not there.
import { ENTITY_KINDS, type EntityKind, type GraphNode } from '../../graph/schema.js'
import { nameWords } from '../text/fold.js'
import { dice, letterPairs } from '../text/similar.js'
import type { Graph } from '../types.js'

export type EntityNode = Extract<GraphNode, { kind: EntityKind }>

const entitiesOf = ({ nodes }: Graph): EntityNode[] =>
  nodes.filter((node): node is EntityNode => (ENTITY_KINDS as readonly string[]).includes(node.kind))

const namesOf = (node: EntityNode): string[] => [node.label, ...node.aliases]
const folded = (name: string): string => nameWords(name).join(' ')

/** Entities with this id, label or alias, whatever its case, spelling or number; one of each kind at most, usually. */
export function findEntities(graph: Graph, name: string): EntityNode[] {
  const all = entitiesOf(graph)
  const byId = all.filter(({ id }) => id === name)
  if (byId.length > 0) return byId
  const wanted = folded(name)
  const byLabel = all.filter(({ label }) => folded(label) === wanted)
  return byLabel.length > 0 ? byLabel : all.filter((node) => namesOf(node).some((other) => folded(other) === wanted))
}

/** Labels of the entities with the most similar names, best first. */
export function nearestNames(graph: Graph, name: string, limit = 5): string[] {
  const wanted = letterPairs(folded(name))
  const scored = entitiesOf(graph)
    .map((node) => ({
      label: node.label,
      score: Math.max(...namesOf(node).map((other) => dice(wanted, letterPairs(folded(other))))),
    }))
    .filter(({ score }) => score >= 0.3)
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
  return [...new Set(scored.map(({ label }) => label))].slice(0, limit)
}

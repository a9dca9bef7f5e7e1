// What every format relies on: ids that occur once, edges between nodes that exist, kinds that can be names.
import { type Graph, InputError } from '../types.js'

/** Place of every node in `graph.nodes`, by id. Throws InputError where the graph is not sound. */
export function checkGraph({ nodes, edges }: Graph): Map<string, number> {
  const places = new Map<string, number>()
  for (const { id, kind } of nodes) {
    if (places.has(id)) throw new InputError(`two nodes have the id ${JSON.stringify(id)}; ids must occur once`)
    checkKind(kind, 'node', id)
    places.set(id, places.size)
  }
  const ids = new Set<string>()
  for (const { id, kind, source, target } of edges) {
    if (typeof id !== 'string') throw new InputError(`an edge from ${source} to ${target} has no id ("key")`)
    if (ids.has(id)) throw new InputError(`two edges have the id ${JSON.stringify(id)}; ids must occur once`)
    checkKind(kind, 'edge', id)
    for (const end of [source, target])
      if (!places.has(end))
        throw new InputError(`edge ${JSON.stringify(id)} has the end ${JSON.stringify(end)}, which is no node`)
    ids.add(id)
  }
  return places
}

/** Kinds become labels, relation types and file names, none of which can hold every character. */
function checkKind(kind: unknown, what: string, id: string): void {
  if (typeof kind !== 'string' || !/^[A-Za-z][A-Za-z0-9_]*$/.test(kind))
    throw new InputError(
      `${what} ${JSON.stringify(id)} has the kind ${JSON.stringify(kind) ?? 'undefined'}; a kind is a letter, then letters, digits or _`,
    )
}

// Decides, over the whole document, what each candidate is and which are worth keeping.
import { ENTITY_KINDS, type EntityKind } from '../../../graph/schema.js'
import { entityId } from '../../text/entities.js'
import type { Entity } from '../../types.js'
import type { Candidate } from './candidates.js'
import type { Votes } from './evidence.js'

/** All places of one key, with all that speaks for it. */
export interface Group {
  key: string
  places: Candidate[]
  votes: Votes
  /** The strongest relation it stands in, 0–1. */
  related: number
  /** In the title or a heading. */
  prominent: boolean
  /** Its head alone names nothing. */
  bare: boolean
  /** Its head is a word of research or text. */
  junk: boolean
}

/** Score from which a candidate is worth keeping. */
const KEEP = 0.75

/** The entity each key names, for the keys worth keeping. */
export function settle(groups: ReadonlyMap<string, Group>): Map<string, Entity> {
  const decided = new Map<string, Entity>()
  for (const key of groups.keys()) decide(key, groups, decided, 0)
  return decided
}

function decide(
  key: string,
  groups: ReadonlyMap<string, Group>,
  decided: Map<string, Entity>,
  depth: number,
): Entity | undefined {
  const done = decided.get(key)
  const group = groups.get(key)
  const first = group?.places[0]
  if (done || !group || !first) return done
  const entity = knownEntity(group) ?? narrower(group, groups, decided, depth) ?? discovered(group)
  if (entity) decided.set(key, entity)
  return entity
}

function knownEntity(group: Group): Entity | undefined {
  const entities = group.places.find(({ known }) => known)?.known?.entities
  if (!entities) return undefined
  const [kind] = best(group.votes)
  const chosen = entities.find((entity) => entity.kind === kind) ?? (entities[0] as Entity)
  // "Improvements in depression": a condition that the document only ever measures is an outcome.
  if (
    chosen.kind === 'Condition' &&
    kind === 'Outcome' &&
    (group.votes.Outcome ?? 0) > 1.3 * (group.votes.Condition ?? 0)
  )
    return { id: entityId('Outcome', chosen.name), kind: 'Outcome', name: chosen.name }
  return chosen
}

/** "Group kite therapy" is a kite therapy. */
function narrower(
  group: Group,
  groups: ReadonlyMap<string, Group>,
  decided: Map<string, Entity>,
  depth: number,
): Entity | undefined {
  const place = group.places.find(({ base }) => base !== undefined && base !== group.key)
  if (!place?.base || depth > 4) return undefined
  const wider = decide(place.base, groups, decided, depth + 1)
  if (!wider) return undefined
  return { id: entityId(wider.kind, place.name), kind: wider.kind, name: place.name, broader: [wider.id] }
}

function discovered(group: Group): Entity | undefined {
  const place = group.places[0] as Candidate
  const compound = place.name.includes(' ')
  const [kind, vote] = best(group.votes)
  // A bare head is an entity only where it changes: "improvements in symptoms".
  if (group.junk || (group.bare && !compound && !(kind === 'Outcome' && vote >= 2))) return undefined
  const times = Math.min(group.places.length - 1, 3)
  const score =
    Math.min(vote, 1.2) +
    group.related +
    0.15 * times +
    (group.prominent ? 0.3 : 0) +
    (compound ? 0.45 : 0) +
    (place.head < place.to - 1 ? 0.2 : 0)
  if (score < KEEP) return undefined
  const chosen = kind ?? 'Concept'
  return { id: entityId(chosen, place.name), kind: chosen, name: place.name }
}

function best(votes: Votes): [EntityKind | undefined, number] {
  let kind: EntityKind | undefined
  let most = 0
  for (const candidate of ENTITY_KINDS) {
    const vote = votes[candidate] ?? 0
    if (vote > most) {
      kind = candidate
      most = vote
    }
  }
  return [kind, most]
}

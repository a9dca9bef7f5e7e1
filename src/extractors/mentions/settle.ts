// Decides, over the whole document, what each candidate is and which are worth keeping.
import type { EntityKind } from '../../../graph/schema.js'
import { entityId, idOfKey } from '../../text/entities.js'
import type { Entity, MentionRule } from '../../types.js'
import type { Candidate } from './candidates.js'
import type { Votes } from './votes.js'

/** All places of one key, with all that speaks for it. */
export interface Group {
  key: string
  name: string
  /** Of its name. */
  nameKey: string
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
  /** The text's own definition. */
  definition: string | undefined
  /** How sure the tagger is where it is surest; 0 where it says nothing. */
  tagged: number
  /** A country or an office: where or by whom something was done. */
  where: boolean
  /** What it is, where it is worth keeping. */
  decision: Decision | undefined
}

/** What a key names, by which kind of rule, and how sure that is. */
export interface Decision {
  entity: Entity
  /** All places of the key. */
  group: Group
  rule: MentionRule
  confidence: number
}

/** Score from which a candidate is worth keeping. */
const KEEP = 0.75

/** Decides on each group; the decisions in order. */
export function settle(groups: ReadonlyMap<string, Group>): Decision[] {
  const decided: Decision[] = []
  for (const group of groups.values()) decide(group, groups, decided, 0)
  return decided
}

function decide(
  group: Group,
  groups: ReadonlyMap<string, Group>,
  decided: Decision[],
  depth: number,
): Decision | undefined {
  if (group.decision) return group.decision
  const decision =
    known(group) ?? (group.where ? undefined : (narrower(group, groups, decided, depth) ?? discovered(group)))
  if (!decision) return undefined
  group.decision = decision
  decided.push(decision)
  return decision
}

function known(group: Group): Decision | undefined {
  let entities: Entity[] | undefined
  for (const { known } of group.places)
    if (known) {
      entities = known.entities
      break
    }
  if (!entities) return undefined
  const kind = best(group.votes)
  const chosen = entities.find((entity) => entity.kind === kind) ?? (entities[0] as Entity)
  // "Improvements in depression", "fewer medications": what the document only ever measures is an outcome.
  const measured = kind === 'Outcome' && group.votes.Outcome > 1.3 * group.votes[chosen.kind]
  const { name } = chosen
  const entity =
    measured && chosen.kind !== 'Outcome'
      ? { id: entityId('Outcome', name), kind: 'Outcome' as const, name }
      : { ...chosen }
  return { entity, group, rule: 'vocabulary', confidence: 0.95 }
}

/** "Group kite therapy" is a kite therapy. */
function narrower(
  group: Group,
  groups: ReadonlyMap<string, Group>,
  decided: Decision[],
  depth: number,
): Decision | undefined {
  if (depth > 4) return undefined
  const base = baseOf(group)
  const other = base === undefined ? undefined : groups.get(base)
  const wider = other && decide(other, groups, decided, depth + 1)
  if (!wider) return undefined
  const { kind, id } = wider.entity
  const entity = { id: idOfKey(kind, group.nameKey), kind, name: group.name, broader: [id] }
  return { entity, group, rule: 'head', confidence: 0.85 }
}

function baseOf({ key, places }: Group): string | undefined {
  for (const { base } of places) if (base !== undefined && base !== key) return base
  return undefined
}

function discovered(group: Group): Decision | undefined {
  const place = group.places[0] as Candidate
  const { compound } = place
  const { votes } = group
  const kind = best(votes) ?? 'Concept'
  const vote = votes[kind]
  // The tagger read every sentence it stands in, and saw nothing there.
  if (kind !== 'Concept' && group.places.every(({ unread }) => unread)) return undefined
  // A bare head is an entity only where it changes: "improvements in symptoms".
  const bare = group.bare && !compound && !(kind === 'Outcome' && vote >= 2)
  if (group.junk || (bare && group.tagged === 0)) return undefined
  const times = 0.15 * Math.min(group.places.length - 1, 3)
  const shape = (compound ? 0.45 : 0) + (place.head < place.to - 1 ? 0.2 : 0)
  const score = Math.min(vote, 1.2) + group.related + times + (group.prominent ? 0.3 : 0) + shape
  if (score < KEEP && group.tagged === 0) return undefined
  const rule =
    group.definition !== undefined ? 'definition' : vote > 0 ? 'head' : group.related > 0 ? 'relation' : 'termhood'
  const confidence = Math.min(0.85, Math.round((0.3 + score / 4) * 100) / 100)
  return { entity: { id: idOfKey(kind, group.nameKey), kind, name: group.name }, group, rule, confidence }
}

/** The kind that most speaks for, of several the first of the schema's; undefined where nothing does. */
function best({ Concept, Intervention, Condition, Population, Outcome }: Votes): EntityKind | undefined {
  const most = Math.max(Concept, Intervention, Condition, Population, Outcome)
  if (!(most > 0)) return undefined
  if (Concept === most) return 'Concept'
  if (Intervention === most) return 'Intervention'
  if (Condition === most) return 'Condition'
  return Population === most ? 'Population' : 'Outcome'
}

// Decides, over the whole document, what each candidate is and which are worth keeping.
import type { EntityKind } from '../../../graph/schema.js'
import { entityId, idOfKey } from '../../text/entities.js'
import type { Entity, MentionRule } from '../../types.js'
import type { Candidate } from './candidates.js'
import type { Opinion } from './model.js'
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
  /** Its head is a word of research or text: mostly, but not always, no name. */
  junk: boolean
  /** A label, a number, an instrument or a statistic: no name whatever speaks for it. */
  barred: boolean
  /** The text's own definition. */
  definition: string | undefined
  /** The text says what it is. */
  told: boolean
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

/** What rules alone hold a name for: all that a decision has but an entity with its id, which takes longer to make. */
interface Ruling {
  kind: EntityKind
  /** Ids of wider things. */
  broader: string[] | undefined
  rule: MentionRule
  confidence: number
}

/** Score from which a candidate is worth keeping. */
const KEEP = 0.75

/** What a trained model holds a name for, which rules alone would keep or not. */
export type Judge = (group: Group, ruled: boolean) => Opinion | undefined

/** Decides on each group, by rules alone where there is no judge; the decisions in order. */
export function settle(groups: ReadonlyMap<string, Group>, judge?: Judge): Decision[] {
  const decided: Decision[] = []
  for (const group of groups.values()) decide(group, groups, decided, judge, 0)
  return decided
}

function decide(
  group: Group,
  groups: ReadonlyMap<string, Group>,
  decided: Decision[],
  judge: Judge | undefined,
  depth: number,
): Decision | undefined {
  if (group.decision) return group.decision
  const decision = known(group) ?? (group.where ? undefined : unknown(group, groups, decided, judge, depth))
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
  const kind = likeliest(group.votes)
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

/** Of a name that no vocabulary has. */
function unknown(
  group: Group,
  groups: ReadonlyMap<string, Group>,
  decided: Decision[],
  judge: Judge | undefined,
  depth: number,
): Decision | undefined {
  const base = depth > 4 ? undefined : baseOf(group)
  const other = base === undefined ? undefined : groups.get(base)
  const wider = other && decide(other, groups, decided, judge, depth + 1)?.entity
  const ruled = wider ? narrower(wider) : discovered(group)
  const held = judge ? judged(group, ruled, judge) : ruled
  return held && decisionOf(group, held)
}

function decisionOf(group: Group, { kind, broader, rule, confidence }: Ruling): Decision {
  const entity: Entity = { id: idOfKey(kind, group.nameKey), kind, name: group.name }
  if (broader !== undefined) entity.broader = broader
  return { entity, group, rule, confidence }
}

/** Of what is no name whatever speaks for it, a model is not asked; what the text defines or calls by its kind, and some of what is known, is that. */
function judged(group: Group, ruled: Ruling | undefined, judge: Judge): Ruling | undefined {
  if (isBarred(group)) return undefined
  const opinion = judge(group, ruled !== undefined)
  if (!opinion) return undefined
  const confidence = Math.round(opinion.score * 100) / 100
  const told = group.told || ruled?.rule === 'definition' || ruled?.broader !== undefined
  if (ruled && (told || ruled.kind === opinion.kind)) return { ...ruled, confidence }
  const { kind } = opinion
  return { kind, broader: undefined, rule: ruleOf(group, group.votes[kind]), confidence }
}

/** "Group kite therapy" is a kite therapy. */
const narrower = ({ kind, id }: Entity): Ruling => ({ kind, broader: [id], rule: 'head', confidence: 0.85 })

function baseOf({ key, places }: Group): string | undefined {
  for (const { base } of places) if (base !== undefined && base !== key) return base
  return undefined
}

/** By rules alone. */
function discovered(group: Group): Ruling | undefined {
  const { votes } = group
  const kind = likeliest(votes) ?? 'Concept'
  // The tagger read every sentence it stands in, and saw nothing there.
  if (kind !== 'Concept' && group.places.every(({ unread }) => unread)) return undefined
  if (group.junk || group.barred || (isBareHead(group) && group.tagged === 0)) return undefined
  const score = scoreOf(group)
  if (score < KEEP && group.tagged === 0) return undefined
  const rule = ruleOf(group, votes[kind])
  const confidence = Math.min(0.85, Math.round((0.3 + score / 4) * 100) / 100)
  return { kind, broader: undefined, rule, confidence }
}

/** A bare head is an entity only where it changes: "improvements in symptoms". */
const isBareHead = ({ bare, places, votes }: Group): boolean =>
  bare && !places[0]?.compound && !(votes.Outcome >= 2 && likeliest(votes) === 'Outcome')

/** No name whatever speaks for it. */
export const isBarred = (group: Group): boolean => group.barred || isBareHead(group)

/** What most says that it is a name. */
const ruleOf = ({ definition, related }: Group, vote: number): MentionRule =>
  definition !== undefined ? 'definition' : vote > 0 ? 'head' : related > 0 ? 'relation' : 'termhood'

/** How much speaks for keeping a name: words for its kind, what it is related to, how often and where it stands, its shape. */
export function scoreOf({ votes, related, places, prominent }: Group): number {
  const { compound, head, to } = places[0] as Candidate
  const kind = likeliest(votes)
  const times = 0.15 * Math.min(places.length - 1, 3)
  const shape = (compound ? 0.45 : 0) + (head < to - 1 ? 0.2 : 0)
  return Math.min(kind === undefined ? 0 : votes[kind], 1.2) + related + times + (prominent ? 0.3 : 0) + shape
}

/** The kind that most speaks for, of several the first of the schema's; undefined where nothing does. */
export function likeliest({ Concept, Intervention, Condition, Population, Outcome }: Votes): EntityKind | undefined {
  const most = Math.max(Concept, Intervention, Condition, Population, Outcome)
  if (!(most > 0)) return undefined
  if (Concept === most) return 'Concept'
  if (Intervention === most) return 'Intervention'
  if (Condition === most) return 'Condition'
  return Population === most ? 'Population' : 'Outcome'
}

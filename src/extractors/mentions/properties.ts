// What is said of an entity beside its name: a group's size, age and condition, a treatment's part in a trial.
import { cueSet } from '../../text/cues.js'
import type { Entity, Knowledge, Token } from '../../types.js'
import type { Candidate } from './candidates.js'
import type { Decision, Group } from './settle.js'

/** Completes the decided entities in place. */
export function describe(
  candidates: readonly Candidate[][],
  tokens: readonly Token[][],
  groups: ReadonlyMap<string, Group>,
  decided: readonly Decision[],
  { cues }: Knowledge,
): void {
  const controls = cueSet(cues.heads, 'controls')
  for (const { entity, group } of decided) {
    const wider = entity.broader ? undefined : widerOf(group, entity, groups)
    if (wider !== undefined) entity.broader = [wider]
    if (entity.kind === 'Concept' && group.definition !== undefined) entity.definition ??= group.definition
    if (entity.kind === 'Intervention' && !entity.role) {
      const words = group.nameKey.split(' ')
      const isControl = words.some((word, i) => controls.has(word) || controls.has(`${word} ${words[i + 1] ?? ''}`))
      if (isControl) entity.role = 'control'
    }
    if (entity.kind !== 'Population') continue
    const age = ageOf(group.nameKey.split(' '), cues.ages ?? [])
    if (age !== undefined) entity.ageGroup ??= age
    const size = sizeOf(group, tokens)
    if (size !== undefined) entity.sampleSize ??= size
    for (const place of group.places) {
      if (entity.condition !== undefined) break
      const condition = conditionIn(candidates[place.passage] as Candidate[], place, groups)
      if (condition) entity.condition = condition.id
    }
  }
}

/** Head and modifier: "night kite therapy" is a kite therapy, where the document speaks of both. */
function widerOf({ key, places }: Group, entity: Entity, groups: ReadonlyMap<string, Group>): string | undefined {
  const place = places[0] as Candidate
  if (place.known || place.head !== place.to - 1) return undefined
  for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) {
    const wider = groups.get(key.slice(at + 1))?.decision?.entity
    if (wider?.kind === entity.kind && wider.id !== entity.id) return wider.id
  }
  return undefined
}

const ageOf = (words: readonly string[], rows: readonly { id: string; cues: string[] }[]): string | undefined =>
  rows.find(({ cues }) => cues.some((cue) => words.includes(cue)))?.id

/** The count right before the words ("45 adults with …"), where no place says another. */
function sizeOf({ places }: Group, tokens: readonly Token[][]): number | undefined {
  let size: number | undefined
  for (const { passage, from } of places) {
    const before = from > 0 ? tokens[passage]?.[from - 1] : undefined
    if (before?.pos !== 'NUM' || !/^\d{1,3}(?:,?\d{3})*$/.test(before.text)) continue
    const count = Number(before.text.replace(',', ''))
    if (size !== undefined && size !== count) return undefined
    size = count
  }
  return size
}

/** The condition named inside the words that name a group. */
function conditionIn(
  list: readonly Candidate[],
  place: Candidate,
  groups: ReadonlyMap<string, Group>,
): Entity | undefined {
  for (const other of list) {
    if (other.from < place.from || other.to > place.to || other === place) continue
    const entity = groups.get(other.key)?.decision?.entity
    if (entity?.kind === 'Condition') return entity
  }
  return undefined
}

// Arms told by their part in the trial: "the control group", "controls", "the treated patients", "the former".
import type { StudyRecord } from '../../types.js'
import { type Arm, GROUP, isControl } from './arm-words.js'
import { namesArm, placesOfArms } from './clause-arms.js'
import { madeOf, type View, type Workshop } from './view.js'

const CONTROL = /^(?:control|comparison|comparator|standard|usual)$/
const TREATED = /^(?:intervention|treatment|experimental|active|study|index)$/

/** The arm that "the control group", "controls" or "the latter" at token `k` stands for. */
export function roleAt(shop: Workshop, view: View, k: number, study: StudyRecord | undefined): Arm | undefined {
  const { tokens } = view
  const word = tokens[k]?.norm ?? ''
  if (word === 'former' || word === 'latter') {
    const entity = namedBefore(shop, view, k, study)?.[word === 'former' ? 0 : 1]
    return entity === undefined ? undefined : { entity, from: k, to: k + 1 }
  }
  const control = CONTROL.test(word)
  if (!control && !TREATED.test(word)) return undefined
  const alone = isPlural(view, k) && tokens[k + 1]?.pos !== 'NOUN'
  if (!alone && !GROUP.test(tokens[k + 1]?.norm ?? '')) return undefined
  const to = alone ? k + 1 : k + 2
  // A longer name: "usual care group", "active control group".
  const before = view.places.find(({ from, to: end, item }) => item.kind === 'Intervention' && from < k && end > k)
  if (before) return undefined
  const entity = control ? controlOf(shop, study) : onlyOf(shop, study?.interventions, false)
  if (entity !== undefined) return { entity, from: k, to }
  if (view.startsAt.get(k)?.item.kind === 'Intervention') return undefined
  const made = (control ? study?.comparators[0] : study?.interventions[0]) ?? madeOf(shop, view, 'Intervention', k, to)
  return made === undefined ? undefined : { entity: made, from: k, to }
}

/** The same, ending before token `end`. */
export function roleEnding(shop: Workshop, view: View, end: number, study: StudyRecord | undefined): Arm | undefined {
  for (const k of [end - 1, end - 2]) {
    const role = k < 0 ? undefined : roleAt(shop, view, k, study)
    if (role?.to === end) return role
  }
  return undefined
}

/** "controls": those, not "control" of something. */
const isPlural = ({ tokens }: View, k: number): boolean =>
  /^controls$/i.test(tokens[k]?.text ?? '') && tokens[k]?.pos !== 'VERB'

/** Told by its part only. */
const NAMELESS =
  /^(?:the )?(?:control|comparison|treatment|intervention|experimental|active|study)(?: (?:group|arm|condition|patients|subjects|participants))?s?$/i

/** Arms that a document's own study names by their part only, and the arm that each of them is. */
export function partsOf(shop: Workshop): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  const study = shop.found.studies.find(({ own }) => own)
  const tested = onlyOf(shop, study?.interventions, false)
  const control = controlOf(shop, study)
  for (const { id, kind, name, role } of shop.entities.values()) {
    if (kind !== 'Intervention' || !(id === ANY || NAMELESS.test(name))) continue
    const arm = role === 'control' || /^(?:the )?(?:control|comparison)/i.test(name) ? control : tested
    if (arm !== undefined && arm !== id) parts.set(id, arm)
  }
  return parts
}

/** Stands for any control. */
const ANY = 'intervention:control-condition'

const controlOf = (shop: Workshop, study: StudyRecord | undefined): string | undefined =>
  onlyOf(shop, study?.comparators, true)

/** The only arm of a document's own study that has a name. */
function onlyOf(shop: Workshop, arms: readonly string[] | undefined, control: boolean): string | undefined {
  const named = (arms ?? []).filter(
    (entity) =>
      entity !== ANY && (control || !isControl(shop, entity)) && !NAMELESS.test(shop.entities.get(entity)?.name ?? ''),
  )
  return named.length === 1 ? named[0] : undefined
}

/** The last two arms named before token `k`, or the study's. */
function namedBefore(
  shop: Workshop,
  view: View,
  k: number,
  study: StudyRecord | undefined,
): [string, string] | undefined {
  const named = placesOfArms(shop, view, 0, k)
    .filter(({ from, to }) => to <= k && namesArm(shop, view, from, to))
    .map(({ item }) => item.entity)
    .filter((entity, i, all) => all.indexOf(entity) === i)
  if (named.length >= 2) return named.slice(-2) as [string, string]
  const [tested] = study?.interventions ?? []
  const [control] = study?.comparators ?? []
  return study?.own && tested !== undefined && control !== undefined ? [tested, control] : undefined
}

// Arms told by their part in the trial: "the control group", "controls", "the treated patients", "the former".

import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { isMark, tokenAt } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import type { StudyRecord } from '../../../types.js'
import { madeOf, type View, type Workshop } from '../view.js'
import { namesArm, placesOfArms } from './clause.js'
import { type Arm, GROUP } from './words.js'

const CONTROL = oneOf('control comparison comparator standard usual')
const TREATED = oneOf('intervention treatment experimental active study index')

/** The arm that "the control group", "controls" or "the latter" at token `k` stands for. */
export function roleAt(shop: Workshop, view: View, k: number, study: StudyRecord | undefined): Arm | undefined {
  const { tokens } = view
  const word = tokenAt(tokens, k)?.norm
  if (word === 'former' || word === 'latter') {
    const entity = namedBefore(shop, view, k, study)?.[word === 'former' ? 0 : 1]
    return entity === undefined ? undefined : { entity, from: k, to: k + 1 }
  }
  const control = holdsAt(CONTROL, tokens, k)
  if (!control && !holdsAt(TREATED, tokens, k)) return undefined
  const alone = (isPlural(view, k) || isControlAlone(view, k)) && tokens[k + 1]?.pos !== 'NOUN'
  if (!alone && !holdsAt(GROUP, tokens, k + 1)) return undefined
  const to = alone ? k + 1 : k + 2
  // A longer name: "usual care group", "active control group".
  const before = view.places.find(({ from, to: end, item }) => item.kind === 'Intervention' && from < k && end > k)
  if (before) return undefined
  // What a name of its own has is that.
  if (view.startsAt.get(k)?.item.kind === 'Intervention') return undefined
  const entity =
    (control ? study?.comparators : study?.interventions)?.[0] ??
    (control ? asControl(shop, madeOf(shop, view, 'Intervention', k, to)) : madeOf(shop, view, 'Intervention', k, to))
  return entity === undefined ? undefined : { entity, from: k, to }
}

/** Notes that others are compared with it. */
export function asControl({ entities }: Workshop, id: string | undefined): string | undefined {
  const entity = entities.get(id ?? '')
  if (entity && entity.role === undefined) entities.set(entity.id, { ...entity, role: 'control' })
  return id
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

/** "21% for control and 42% for the drug". */
const isControlAlone = ({ tokens }: View, k: number): boolean =>
  tokens[k]?.norm === 'control' &&
  isAmong('for with in under vs versus than', tokens[k - 1]?.norm) &&
  /^(?:[,;.)]|and|vs|versus|)$/.test(tokens[k + 1]?.norm ?? '')

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

const CONTROL_LABEL = oneOf('control comparison')
const TESTED_LABEL = oneOf('intervention treatment experimental')

/** "(intervention 68%, control 70%)", "intervention, 15/249 vs control 21/280": an arm's word before its value. */
export function wordOfArm(shop: Workshop, view: View, end: number, study: StudyRecord | undefined): Arm | undefined {
  const k = isMark(',:=', tokenAt(view.tokens, end - 1)) ? end - 2 : end - 1
  const control = holdsAt(CONTROL_LABEL, view.tokens, k)
  if (!control && !holdsAt(TESTED_LABEL, view.tokens, k)) return undefined
  const entity =
    (control ? study?.comparators : study?.interventions)?.[0] ?? madeOf(shop, view, 'Intervention', k, k + 1)
  return entity === undefined ? undefined : { entity, from: k, to: k + 1 }
}

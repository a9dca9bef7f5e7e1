// Mentions as the arms of a trial: its own arm by its part in the trial, and what is no arm left out.
import type { ArmName } from '../../../text/arm-names.js'
import type { Mention, StudyRecord } from '../../../types.js'
import { armNamed, type Workshop } from '../view.js'

/** Mentions with the study's own arm for "the treatment group", and without what is no arm ("both groups"). */
export function withArms(
  shop: Workshop,
  mentions: readonly Mention[],
  study: StudyRecord | undefined,
): readonly Mention[] {
  const told = ({ kind, entity }: Mention): ArmName =>
    kind === 'Intervention' && !shop.arms.some((arm) => arm.entity === entity) ? armNamed(shop, entity) : 'named'
  const isKept = (arm: ArmName) => arm === 'named' || arm === 'phase'
  if (mentions.every((mention) => isKept(told(mention)))) return mentions
  const [tested] = study?.interventions ?? []
  const out: Mention[] = []
  for (const mention of mentions) {
    const arm = told(mention)
    if (arm === 'role' && tested !== undefined) out.push({ ...mention, entity: tested })
    else if (arm !== 'none') out.push(mention)
  }
  return out
}

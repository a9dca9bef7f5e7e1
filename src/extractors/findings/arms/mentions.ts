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
  if (mentions.every((mention) => isKept(told(shop, mention)))) return mentions
  const [tested] = study?.interventions ?? []
  const out: Mention[] = []
  for (const mention of mentions) {
    const arm = told(shop, mention)
    if (arm === 'role' && tested !== undefined) out.push({ ...mention, entity: tested })
    else if (arm !== 'none') out.push(mention)
  }
  return out
}

const isKept = (arm: ArmName): boolean => arm === 'named' || arm === 'phase'

const told = (shop: Workshop, { kind, entity }: Mention): ArmName =>
  kind === 'Intervention' && !isOfTrial(shop.arms, entity) ? armNamed(shop, entity) : 'named'

function isOfTrial(arms: Workshop['arms'], entity: string): boolean {
  for (const arm of arms) if (arm.entity === entity) return true
  return false
}

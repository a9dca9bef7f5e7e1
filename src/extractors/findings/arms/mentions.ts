// Mentions as the arms of a trial: its own arm by its part in the trial, and what is no arm left out.
import { armName } from '../../../text/arm-names.js'
import type { Mention, StudyRecord } from '../../../types.js'
import type { Workshop } from '../view.js'

/** Mentions with the study's own arm for "the treatment group", and without what is no arm ("both groups"). */
export function withArms(
  { entities, knowledge, arms: own }: Workshop,
  mentions: readonly Mention[],
  study: StudyRecord | undefined,
): readonly Mention[] {
  const rows = knowledge.cues['study-words']
  const arms = mentions.map(({ kind, entity }) =>
    kind === 'Intervention' && !own.some((arm) => arm.entity === entity)
      ? armName(entities.get(entity)?.name ?? '', rows)
      : 'named',
  )
  if (arms.every((arm) => arm === 'named' || arm === 'phase')) return mentions
  const [tested] = study?.interventions ?? []
  const out: Mention[] = []
  for (const [i, mention] of mentions.entries())
    if (arms[i] === 'role' && tested !== undefined) out.push({ ...mention, entity: tested })
    else if (arms[i] !== 'none') out.push(mention)
  return out
}

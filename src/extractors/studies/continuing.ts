// Whether an uncited sentence goes on with the study told of before, or tells of something else.
import { isAmong } from '../../text/among.js'
import { armName } from '../../text/arm-names.js'
import { nameWords } from '../../text/fold.js'
import { tellsNone } from '../../text/none.js'
import { lowerBound } from '../../text/spans.js'
import type { Mention, Passage, StudyRecord, Token } from '../../types.js'
import { mentionsIn } from './arms.js'
import { SYNTHESIS, type Telling } from './complete.js'
import type { Evidence } from './evidence.js'
import type { Story } from './story.js'

/** Whether a sentence leaves the cited studies that uncited results belong to now. */
export const leavesStudies = (story: Story, telling: Telling, evidence: Evidence): boolean =>
  telling.passage.kind === 'sentence' &&
  story.current.every((index) => story.cited[index] !== undefined) &&
  (isOfStudies(story, telling) || (!evidence.followUp && isOfOtherTreatment(story, telling) && !pointsBack(telling)))

/** "Across studies, dropout averaged 30%": of no single study, unless it is a review that tells of its studies. */
function isOfStudies({ studies, current }: Story, { design, from }: Telling): boolean {
  if (!design?.plural || design.definite || design.from > from + OPENING) return false
  return !current.some((index) => SYNTHESIS.test(studies[index]?.design ?? ''))
}

/** Tokens of "across most". */
const OPENING = 2

/** "Yoga lowered pain compared with rest (Hall, 2015). Massage halved relapse.": it names treatments, and none of the study's. */
function isOfOtherTreatment(story: Story, telling: Telling): boolean {
  const named = treatmentsIn(story, telling)
  if (named.length === 0) return false
  return story.current.every((index) => {
    const { interventions, comparators } = story.studies[index] as StudyRecord
    const own = [...interventions, ...comparators]
    return interventions.length > 0 && !named.some((id) => own.some((other) => areAkin(story, id, other)))
  })
}

/** What was given, but not "psychotherapy" of "rarely seen in psychotherapy research". */
function treatmentsIn({ found, rows }: Story, { passage, segment, tokens }: Telling): string[] {
  const isTold = ({ kind, entity, start, end }: Mention) => {
    const { name = '', role } = found.entities.get(entity) ?? {}
    const next = tokens[lowerBound(tokens, end)]
    return (
      kind === 'Intervention' &&
      segment.start <= start &&
      end <= segment.end &&
      role !== 'control' &&
      armName(name, rows) === 'named' &&
      (next?.pos !== 'NOUN' || next.start > end + 1 || isAmong('group arm patient', next.norm))
    )
  }
  return mentionsIn(found, passage.index)
    .filter(isTold)
    .map(({ entity }) => entity)
}

/** "Yoga" and "hatha yoga", or one that is a kind of the other. */
function areAkin({ found: { entities } }: Story, id: string, other: string): boolean {
  const [one, two] = [entities.get(id), entities.get(other)]
  if (id === other || one?.broader?.includes(other) || two?.broader?.includes(id)) return true
  const words = nameWords(two?.name ?? '')
  return nameWords(one?.name ?? '').some((word) => words.includes(word))
}

/** "The trial", "participants", "both groups", "they", "the advantage": of what was told before. */
const pointsBack = ({ design, tokens, from, to }: Telling): boolean =>
  (design?.definite === true && !design.plural) ||
  opensWithResult(tokens, from) ||
  tokens.slice(from, to).some(isAnaphor)

const isAnaphor = ({ norm }: Token): boolean =>
  isAmong('participant group arm author investigator they their them these those both this also again same', norm)

/** "The advantage disappeared", but not "The effect of massage". */
const opensWithResult = (tokens: readonly Token[], from: number): boolean =>
  tokens[from]?.norm === 'the' &&
  isAmong('advantage gain benefit effect difference improvement reduction result', tokens[from + 1]?.norm) &&
  tokens[from + 2]?.norm !== 'of'

/** A paragraph's first sentence, before one that cites, sums up what follows and not the study told of before. */
export function opensTopic({ document: { passages }, citationsOf }: Story, passage: Passage): boolean {
  if (passage.kind !== 'sentence' || passages[passage.index - 1]?.paragraph === passage.paragraph) return false
  for (let k = passage.index + 1; passages[k]?.paragraph === passage.paragraph; k++)
    if ((citationsOf[k]?.length ?? 0) > 0) return true
  return false
}

/** "There were 3 deaths with A and 5 with B": a primary report's results may say no more than numbers. */
export function countsTwice({ tokens, from, to }: Telling): boolean {
  let numbers = 0
  for (let k = from; k < to; k++) {
    const { word, norm } = tokens[k] as Token
    // "None of the patients on A and three on B died".
    if (!Number.isNaN(word.value) || norm === 'none' || norm === 'no') numbers++
  }
  return numbers > 1
}

/** "No serious adverse events occurred": of a name of up to four words. */
export function countsNone({ tokens, from, to }: Telling): boolean {
  for (let k = from; k < to; k++) {
    if (tokens[k]?.norm !== 'no') continue
    for (let size = 2; size < 6; size++) if (tellsNone(tokens, k, k + size)) return true
  }
  return false
}

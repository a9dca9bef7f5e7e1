// Fills in a study's record from the words that tell of it; what was said first holds.
import type { Citation, Passage, StudyRecord, Token } from '../../types.js'
import { type Arms, armsOf, nearestTreatment, populationsIn } from './arms.js'
import { type Design, designIn, tellsRandomized } from './designs.js'
import { type Details, findDetails } from './details.js'
import type { Segment } from './segments.js'
import type { Story } from './story.js'

/** Words of one or several studies: a segment on its passage's tokens. */
export interface Telling {
  passage: Passage
  tokens: readonly Token[]
  segment: Segment
  /** Tokens of the segment. */
  from: number
  to: number
  design: Design | undefined
  /** Found when first asked for: several studies may be told of at once. */
  arms?: Arms
  details?: { ofSynthesis: boolean; found: Details }
}

/** Designs that test a treatment, so that one named just before may be meant. */
const TESTS = /trial|review|meta-analysis|follow-up|naturalistic|uncontrolled|comparison|synthesis|pilot/
export const SYNTHESIS = /meta-analysis|review|synthesis/

/** `introduced` where these words are the first on the study. */
export function completeStudy(story: Story, index: number, telling: Telling, introduced: boolean): void {
  const study = story.studies[index]
  if (!study) return
  const { passage, segment, design } = telling
  const { document, found, topic, sizes } = story
  const name = design?.name ?? (introduced ? (topic.design ?? withoutControl(story, segment)) : undefined)
  if (name !== undefined) study.design ??= name
  else if (tellsRandomized(telling.tokens, telling.from, telling.to)) story.randomized.add(index)
  const synthesis = design?.synthesis === true || SYNTHESIS.test(study.design ?? '')
  const details = detailsOf(story, telling, synthesis)
  const weight = details.sizeWeight ?? 0
  // A size told later must be surer: "of 45 completers" is a part of the study.
  if (details.sampleSize !== undefined && weight > (sizes.get(index) ?? (introduced ? 0 : 1))) {
    study.sampleSize = details.sampleSize
    sizes.set(index, weight)
  }
  const country = details.country ?? (introduced ? topic.country : undefined)
  if (country !== undefined && (introduced || index === story.own)) study.country ??= country
  if (details.setting !== undefined && introduced) study.setting ??= details.setting
  if (details.studiesIncluded !== undefined) study.studiesIncluded ??= details.studiesIncluded
  if (details.treatmentDuration !== undefined) study.treatmentDuration ??= details.treatmentDuration
  if (details.followUp !== undefined) study.followUp ??= details.followUp
  telling.arms ??= armsOf(telling.tokens, telling.from, telling.to, found, passage.index, story.rows)
  const { arms } = telling
  if (study.interventions.length === 0) study.interventions.push(...arms.interventions)
  if (study.comparators.length === 0) compare(study, arms)
  if (!introduced) return
  study.populations.push(...arms.populations.filter((id) => !study.populations.includes(id)))
  if (study.interventions.length > 0 || !TESTS.test(study.design ?? '')) return
  const nearest = nearestTreatment(found, document, passage.index, segment.start)
  if (nearest !== undefined) study.interventions.push(nearest)
}

/** Whether it counts those who took part: "24 children were given lessons". */
export const countsPeople = (story: Story, telling: Telling): boolean =>
  detailsOf(story, telling, telling.design?.synthesis === true).sampleSize !== undefined

/** Where one of the studies told of is a review and another is none, the words are read for each. */
function detailsOf({ document, found, knowledge }: Story, telling: Telling, ofSynthesis: boolean): Details {
  if (telling.details?.ofSynthesis === ofSynthesis) return telling.details.found
  const { passage, tokens, from, to } = telling
  const people = populationsIn(found, passage.index)
  const details = findDetails(document.text, tokens, from, to, ofSynthesis, knowledge, people)
  telling.details = { ofSynthesis, found: details }
  return details
}

/** With whom a study's first arm is compared: "A and B were tested. … less with B than with A" tests B against A. */
function compare(study: StudyRecord, { interventions, comparators }: Arms): void {
  const turned = interventions.some((id) => study.interventions.includes(id))
  for (const id of comparators)
    if (id !== study.interventions[0]) study.comparators.push(id)
    else if (turned) {
      study.interventions.shift()
      study.comparators.push(id)
    }
}

/** "weakened by the lack of controls". */
function withoutControl({ document, rows }: Story, { start, end }: Segment): string | undefined {
  const words = document.text.slice(start, end)
  const cues = rows?.find(({ id }) => id === 'uncontrolled')?.cues ?? []
  return cues.some((cue) => words.includes(cue)) ? 'uncontrolled study' : undefined
}

/** "(for a meta-analysis, see A, 2001)": what stands before a citation in its brackets is said of its work alone. */
export function nameDesigns(story: Story, segment: Segment): void {
  for (const index of segment.citations) {
    const design = notedDesign(story, segment, index)
    const study = story.studies.findLast(({ citations }) => citations.includes(index))
    if (study && design !== undefined) study.design ??= design
  }
}

function notedDesign(story: Story, segment: Segment, index: number): string | undefined {
  const words = wordsBefore(story, segment, index)
  return words.length < SHORTEST_NOTE ? undefined : designIn(words, story.rows)
}

/** What stands before a citation in its brackets, behind the one before it. */
function wordsBefore({ document, found }: Story, segment: Segment, index: number): string {
  const { start, group } = found.citations[index] as Citation
  const others = segment.citations.map((other) => found.citations[other]?.end ?? 0).filter((end) => end <= start)
  return document.text.slice(Math.max(group.start, ...others), start)
}

/** The segment's citations without those that stand beside others for something else: "Lee, 2001; see also Orr, 2007". */
export function reportersOf(story: Story, segment: Segment): number[] {
  if (segment.citations.length === 1) return segment.citations
  const own = segment.citations.filter(
    (index) => !/^[;,\s]*(?:see also|cf\b)/i.test(wordsBefore(story, segment, index)),
  )
  return own.length > 0 ? own : segment.citations
}

/** Letters of "see review". */
const SHORTEST_NOTE = 9

// Investigations: what tells of one, who reports it, design, size, arms; told over several sentences or a list.
import { isAmong } from '../../text/among.js'
import { lowerBound } from '../../text/spans.js'
import { holds, wordSet } from '../../text/word-table.js'
import type { Document, Extractor, Passage, StudyRecord, Token } from '../../types.js'
import { mentionsIn } from './arms.js'
import { completeStudy, countsPeople, nameDesigns, reportersOf, type Telling } from './complete.js'
import { countsNone, countsTwice, leavesStudies, opensTopic } from './continuing.js'
import { type Design, findDesigns, topicDesign } from './designs.js'
import { countryIn } from './details.js'
import { type Evidence, weigh } from './evidence.js'
import { isOwn } from './own.js'
import { type Segment, segmentsOf } from './segments.js'
import {
  addStudy,
  authorGroups,
  joinStudies,
  mentionStudy,
  newStory,
  reportStudy,
  type Story,
  sameFirstAuthor,
} from './story.js'

export const studies: Extractor = {
  name: 'studies',
  doc: 'Investigations: design, size, arms, who reports them.',
  needs: ['citations', 'tokens', 'tagged', 'mentions', 'entities'],
  gives: ['studies'],
  extract(document, found, knowledge) {
    const story = newStory(document, found, knowledge)
    for (const passage of document.passages) readPassage(story, passage)
    adopt(story)
    for (const index of story.randomized) (story.studies[index] as StudyRecord).design ??= 'randomized study'
    return { studies: story.studies }
  },
}

/** A group of more works than this is a summary of a literature, not a report of a study. */
const MOST_REPORTS = 6
/** Of more, what is said of people in general is a summary too. */
const FEW_REPORTS = 3

function readPassage(story: Story, passage: Passage): void {
  if (passage.section !== story.section) {
    story.section = passage.section
    story.current = []
    story.pending = false
    delete story.item
  }
  const tokens = story.found.tokens[passage.index] as Token[]
  if (passage.kind === 'heading' || tokens.length === 0) return
  if (story.item && story.item.paragraph !== passage.paragraph) {
    story.current = story.item.before
    delete story.item
  }
  if (passage.paragraph !== story.paragraph && passage.kind !== 'item') {
    story.paragraph = passage.paragraph
    story.pending = false
    story.topic = {}
  }
  const segments = segmentsOf(passage, story.found.citations, story.citationsOf[passage.index] ?? [])
  let told: number[] = []
  // "Trials (A, 2001) and reviews (B, 2002) found X": the first group's result is told with the second's.
  let waiting: number[] = []
  for (const segment of segments) {
    const from = lowerBound(tokens, segment.start)
    const to = lowerBound(tokens, segment.end)
    const evidence = weigh(tokens, from, to, story.knowledge)
    const now = readSegment(story, passage, tokens, segment, from, to, evidence, told)
    if (segment.citations.length > 0) for (const index of waiting) mentionStudy(story, index, passage, segment)
    const bare = !segment.narrative && !hasResult(evidence) && !evidence.conduct
    waiting = bare ? now : []
    if (now.length > 0) told = now
  }
  if (told.length > 0) {
    const inList = passage.kind === 'item' && passage.leadIn !== undefined && story.current.length > 0
    // The rest of an item goes on with its own studies, the next item with those of the words before the list.
    if (inList) story.item ??= { paragraph: passage.paragraph, before: story.current }
    story.current = told
  } else if (segments.length === 1 && segments[0]?.citations.length === 0) readTopic(story, tokens)
}

const hasResult = ({ change, statistic, report }: Evidence): boolean => change || statistic || report

/** "Evidence from Norway is clear.", "Meta-analytic findings show:" */
function readTopic(story: Story, tokens: readonly Token[]): void {
  const country = countryIn(story.document.text, tokens, story.knowledge)
  if (country !== undefined) story.topic.country = country
  const design = topicDesign(tokens, story.rows)
  if (design !== undefined) story.topic.design = design
}

/** Returns the studies that the segment tells of. */
function readSegment(
  story: Story,
  passage: Passage,
  tokens: readonly Token[],
  segment: Segment,
  from: number,
  to: number,
  evidence: Evidence,
  before: readonly number[],
): number[] {
  const design = chosen(findDesigns(tokens, from, evidence.heads, story.rows), tokens)
  const telling: Telling = { passage, tokens, segment, from, to, design }
  const count = story.studies.length
  const cited = segment.citations.length > 0
  const told = cited ? readCited(story, telling, evidence, before) : readUncited(story, telling, evidence)
  if (told.length > 0 && !segment.narrative) nameDesigns(story, segment)
  for (const index of told) completeStudy(story, index, telling, index >= count)
  const [first] = told
  if (design?.proper !== undefined && first !== undefined && !story.byName.has(design.proper))
    story.byName.set(design.proper, first)
  return told
}

/** The first design that is named, or the first at all. */
function chosen(designs: readonly Design[], tokens: readonly Token[]): Design | undefined {
  if (designs.length === 0) return undefined
  const there = designs.filter(({ to }) => !isWanted(tokens, to))
  return there.find(({ name }) => name !== undefined) ?? there[0]
}

function readCited(story: Story, telling: Telling, evidence: Evidence, before: readonly number[]): number[] {
  const { passage, tokens, segment, from, to, design } = telling
  const named = segment.narrative && design !== undefined
  const reporters = reportersOf(story, segment)
  const groups = authorGroups(story, reporters)
  if (before.length > 0 && !segment.narrative && !hasResult(evidence) && isFragment(tokens, from, to))
    return groups.length > MOST_REPORTS ? [] : continueStudies(story, passage, segment, groups, before)
  if (!hasResult(evidence) && !evidence.conduct && !evidence.followUp && !named) return []
  if (story.pending && !design?.indefinite && hasResult(evidence)) {
    story.pending = false
    return joinStudies(story, story.current, passage, segment)
  }
  const first = tokens[from]
  const continues =
    evidence.followUp && !design?.indefinite && (first === undefined || /^(?:,|;|and|with|which)$/i.test(first.text))
  const [study] = before
  const [citation] = segment.citations
  if (continues && before.length === 1 && groups.length === 1 && study !== undefined && citation !== undefined)
    if (sameFirstAuthor(story, study, citation)) return joinStudies(story, before, passage, segment)
  if (groups.length > MOST_REPORTS || !tellsOfStudy(story, telling, evidence, groups.length)) return []
  const together = design !== undefined && !design.plural && design.name !== undefined
  return (together ? [reporters] : groups).map((group) => reportStudy(story, passage, segment, group))
}

/** "X reduces Y in rats (A, 2001), for instance, and in mice (B, 2002)": the rest of a sentence has no verb of its own. */
function isFragment(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to && tokens[i]?.text !== '('; i++)
    if (tokens[i]?.pos === 'VERB' || tokens[i]?.pos === 'AUX') return false
  return true
}

/** Studies of the treatments that those told of before in the sentence are of. */
function continueStudies(
  story: Story,
  passage: Passage,
  segment: Segment,
  groups: readonly number[][],
  before: readonly number[],
): number[] {
  const interventions = story.studies[before[0] as number]?.interventions ?? []
  return groups.map((group) => {
    const index = reportStudy(story, passage, segment, group)
    const own = story.studies[index]?.interventions
    if (own?.length === 0) own.push(...interventions)
    return index
  })
}

/** Whether a cited segment tells of studies, and not only of ideas. */
function tellsOfStudy(story: Story, telling: Telling, evidence: Evidence, groups: number): boolean {
  const { passage, tokens, segment, design } = telling
  const { change, conduct, followUp, past, report, statistic } = evidence
  if (design?.name !== undefined || design?.indefinite === true || story.topic.design !== undefined)
    return hasResult(evidence) || conduct || (segment.narrative && design !== undefined)
  if (past && change && (report || !isThought(tokens))) return true
  // "from 7% (A, 2001) to 50% (B, 2009)": a number that a work is cited for was found there.
  if (statistic || (past && report && followUp)) return true
  // "Lee (2001) asked participants to …": authors who did what studies do.
  if (segment.narrative && past && conduct) return true
  if (!change || isThought(tokens)) return false
  // "X can lower Y (A, 2001)", "in rats, Y falls (B, 2002)": so does a treatment's effect, or a result in a population.
  return mentionsIn(story.found, passage.index).some(
    ({ kind, start, end }) =>
      segment.start <= start &&
      end <= segment.end &&
      (kind === 'Intervention' || (kind === 'Population' && groups <= FEW_REPORTS)),
  )
}

function readUncited(story: Story, telling: Telling, evidence: Evidence): number[] {
  const { passage, tokens, segment, design } = telling
  const said = story.document.sections[passage.section]?.role
  const role = said === 'other' && story.abstract ? 'abstract' : said
  if (isOwn(tokens, design, role, story.rows)) {
    story.pending = false
    if (story.own === undefined) story.own = addOwn(story, passage, segment)
    else mentionStudy(story, story.own, passage, segment)
    return [story.own]
  }
  const result = hasResult(evidence)
  const conducted = () => result || evidence.conduct || countsPeople(story, telling)
  const known = story.byName.get(design?.proper ?? '')
  if (known !== undefined && result) {
    story.pending = false
    return joinStudies(story, [known], passage, segment)
  }
  const isNew = design?.indefinite ? design.name !== undefined : isNamedTrial(story, telling)
  if (isNew && evidence.past && conducted()) {
    story.pending = true
    return [addStudy(story, passage, segment)]
  }
  const telltale = evidence.change || evidence.statistic || (role === 'abstract' && evidence.conduct)
  const results = role === 'abstract' || role === 'results' || role === 'discussion' || role === 'conclusion'
  const own = story.own !== undefined && story.current.every((index) => index === story.own)
  const counted = own && (role === 'abstract' || role === 'results') && (countsTwice(telling) || countsNone(telling))
  if (story.own !== undefined && (counted || (story.current.length === 0 && results && telltale))) {
    mentionStudy(story, story.own, passage, segment)
    return [story.own]
  }
  const orphan = () => {
    // An abstract may stand below the title without a heading of its own.
    const opening = role === 'other' && passage.section <= 1 && evidence.statistic
    if ((results && telltale && (evidence.past || evidence.statistic)) || opening)
      story.orphans.push({
        passage,
        segment,
        tested: evidence.statistic && (role === 'results' || role === 'abstract'),
      })
    return []
  }
  if (story.current.length === 0 || !(result || telltale) || opensTopic(story, passage)) return orphan()
  if (leavesStudies(story, telling, evidence)) {
    story.current = []
    return readUncited(story, telling, evidence)
  }
  // Prose after a study of which only its result is known goes on with the argument, not with the study.
  const isKnown = story.current.some((index) => story.studies[index]?.design !== undefined || index === story.own)
  if (!evidence.statistic && passage.kind !== 'item' && !(isKnown && evidence.past)) return orphan()
  for (const index of story.current) mentionStudy(story, index, passage, segment)
  return [...story.current]
}

/** "In the HEARTSTEP trial, 640 patients were randomised": what is no treatment's name. */
const isNamedTrial = ({ found }: Story, { design, passage, tokens }: Telling): boolean =>
  design?.proper !== undefined &&
  !mentionsIn(found, passage.index).some(
    ({ kind, start, end }) =>
      kind === 'Intervention' && start < (tokens[design.to - 1]?.start ?? 0) && end > (tokens[design.from]?.start ?? 0),
  )

/** Results without a study are the document's own, where it reports one: by its words, or by its sections. */
function adopt(story: Story): void {
  const { orphans, document } = story
  if (story.own === undefined) {
    const first = orphans.find(({ tested }) => tested)
    if (!first || !(story.abstract || document.sections.some(tellsMethods))) return
    story.own = addOwn(story, first.passage, first.segment)
  }
  for (const { passage, segment } of orphans) mentionStudy(story, story.own, passage, segment)
}

/** Methods, or "Methods and findings", whose role is results. */
const tellsMethods = ({ role, heading }: Document['sections'][number]): boolean =>
  role === 'methods' || (role === 'results' && /^\W*method/i.test(heading))

/** The document's own study; its title may name the design. */
function addOwn(story: Story, passage: Passage, segment: Segment): number {
  const index = addStudy(story, passage, segment)
  const study = story.studies[index]
  const title = story.document.passages.find(({ kind }) => kind === 'heading')
  const tokens = title && story.found.tokens[title.index]
  const name = tokens && findDesigns(tokens, 0, [...tokens.keys()], story.rows)[0]?.name
  if (study) Object.assign(study, { own: true }, name === undefined ? {} : { design: name })
  return index
}

/** "further trials are needed": studies that are not there. */
const isWanted = (tokens: readonly Token[], end: number): boolean =>
  isAmong('is are be remain', tokens[end]?.norm) &&
  isAmong('needed required warranted lacking scarce necessary under', tokens[end + 1]?.norm)

/** Words of a sentence of theory or of aims: what is held or wanted, not what was found. */
const THEORY = wordSet(
  'theory theoretical hypothesized proposed posit posits argued conceptualized postulated aim aims aimed seeks seek sought intended'.split(
    ' ',
  ),
)
const isThought = (tokens: readonly Token[]): boolean => tokens.some(({ word }) => holds(THEORY, word))

// Investigations: what tells of one, who reports it, design, size, arms; told over several sentences or a list.
import { foldCase } from '../../text/fold.js'
import { lowerBound } from '../../text/spans.js'
import type { Annotations, Citation, Document, Extractor, Knowledge, Passage, StudyRecord, Token } from '../../types.js'
import { armsOf, nearestTreatment, populationsIn } from './arms.js'
import { type Design, findDesigns, topicDesign } from './designs.js'
import { countryIn, findDetails } from './details.js'
import { type Evidence, weigh } from './evidence.js'
import { ownDesign } from './own.js'
import { type Segment, segmentsOf } from './segments.js'

export const studies: Extractor = {
  name: 'studies',
  doc: 'Investigations: design, size, arms, who reports them.',
  needs: ['citations', 'tokens', 'mentions', 'entities'],
  gives: ['studies'],
  extract(document, found, knowledge) {
    return { studies: new Narrator(document, found, knowledge).tell() }
  },
}

/** A group of more works than this is a summary of a literature, not a report of a study. */
const MOST_REPORTS = 6

/** Designs that test a treatment, so that one named just before may be meant. */
const TESTS = /trial|review|meta-analysis|follow-up|naturalistic|uncontrolled|comparison|synthesis|pilot/

/** Goes through the passages and remembers which study is being told of. */
class Narrator {
  private readonly studies: StudyRecord[] = []
  /** Study of a work, by the work's key. */
  private readonly byWork = new Map<string, number>()
  private readonly sizes = new Map<number, number>()
  /** Studies that uncited results belong to. */
  private current: number[] = []
  /** The current study was told without a citation: the paragraph's next citation is its own. */
  private pending = false
  private own: number | undefined
  private section = -1
  private paragraph = -1
  private topic: { country?: string; design?: string } = {}
  private readonly citationsOf: number[][]
  private readonly rows

  constructor(
    private readonly document: Document,
    private readonly found: Annotations,
    private readonly knowledge: Knowledge,
  ) {
    this.rows = knowledge.cues['study-words']
    this.citationsOf = document.passages.map(() => [])
    for (const [i, { passage }] of found.citations.entries()) this.citationsOf[passage]?.push(i)
    for (const list of this.citationsOf)
      list.sort((a, b) => (found.citations[a] as Citation).start - (found.citations[b] as Citation).start)
  }

  tell(): StudyRecord[] {
    for (const passage of this.document.passages) this.read(passage)
    return this.studies
  }

  private read(passage: Passage): void {
    if (passage.section !== this.section) {
      this.section = passage.section
      this.current = []
      this.pending = false
    }
    if (passage.kind === 'heading') return
    const tokens = this.found.tokens[passage.index] as Token[]
    if (tokens.length === 0) return
    if (passage.paragraph !== this.paragraph && passage.kind !== 'item') {
      this.paragraph = passage.paragraph
      this.pending = false
      this.topic = {}
    }
    const segments = segmentsOf(passage, this.found.citations, this.citationsOf[passage.index] as number[])
    let told: number[] = []
    // "Trials (A, 2001) and reviews (B, 2002) found X": the first group's result is told with the second's.
    let waiting: number[] = []
    for (const segment of segments) {
      const now = this.readSegment(passage, tokens, segment, told)
      if (segment.citations.length > 0 && waiting.length > 0)
        for (const index of waiting) this.mention(index, passage, segment)
      waiting = now.length > 0 && this.isBare(tokens, segment) ? now : []
      if (now.length > 0) told = now
    }
    if (told.length > 0) {
      if (passage.kind !== 'item' || this.current.length === 0 || passage.leadIn === undefined) this.current = told
    } else if (segments.length === 1 && segments[0]?.citations.length === 0) this.readTopic(tokens)
  }

  /** A stretch that names studies and tells nothing of them. */
  private isBare(tokens: readonly Token[], { start, end, narrative }: Segment): boolean {
    const evidence = weigh(tokens, lowerBound(tokens, start), lowerBound(tokens, end), this.knowledge)
    return !narrative && !evidence.change && !evidence.report && !evidence.statistic && !evidence.conduct
  }

  private readTopic(tokens: readonly Token[]): void {
    const country = countryIn(this.document.text, tokens, this.knowledge)
    if (country !== undefined) this.topic.country = country
    const design = topicDesign(tokens, this.rows)
    if (design !== undefined) this.topic.design = design
  }

  /** Returns the studies that the segment tells of. */
  private readSegment(
    passage: Passage,
    tokens: readonly Token[],
    segment: Segment,
    before: readonly number[],
  ): number[] {
    const from = lowerBound(tokens, segment.start)
    const to = lowerBound(tokens, segment.end)
    const evidence = weigh(tokens, from, to, this.knowledge)
    const designs = findDesigns(tokens, from, to, this.rows).filter(({ to: end }) => !isWanted(tokens, end))
    const design = designs.find(({ name }) => name !== undefined) ?? designs[0]
    const told =
      segment.citations.length > 0
        ? this.readCited(passage, tokens, segment, evidence, design, before)
        : this.readUncited(passage, tokens, segment, evidence, design)
    for (const index of told) this.complete(index, passage, tokens, from, to, segment, design)
    return told
  }

  private readCited(
    passage: Passage,
    tokens: readonly Token[],
    segment: Segment,
    evidence: Evidence,
    design: Design | undefined,
    before: readonly number[],
  ): number[] {
    const groups = this.authorGroups(segment.citations)
    const result = evidence.change || evidence.statistic || evidence.report
    if (this.pending && !design?.indefinite && result) {
      this.pending = false
      return this.join(this.current, segment, passage)
    }
    const first = tokens[lowerBound(tokens, segment.start)]
    const continues =
      before.length === 1 &&
      evidence.followUp &&
      !design?.indefinite &&
      (first === undefined || /^(?:,|;|and|with|which)$/i.test(first.text))
    if (continues && groups.length === 1 && this.sameFirstAuthor(before[0] as number, segment.citations[0] as number))
      return this.join(before, segment, passage)
    const designed = design?.name !== undefined || design?.indefinite === true || this.topic.design !== undefined
    const strong =
      (evidence.past && evidence.change && (evidence.report || !isTheory(tokens))) ||
      (evidence.statistic && (evidence.past || evidence.change || evidence.report))
    // "In rats, X lowers Y (A, 2001)": a result in a population was found by someone.
    const inPopulation =
      evidence.change &&
      groups.length <= 3 &&
      populationsIn(this.found, passage.index).some(({ start, end }) => segment.start <= start && end <= segment.end)
    const tells = designed
      ? result || evidence.conduct || (segment.narrative && design !== undefined)
      : strong || inPopulation || (evidence.past && evidence.report && evidence.followUp)
    if (!tells || groups.length > MOST_REPORTS) return []
    const together = design !== undefined && !design.plural && design.name !== undefined
    const told: number[] = []
    for (const citations of together ? [segment.citations] : groups) told.push(this.report(passage, segment, citations))
    return told
  }

  private readUncited(
    passage: Passage,
    tokens: readonly Token[],
    segment: Segment,
    evidence: Evidence,
    design: Design | undefined,
  ): number[] {
    const result = evidence.change || evidence.statistic || evidence.report
    const role = this.document.sections[passage.section]?.role
    const own = ownDesign(tokens, design, role, this.rows)
    if (own) {
      if (this.own === undefined) {
        this.own = this.add(passage, segment)
        this.entitle(this.studies[this.own] as StudyRecord)
      } else this.mention(this.own, passage, segment)
      this.pending = false
      return [this.own]
    }
    if (
      design?.indefinite &&
      design.name !== undefined &&
      (evidence.conduct || evidence.report || result) &&
      evidence.past
    ) {
      this.pending = true
      return [this.add(passage, segment)]
    }
    const results = role === 'abstract' || role === 'results' || role === 'discussion' || role === 'conclusion'
    if (this.current.length === 0 && this.own !== undefined && results && (evidence.change || evidence.statistic)) {
      this.mention(this.own, passage, segment)
      return [this.own]
    }
    if (this.current.length === 0 || !result || this.opensTopic(passage)) return []
    // Prose after a study that only its result is known of goes on with the argument, not with the study.
    const known = this.current.some((index) => this.studies[index]?.design !== undefined || index === this.own)
    if (!evidence.statistic && passage.kind !== 'item' && !(known && evidence.past)) return []
    for (const index of this.current) this.mention(index, passage, segment)
    return [...this.current]
  }

  /** The document's own study; its title may name the design. */
  private entitle(study: StudyRecord): void {
    study.own = true
    const title = this.document.passages.find(({ kind }) => kind === 'heading')
    const tokens = title && this.found.tokens[title.index]
    const name = tokens && findDesigns(tokens, 0, tokens.length, this.rows)[0]?.name
    if (name !== undefined) study.design = name
  }

  /** A paragraph's first sentence, before one that cites, sums up what follows and not the study told of before. */
  private opensTopic(passage: Passage): boolean {
    const { passages } = this.document
    if (passage.kind !== 'sentence' || passages[passage.index - 1]?.paragraph === passage.paragraph) return false
    for (let k = passage.index + 1; passages[k]?.paragraph === passage.paragraph; k++)
      if ((this.citationsOf[k] as number[]).length > 0) return true
    return false
  }

  private complete(
    index: number,
    passage: Passage,
    tokens: readonly Token[],
    from: number,
    to: number,
    segment: Segment,
    design: Design | undefined,
  ): void {
    const study = this.studies[index] as StudyRecord
    const introduced = study.passage === passage.index && study.span.start === segment.start
    const name = design?.name ?? (introduced ? this.topic.design : undefined)
    if (name !== undefined && (study.design === undefined || (introduced && design?.name !== undefined)))
      study.design ??= name
    const synthesis = design?.synthesis === true || /meta-analysis|review|synthesis/.test(study.design ?? '')
    const details = findDetails(
      this.document.text,
      tokens,
      from,
      to,
      synthesis,
      this.knowledge,
      populationsIn(this.found, passage.index),
    )
    const weight = details.sizeWeight ?? 0
    if (details.sampleSize !== undefined && weight > (this.sizes.get(index) ?? (introduced ? 0 : 1))) {
      study.sampleSize = details.sampleSize
      this.sizes.set(index, weight)
    }
    if (details.studiesIncluded !== undefined) study.studiesIncluded ??= details.studiesIncluded
    const country = details.country ?? (introduced ? this.topic.country : undefined)
    if (country !== undefined && (introduced || index === this.own)) study.country ??= country
    if (details.setting !== undefined && introduced) study.setting ??= details.setting
    if (details.treatmentDuration !== undefined) study.treatmentDuration ??= details.treatmentDuration
    if (details.followUp !== undefined) study.followUp ??= details.followUp
    if (
      study.design === undefined &&
      / (?:absence|lack) of a (?:control|comparison) group|(?:without|no|lacked) a? ?(?:control|comparison) group/.test(
        this.document.text.slice(segment.start, segment.end),
      )
    )
      study.design = 'uncontrolled study'
    const arms = armsOf(tokens, from, to, this.found, passage.index, this.rows)
    const more = (list: string[], ids: readonly string[]) => {
      for (const id of ids) if (!list.includes(id)) list.push(id)
    }
    if (study.interventions.length === 0) more(study.interventions, arms.interventions)
    if (study.comparators.length === 0)
      more(
        study.comparators,
        arms.comparators.filter((id) => id !== study.interventions[0]),
      )
    if (introduced) {
      more(study.populations, arms.populations)
      if (study.interventions.length === 0 && TESTS.test(study.design ?? '')) {
        const nearest = nearestTreatment(this.found, this.document, passage.index, segment.start)
        if (nearest) study.interventions.push(nearest)
      }
    }
  }

  private report(passage: Passage, segment: Segment, citations: readonly number[]): number {
    const known = citations.map((i) => this.byWork.get(this.workKey(i))).find((index) => index !== undefined)
    const index = known ?? this.add(passage, segment)
    if (known !== undefined) this.mention(known, passage, segment)
    this.cite(index, citations)
    this.pending = false
    return index
  }

  private join(indices: readonly number[], segment: Segment, passage: Passage): number[] {
    for (const index of indices) {
      this.mention(index, passage, segment)
      this.cite(index, segment.citations)
    }
    return [...indices]
  }

  private cite(index: number, citations: readonly number[]): void {
    const study = this.studies[index] as StudyRecord
    for (const citation of citations) {
      if (!study.citations.includes(citation)) study.citations.push(citation)
      const key = this.workKey(citation)
      if (!this.byWork.has(key)) this.byWork.set(key, index)
    }
  }

  private add({ index: passage }: Passage, { start, end }: Segment): number {
    const lists = { mentions: [], citations: [], interventions: [], comparators: [], populations: [], outcomes: [] }
    this.studies.push({ span: this.trimmed(start, end), passage, ...lists, confidence: 0.8 })
    return this.studies.length - 1
  }

  private mention(index: number, { index: passage }: Passage, { start, end }: Segment): void {
    this.studies[index]?.mentions.push({ ...this.trimmed(start, end), passage })
  }

  private trimmed(start: number, end: number) {
    const { text } = this.document
    let from = start
    let to = end
    while (from < to && /[\s,;:.—–-]/.test(text[from] as string)) from++
    while (to > from && /\s/.test(text[to - 1] as string)) to--
    return from < to ? { start: from, end: to } : { start, end }
  }

  private workKey(index: number): string {
    const { reference, authors, etAl, year } = this.found.citations[index] as Citation
    return reference !== undefined ? `#${reference}` : [...authors.map(foldCase), etAl, year].join('|')
  }

  private authorGroups(citations: readonly number[]): number[][] {
    const groups = new Map<string, number[]>()
    for (const index of citations) {
      const { authors, initials } = this.found.citations[index] as Citation
      const key = [initials ?? '', ...authors.map(foldCase)].join('|')
      groups.set(key, [...(groups.get(key) ?? []), index])
    }
    return [...groups.values()]
  }

  private sameFirstAuthor(study: number, citation: number): boolean {
    const first = this.found.citations[this.studies[study]?.citations[0] ?? -1]
    const other = this.found.citations[citation] as Citation
    return first !== undefined && foldCase(first.authors[0] ?? '') === foldCase(other.authors[0] ?? '')
  }
}

/** "further trials are needed": studies that are not there. */
const isWanted = (tokens: readonly Token[], end: number): boolean =>
  /^(?:is|are|be|remain)$/.test(tokens[end]?.norm ?? '') &&
  /^(?:needed|required|warranted|lacking|scarce|necessary|under)$/.test(tokens[end + 1]?.norm ?? '')

/** Words of a theory's sentence: what is held, not what was found. */
const isTheory = (tokens: readonly Token[]): boolean =>
  tokens.some(({ norm }) =>
    /^(?:theory|theoretical|hypothesized|proposed|posit|posits|argued|conceptualized|postulated)$/.test(norm),
  )

// The studies told of so far, and which of them the text is telling of now.
import { foldCase } from '../../text/fold.js'
import type { Span } from '../../text/spans.js'
import type { Annotations, Citation, Cue, Document, Knowledge, Passage, StudyRecord } from '../../types.js'
import type { Segment } from './segments.js'

export interface Story {
  document: Document
  found: Annotations
  knowledge: Knowledge
  rows: readonly Cue[] | undefined
  /** Indices of the citations of each passage, in order. */
  citationsOf: readonly number[][]
  studies: StudyRecord[]
  /** Study of a work, by the work's key. */
  byWork: Map<string | number, number>
  /** Study by what it is called: "HEARTSTEP". */
  byName: Map<string, number>
  /** How sure each study's size is. */
  sizes: Map<number, number>
  /** Studies that say that people were randomised: what is known of the design where none is named. */
  randomized: Set<number>
  /** Citations of each study. */
  cited: Set<number>[]
  /** Studies that uncited results belong to. */
  current: number[]
  /** The current study was told without a citation: the paragraph's next citation is its own. */
  pending: boolean
  /** The study that the document itself reports. */
  own: number | undefined
  /** Uncited results that no study is known for yet: the document's own, if it turns out to report one. */
  orphans: { passage: Passage; segment: Segment; tested: boolean }[]
  /** The document is an abstract of a study and nothing else; its prose may have no heading. */
  abstract: boolean
  section: number
  paragraph: number
  /** While a list's item tells of studies: its paragraph, and those that were told of before the list. */
  item?: { paragraph: number; before: number[] }
  /** What the paragraph's first words say of the studies that follow. */
  topic: { country?: string; design?: string }
}

export function newStory(document: Document, found: Annotations, knowledge: Knowledge): Story {
  const citationsOf: number[][] = document.passages.map(() => [])
  for (const [i, { passage }] of found.citations.entries()) citationsOf[passage]?.push(i)
  const start = (i: number) => (found.citations[i] as Citation).start
  for (const list of citationsOf) if (list.length > 1) list.sort((a, b) => start(a) - start(b))
  return {
    document,
    found,
    knowledge,
    rows: knowledge.cues['study-words'],
    citationsOf,
    studies: [],
    byWork: new Map(),
    byName: new Map(),
    sizes: new Map(),
    randomized: new Set(),
    cited: [],
    current: [],
    pending: false,
    own: undefined,
    orphans: [],
    abstract: found.tagged.some((passage) => passage.length > 0),
    section: -1,
    paragraph: -1,
    topic: {},
  }
}

export function addStudy({ studies, document }: Story, { index: passage }: Passage, segment: Segment): number {
  studies.push({
    span: trimmed(document.text, segment),
    passage,
    mentions: [],
    citations: [],
    interventions: [],
    comparators: [],
    populations: [],
    outcomes: [],
    confidence: 0.8,
  })
  return studies.length - 1
}

export function mentionStudy({ studies, document }: Story, index: number, passage: Passage, segment: Segment): void {
  const { start, end } = trimmed(document.text, segment)
  studies[index]?.mentions.push({ start, end, passage: passage.index })
}

/** The study that these citations report: one known by its works, or a new one. */
export function reportStudy(story: Story, passage: Passage, segment: Segment, citations: readonly number[]): number {
  let known: number | undefined
  for (const i of citations) known ??= story.byWork.get(workKey(story, i))
  const index = known ?? addStudy(story, passage, segment)
  if (known !== undefined) mentionStudy(story, known, passage, segment)
  citeStudy(story, index, citations)
  story.pending = false
  return index
}

/** Further words, with their citations, on studies told of before. */
export function joinStudies(story: Story, indices: readonly number[], passage: Passage, segment: Segment): number[] {
  for (const index of indices) {
    mentionStudy(story, index, passage, segment)
    citeStudy(story, index, segment.citations)
  }
  return [...indices]
}

function citeStudy(story: Story, index: number, citations: readonly number[]): void {
  const cited = story.cited[index] ?? new Set()
  story.cited[index] = cited
  for (const citation of citations) {
    if (!cited.has(citation)) story.studies[index]?.citations.push(citation)
    cited.add(citation)
    const key = workKey(story, citation)
    if (!story.byWork.has(key)) story.byWork.set(key, index)
  }
}

/** The index of its reference, or its words. */
function workKey({ found }: Story, index: number): string | number {
  const { reference, authors, etAl, year } = found.citations[index] as Citation
  return reference ?? [...authors.map(foldCase), etAl, year].join('|')
}

/** Citations by their authors: works of the same authors may report one study. */
export function authorGroups({ found }: Story, citations: readonly number[]): number[][] {
  if (citations.length === 1) return [[...citations]]
  const groups = new Map<string, number[]>()
  for (const index of citations) {
    const { authors, initials } = found.citations[index] as Citation
    const key = `${initials ?? ''}|${foldCase(authors.join('|'))}`
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  return [...groups.values()]
}

export function sameFirstAuthor({ studies, found }: Story, study: number, citation: number): boolean {
  const first = found.citations[studies[study]?.citations[0] ?? -1]
  const other = found.citations[citation] as Citation
  return first !== undefined && foldCase(first.authors[0] ?? '') === foldCase(other.authors[0] ?? '')
}

/** A segment without the marks that part it from the one before. */
function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /[\s,;:.—–-]/.test(text[from] as string)) from++
  while (to > from && /\s/.test(text[to - 1] as string)) to--
  return from < to ? { start: from, end: to } : { start, end }
}

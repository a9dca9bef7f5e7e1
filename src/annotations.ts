// The layers that extractors add to a document, one after the other.
import type {
  Basis,
  Change,
  CitationFunction,
  CitationStyle,
  Direction,
  EntityKind,
  Measure,
  Modality,
  Polarity,
  Predicate,
} from '../graph/schema.js'
import type { Span } from './text/spans.js'
import type { Token } from './text/tokens.js'

/** One cited work at one place: "(Smith, 1999, 2000)" is two citations. The span is the words that name this one. */
export interface Citation extends Span {
  passage: number
  style: CitationStyle
  /** Family names or organisations, in order. */
  authors: string[]
  /** Initials of the first author, where the citation prints them ("M. S. Jørgensen"). */
  initials?: string
  etAl: boolean
  /** With its suffix: "2014a". */
  year: string
  /** Number printed, for numeric citations. */
  number?: number
  /** What it is cited for, where the words say so. */
  function?: CitationFunction
  /** Index into `Document.references` of the entry it was resolved to. */
  reference?: number
  /** The whole citation group it stands in: parentheses included, for narrative ones from the first author's name. */
  group: Span
  confidence: number
}

export type { Token } from './text/tokens.js'

/** "long form (SHORT)" defined in this document, by Schwartz & Hearst's algorithm (PSB 2003). */
export interface Abbreviation {
  passage: number
  long: Span
  short: Span
  longText: string
  shortText: string
}

/** A noun phrase without its determiner: candidate for an entity. Token indices are into its passage's tokens. */
export interface Phrase extends Span {
  passage: number
  /** First token. */
  from: number
  /** Past the last token. */
  to: number
  /** Token index of the head noun. */
  head: number
  /** What it names, where that differs from its words: "emergency admissions" in "emergency and inpatient admissions". */
  name?: string
}

/** Words that tell of a trial's participants, interventions or outcomes; token indices are into its passage's tokens. */
export interface Tagged {
  from: number
  to: number
  kind: 'Population' | 'Intervention' | 'Outcome'
  confidence: number
}

export type MentionRule =
  | 'vocabulary'
  | 'abbreviation'
  | 'definition'
  | 'head'
  | 'termhood'
  | 'relation'
  | 'pattern'
  | 'tagger'
  | 'anaphora'

/** Words that name an entity. */
export interface Mention extends Span {
  passage: number
  kind: EntityKind
  /** Key into `Annotations.entities`, the node's id: `concept:epistemic-trust`; make it with text/entities `entityId`. */
  entity: string
  rule: MentionRule
  confidence: number
  /** Of its words, those that name the entity, where the others only belong to them: a number of people, a list's rest. */
  name?: Span
}

/** What a document says an entity is; entities of the same id from several documents merge. */
export interface Entity {
  id: string
  kind: EntityKind
  name: string
  definition?: string
  /** Interventions. */
  role?: 'treatment' | 'control'
  /** Populations. */
  ageGroup?: string
  sampleSize?: number
  /** Populations: id of the condition that defines the group. */
  condition?: string
  /** Outcomes. */
  domain?: string
  /** Ids of wider entities of the same kind. */
  broader?: string[]
}

/** One investigation as one document tells it, gathered over its passages. */
export interface StudyRecord {
  /** Where it is introduced. */
  span: Span
  passage: number
  /** Further places that tell of it ("Across the trial"). */
  mentions: (Span & { passage: number })[]
  /** Indices into `Annotations.citations` of the works that report it; empty for the document's own study. */
  citations: number[]
  /** The study that the document itself reports. */
  own?: true
  design?: string
  sampleSize?: number
  studiesIncluded?: number
  country?: string
  setting?: string
  treatmentDuration?: string
  followUp?: string
  /** Entity ids. */
  interventions: string[]
  comparators: string[]
  populations: string[]
  outcomes: string[]
  confidence: number
}

/** Name of the outcome of results that name none. */
export const GENERIC_OUTCOME = 'treatment outcome'

export interface FindingRecord {
  /** The clause, in `passage`. */
  span: Span
  passage: number
  /** Index into `Annotations.studies`. */
  study?: number | undefined
  measure: Measure
  value?: number | undefined
  interventionValue?: number | undefined
  comparatorValue?: number | undefined
  sdIntervention?: number | undefined
  sdComparator?: number | undefined
  nIntervention?: number | undefined
  nComparator?: number | undefined
  eventsIntervention?: number | undefined
  eventsComparator?: number | undefined
  ciLow?: number | undefined
  ciHigh?: number | undefined
  p?: number | undefined
  unit?: string | undefined
  direction?: Direction | undefined
  /** What happened to the quantity itself. */
  change?: Change | undefined
  timepoint?: string | undefined
  timepointWeeks?: number | undefined
  instrument?: string | undefined
  /** Entity ids. */
  outcome?: string | undefined
  intervention?: string | undefined
  comparator?: string | undefined
  population?: string | undefined
  mediator?: string | undefined
  moderator?: string | undefined
  modality?: Modality | undefined
  hedge?: string | undefined
  confidence: number
}

export interface ClaimRecord {
  /** The clause, in `passage`. */
  span: Span
  passage: number
  /** Entity ids. */
  subject: string
  object: string
  predicate: Predicate
  polarity: Polarity
  modality: Modality
  /** The author's own hedge words. */
  hedge?: string
  basis?: Basis
  mediator?: string
  moderator?: string
  population?: string
  /** Indices into `Annotations.citations` of the works cited for it. */
  citations: number[]
  confidence: number
}

export interface Annotations {
  citations: Citation[]
  /** Per passage. */
  tokens: Token[][]
  abbreviations: Abbreviation[]
  /** Per passage. */
  phrases: Phrase[][]
  /** Per passage where the document is a trial's abstract, else empty. */
  tagged: Tagged[][]
  entities: Map<string, Entity>
  mentions: Mention[]
  studies: StudyRecord[]
  findings: FindingRecord[]
  claims: ClaimRecord[]
}

export type Layer = keyof Annotations

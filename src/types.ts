// The shapes that travel through the pipeline: Document → Annotations → Graph, and the interfaces of its parts.
import type {
  Basis,
  CitationStyle,
  Direction,
  EntityKind,
  GraphEdge,
  GraphNode,
  Measure,
  Modality,
  Polarity,
  Predicate,
  Role,
} from '../graph/schema.js'
import type { Span } from './text/spans.js'

/** Half-open range of UTF-16 offsets in `Document.text`. */
export type { Span } from './text/spans.js'

// ---- documents -------------------------------------------------------------------------------------------------

/** Bytes of one input with the name they are known by. */
export interface Source {
  /** Path relative to the input it was found under, with "/": the same on every machine. */
  uri: string
  bytes: Uint8Array
}

export interface Document {
  /** `document:<uri>`. */
  id: string
  uri: string
  format: string
  /** Of the source's bytes, hexadecimal. */
  sha256: string
  title?: string
  language?: string
  /** The source's plain text, unchanged but for a leading byte-order mark. */
  text: string
  sections: Section[]
  passages: Passage[]
  references: Reference[]
}

/** A heading with what stands under it, up to the next heading; the text before the first has heading ''. */
export interface Section extends Span {
  heading: string
  /** 1 for the outermost heading. */
  depth: number
  role: Role
}

export interface Passage extends Span {
  /** `passage:<uri>:<index>`; `index` is its place in `Document.passages`. */
  id: string
  index: number
  kind: 'heading' | 'sentence' | 'item' | 'row'
  /** Index into `Document.sections`. */
  section: number
  /** Ordinal of its paragraph in the document. */
  paragraph: number
  /** For a list item: index of the passage that introduces the list ("Adaptations now exist for:"). */
  leadIn?: number
}

/** An entry of the reference list, or of a bibliography file. */
export interface Reference extends Span {
  /** The entry as printed. */
  text: string
  /** Number or label it is printed with ("12"), where it has one. */
  label?: string
  authors: Name[]
  etAl?: boolean
  /** With its suffix, as printed: "2014a", "in press". */
  year?: string
  title?: string
  container?: string
  doi?: string
  pmid?: string
  /** CSL type. */
  type?: string
}

/** A person's or, without `given`, possibly an organisation's name. */
export interface Name {
  family: string
  given?: string
}

// ---- annotations: one layer per extractor --------------------------------------------------------------------

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
  /** Index into `Document.references` of the entry it was resolved to. */
  reference?: number
  /** The whole citation group it stands in: parentheses included, for narrative ones from the first author's name. */
  group: Span
  confidence: number
}

/** A word or punctuation mark outside citation groups. Hyphenated compounds are one token. */
export interface Token extends Span {
  text: string
  /** Folded for matching: lower case, no accents, American spelling, singular. */
  norm: string
  /** Universal part-of-speech tag: NOUN, VERB, ADJ, ADP, PUNCT … */
  pos: string
}

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

export type MentionRule =
  | 'vocabulary'
  | 'abbreviation'
  | 'definition'
  | 'head'
  | 'termhood'
  | 'relation'
  | 'pattern'
  | 'anaphora'

/** Words that name an entity. */
export interface Mention extends Span {
  passage: number
  kind: EntityKind
  /** Key into `Annotations.entities`, the node's id: `concept:epistemic-trust`; make it with text/entities `entityId`. */
  entity: string
  rule: MentionRule
  confidence: number
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

export interface FindingRecord {
  /** The clause, in `passage`. */
  span: Span
  passage: number
  /** Index into `Annotations.studies`. */
  study?: number
  measure: Measure
  value?: number
  interventionValue?: number
  comparatorValue?: number
  sdIntervention?: number
  sdComparator?: number
  ciLow?: number
  ciHigh?: number
  p?: number
  unit?: string
  direction?: Direction
  timepoint?: string
  timepointWeeks?: number
  instrument?: string
  /** Entity ids. */
  outcome?: string
  intervention?: string
  comparator?: string
  population?: string
  mediator?: string
  moderator?: string
  modality?: Modality
  hedge?: string
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
  entities: Map<string, Entity>
  mentions: Mention[]
  studies: StudyRecord[]
  findings: FindingRecord[]
  claims: ClaimRecord[]
}

export type Layer = keyof Annotations

// ---- knowledge: what graph/ holds, loaded ----------------------------------------------------------------------

/** A term of graph/vocabulary or of the user's own. */
export interface VocabularyEntry {
  /** Node id without its kind: "epistemic-trust". */
  id: string
  kind: EntityKind | 'Instrument' | 'Design' | 'Country' | 'Setting'
  name: string
  aliases: string[]
  /** Ids, of the same kind. */
  broader: string[]
  role?: 'treatment' | 'control'
  domain?: string
  definition?: string
}

/** A row of graph/cues: words that signal something, with sentences that show (and test) it. */
export interface Cue {
  id: string
  cues: string[]
  examples: string[]
  [more: string]: unknown
}

export interface Knowledge {
  vocabulary: VocabularyEntry[]
  /** By file name without extension: "predicates", "hedges" … */
  cues: Readonly<Record<string, Cue[]>>
}

// ---- graph and messages ---------------------------------------------------------------------------------------

/** Nodes and edges, sorted by id. */
export interface Graph {
  nodes: GraphNode[]
  edges: GraphEdge[]
}

/** A graph with what could not be read, resolved or understood while it was built, sorted by place. */
export interface BuildResult {
  graph: Graph
  messages: Message[]
}

/** Trouble in the input, as data with a place; only misuse throws. */
export interface Message {
  level: 'info' | 'warning' | 'error'
  /** `layer:what`, e.g. `citations:no-such-reference`. */
  rule: `${string}:${string}`
  reason: string
  uri?: string
  span?: Span
  /** Of the span's start, from 1; columns count UTF-16 units. The pipeline adds both. */
  line?: number
  column?: number
}

export type Report = (message: Message) => void

/** Unusable input: the command line prints its message on one line and exits 2. */
export class InputError extends Error {
  override name = 'InputError'
}

// ---- parts of the pipeline ------------------------------------------------------------------------------------

export interface Reader {
  name: string
  doc: string
  extensions: readonly string[]
  /** Throws InputError where the bytes can't be read as this format. */
  read(source: Source, report: Report): Document
}

export interface Extractor {
  name: string
  doc: string
  needs: readonly Layer[]
  gives: readonly Layer[]
  /** Returns the layers it gives; an array or map given by an earlier extractor too is returned whole. */
  extract(document: Document, found: Annotations, knowledge: Knowledge, report: Report): Partial<Annotations>
}

export interface Exporter {
  name: string
  doc: string
  extension: string
  /** The file in pieces, to be written one after the other. Formats without a place for messages leave them out. */
  write(graph: Graph, messages?: readonly Message[]): Iterable<string>
}

// The shapes that travel through the pipeline: Document → Annotations → Graph, and the interfaces of its parts.
import type { EntityKind, GraphEdge, GraphNode, Predicate, Role } from '../graph/schema.js'
import type { About } from '../graph/view.js'
import type { Annotations, Layer } from './annotations.js'
import type { LinkModel, NameModel, PicoModel } from './models.js'
import type { Span } from './text/spans.js'

export * from './annotations.js'
export * from './models.js'
/** Half-open range of UTF-16 offsets in `Document.text`. */
export type { Span } from './text/spans.js'
export type { Predicate }

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
  /** Citations that the source itself links to entries of its list, in order; empty where its format has no such links. */
  links: CitationLink[]
  /** In order; only of formats that mark their cells. */
  tables?: readonly Table[]
  /** Where the text stands on pages, line by line, in order; only of formats with pages. */
  places?: readonly Placed[]
}

/** Rows from top to bottom, each with the cells that begin in it. */
export type Table = { rows: Cell[][] }

/** Words of a table; one that was joined with the cell above it has that one's words. */
export interface Cell extends Span {
  /** From 0. */
  column: number
  /** In columns and in rows. */
  width: number
  height: number
  /** Marked as one that says what others hold. */
  header?: true
}

/** A stretch of the text on its page. */
export interface Placed extends Span {
  /** From 1. */
  page: number
  /** Left, top, right, bottom in points (1/72 inch) from the page's upper left corner. */
  box: readonly number[]
}

/** Words that the source links to entries of its reference list. */
export interface CitationLink extends Span {
  /** Indices into `Document.references`. */
  references: number[]
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
  abstract?: string
  /** CSL type. */
  type?: string
  /** Uri of the bibliography file it is from: such an entry has no place in the document's text. */
  file?: string
}

/** A person's or, without `given`, possibly an organisation's name. */
export interface Name {
  family: string
  given?: string
}

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
  /** Instruments: id of the outcome or concept they measure. */
  measures?: string
}

/** A row of graph/cues: words that signal something, with sentences that show (and test) it. */
export interface Cue {
  id: string
  cues: string[]
  examples: string[]
  [more: string]: unknown
}

export interface Knowledge {
  /** Without it, trial reports are read by rules alone. */
  pico?: PicoModel
  /** Without it, what is no known name is judged by rules alone. */
  names?: NameModel
  /** Without it, only claims that a frame reads are found. */
  links?: LinkModel
  vocabulary: VocabularyEntry[]
  /** By file name without extension: "predicates", "hedges" … */
  cues: Readonly<Record<string, Cue[]>>
}

// ---- graph and messages ---------------------------------------------------------------------------------------

/** Nodes sorted by id, edges by kind and place. */
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
  /** Whether a source that begins like this is of this format, whatever its name; readers without are asked by name only. */
  recognises?(head: string, bytes: Uint8Array): boolean
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

/** `full` is the whole graph, `concepts` its entities with the claims and findings between them added up. */
export type Shape = 'full' | 'concepts'

export interface ExportOptions {
  shape?: Shape
  /** What happened while the graph was built; formats without a place for it leave it out. */
  messages?: readonly Message[]
  /** Begin CSV files with a byte-order mark: Excel takes them for another encoding without. */
  bom?: boolean
  /** Of the view; the documents' titles without it. */
  title?: string
  about?: About
  /** Write the edges under "links" too, as networkx before 3.4 wants them. */
  nxLegacy?: boolean
  /** Is told of every property that had to be renamed or written as text. */
  report?: Report
}

/** A file in pieces, to be written one after the other. */
export interface ExportFile {
  name: string
  pieces: Iterable<string>
}

interface Format {
  name: string
  doc: string
  heeds?: readonly ('shape' | 'bom' | 'nxLegacy' | 'title' | 'about')[]
}
/** Writes throw InputError where a graph's ids or ends are not sound. */
export interface FileExporter extends Format {
  extension: string
  write(graph: Graph, options?: ExportOptions): Iterable<string>
}
/** Of several files in a folder. */
export interface FolderExporter extends Format {
  files(graph: Graph, options?: ExportOptions): readonly ExportFile[]
  /** What to do with the folder, for people to read. */
  advice?(graph: Graph, folder: string): string
}
export type Exporter = FileExporter | FolderExporter

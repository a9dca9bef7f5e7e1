// Blocks → Document: sections with their roles, passages, reference list. Shared by the readers.
import { createHash } from 'node:crypto'
import type { Role } from '../../graph/schema.js'
import { readReferences } from '../references/list.js'
import type { Block } from '../text/blocks.js'
import { bounded, splitSentences } from '../text/sentences.js'
import { lowerBound, trimSpan } from '../text/spans.js'
import type { Document, Passage, Placed, Reference, Report, Section, Source, Table } from '../types.js'
import { type Draft, linksOf, type MarkedBlock } from './draft.js'
import { endsReferences, isMeasures, labelOf, roleOf } from './roles.js'
import { anchored, placeWorks } from './works.js'

/** The whole uri, so that no two documents of a graph can share an id. */
export const documentId = (uri: string): string => `document:${uri}`

/** What markup says of a document, where there is markup. */
export interface Marked {
  title?: string
  language?: string
  /** Without them they are read from the text. */
  references?: Reference[]
  /** Index of the reference that a link of the draft leads to. */
  targets?: ReadonlyMap<string, number>
  /** Where in the text links lead to: those into an entry of the list are citations. */
  anchors?: ReadonlyMap<string, number>
  /** Works of the document's citation fields, by the targets of its links. */
  works?: ReadonlyMap<string, Reference>
  places?: readonly Placed[]
}

/** Plain text with its blocks. */
export type Written = Pick<Draft, 'text' | 'blocks' | 'links' | 'tables'>

export const plain = (text: string, blocks: Block[], tables: Table[] = []): Written => ({
  text: () => text,
  blocks,
  links: [],
  tables,
})

/** The first heading of the first rank, unless it opens a part that every report has ("Abstract", "1. Introduction"). */
function titleOf(sections: readonly Section[]): string | undefined {
  const first = sections.find(({ heading, depth }) => heading !== '' && depth === 1)
  return first && OF_REPORTS.has(first.role) && first.heading.split(/\s+/).length < 4 ? undefined : first?.heading
}

const OF_REPORTS: ReadonlySet<Role> = new Set([
  'abstract',
  'introduction',
  'methods',
  'results',
  'discussion',
  'conclusion',
])

/** Assembles a Document from its text and blocks; the blocks under a reference list's heading become `references`. */
export function documentOf(
  source: Source,
  format: string,
  written: Written,
  report: Report,
  marked: Marked = {},
): Document {
  const id = documentId(source.uri)
  const text = written.text()
  const { sections, passages } = outline(text, written.blocks, `passage:${source.uri}`)
  const title = marked.title ?? titleOf(sections)
  const { language } = marked
  const tables = written.tables.filter(({ rows }) => rows.length > 0)
  const references = marked.references ?? readReferences(text, referenceParts(sections), report)
  const targets =
    marked.targets ??
    (marked.anchors ? anchored(references, marked.anchors) : placeWorks(references, marked.works ?? new Map()))
  // Links inside the list itself lead back to the text.
  const links = linksOf(written.links, targets, text).filter((link) => holds(passages, link.start))
  return {
    id,
    uri: source.uri,
    format,
    sha256: createHash('sha256').update(source.bytes).digest('hex'),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    text,
    sections,
    passages,
    references,
    links,
    ...(tables.length > 0 ? { tables } : {}),
    ...(marked.places ? { places: marked.places } : {}),
  }
}

function holds(passages: readonly Passage[], offset: number): boolean {
  const at = lowerBound(passages, offset + 1) - 1
  return at >= 0 && offset < (passages[at] as Passage).end
}

/** What stands below the headings of reference lists: an entry's label is part of it, so blocks won't do. */
const referenceParts = (sections: readonly Section[]) =>
  sections
    .filter(({ role }) => role === 'references')
    .map(({ start, end, heading }) => ({ start: start + heading.length, end }))

function outline(text: string, blocks: readonly MarkedBlock[], idPrefix: string) {
  const sections: Section[] = []
  const passages: Passage[] = []
  let paragraph = -1
  let leadIn: number | undefined
  // Depth of the heading that the labels of a structured abstract stand under, while they do.
  let labelled: number | undefined

  // Sections with headings of their own; true where these were only guessed, so that nothing says which stand below others.
  const headed = new Map<Section, boolean>()

  const open = (heading: string, depth: number, start: number, said?: Role) => {
    const parent = sections.findLast((section) => section.depth < depth && section.depth > 0)
    const inherited = parent && parent.role !== 'references' ? parent.role : 'other'
    const own = parent?.role === 'results' && isMeasures(heading) ? undefined : roleOf(heading)
    sections.push({ heading, depth, role: own ?? said ?? inherited, start, end: start })
  }
  const push = (kind: Passage['kind'], start: number, end: number) => {
    const index = passages.length
    const passage: Passage = {
      id: `${idPrefix}:${index}`,
      index,
      kind,
      section: sections.length - 1,
      paragraph,
      start,
      end,
    }
    if (kind === 'item' && leadIn !== undefined) passage.leadIn = leadIn
    passages.push(passage)
  }
  const pushSentence = (start: number, end: number) => {
    const label = labelOf(text.slice(start, end))
    if (label === undefined) return push('sentence', start, end)
    // "Methods: We …" in a structured abstract opens a section of its own.
    labelled ??= sections.at(-1)?.depth ?? 0
    open(label, labelled + 1, start, labelled === 0 ? 'abstract' : undefined)
    push('heading', start, start + label.length)
    const mark = /^\s?[.:]/.exec(text.slice(start + label.length, end))?.[0] ?? ''
    const rest = trimSpan(text, { start: start + label.length + mark.length, end })
    if (rest.start < rest.end) push('sentence', rest.start, rest.end)
  }

  for (const block of blocks) {
    const { start, end } = block
    const inReferences = sections.at(-1)?.role === 'references'
    const isEntry = block.guessed && inReferences && !endsReferences(text.slice(start, end))
    const kind = isEntry ? 'paragraph' : block.kind
    if (sections.length === 0 && kind !== 'heading') open('', 0, 0)
    if (kind === 'heading') {
      labelled = undefined
      open(text.slice(start, end), block.depth ?? 1, start, block.role)
      headed.set(sections.at(-1) as Section, block.guessed === true)
    }
    if (sections.at(-1)?.role !== 'references' || kind === 'heading') {
      paragraph++
      if (kind === 'heading' || kind === 'row')
        for (const span of bounded(text, { start, end })) push(kind, span.start, span.end)
      else
        for (const span of splitSentences(text, start, end))
          if (kind === 'item') push('item', span.start, span.end)
          else pushSentence(span.start, span.end)
      if (kind !== 'item') leadIn = kind === 'paragraph' ? passages.length - 1 : undefined
    }
    const section = sections.at(-1)
    if (section) section.end = end
  }
  inheritRoles(headed)
  return { sections, passages }
}

/**
 * In a report with methods and results, a guessed heading that announces nothing goes on with the part before it. The
 * labels of a structured abstract are no parts: after them something else begins.
 */
function inheritRoles(headed: ReadonlyMap<Section, boolean>): void {
  const sections = [...headed.keys()]
  if (!['methods', 'results'].every((part) => sections.some(({ role }) => role === part))) return
  let part: Role = 'other'
  for (const [section, guessed] of headed) {
    const below = section.role === 'other' || (part === 'results' && isMeasures(section.heading))
    if (guessed && below && PARTS.has(part)) section.role = part
    part = section.role
  }
}

const PARTS: ReadonlySet<Role> = new Set(['introduction', 'methods', 'results'])

// Blocks → Document: sections with their roles, passages, reference list. Shared by the readers.
import { createHash } from 'node:crypto'
import { readReferences } from '../references/list.js'
import type { Block } from '../text/blocks.js'
import { slug } from '../text/fold.js'
import { splitSentences } from '../text/sentences.js'
import type { Document, Passage, Report, Section, Source } from '../types.js'
import { roleOf } from './roles.js'

/** `document:<slug of the path without its extension>`. */
export function documentId(uri: string): string {
  return `document:${slug(uri.replace(/\.[A-Za-z0-9]{1,8}$/, '')) || createHash('sha1').update(uri).digest('hex').slice(0, 8)}`
}

/** Assembles a Document from its text and blocks; the blocks under a reference list's heading become `references`. */
export function documentOf(source: Source, format: string, text: string, blocks: Block[], report: Report): Document {
  const id = documentId(source.uri)
  const sections: Section[] = []
  const passages: Passage[] = []
  const referenceBlocks: Block[] = []
  let paragraph = -1
  let leadIn: number | undefined
  const open = (heading: string, depth: number, start: number) => {
    const parent = sections.findLast((section) => section.depth < depth && section.depth > 0)
    const own = roleOf(heading)
    sections.push({
      heading,
      depth,
      role: own ?? (parent && parent.role !== 'references' ? parent.role : 'other'),
      start,
      end: start,
    })
  }
  const push = (kind: Passage['kind'], start: number, end: number) => {
    const index = passages.length
    const passage: Passage = {
      id: `passage:${id.slice(9)}:${index}`,
      index,
      kind,
      section: sections.length - 1,
      paragraph,
      start,
      end,
    }
    if (kind === 'item' && leadIn !== undefined) passage.leadIn = leadIn
    passages.push(passage)
    return index
  }
  for (const block of blocks) {
    if (sections.length === 0 && block.kind !== 'heading') open('', 0, 0)
    if (block.kind === 'heading') open(text.slice(block.start, block.end), block.depth ?? 1, block.start)
    const section = sections.at(-1) as Section
    section.end = block.end
    if (section.role === 'references' && block.kind !== 'heading') {
      referenceBlocks.push(block)
      continue
    }
    paragraph++
    if (block.kind === 'heading') push('heading', block.start, block.end)
    else if (block.kind === 'row') push('row', block.start, block.end)
    else
      for (const span of splitSentences(text, block.start, block.end))
        push(block.kind === 'item' ? 'item' : 'sentence', span.start, span.end)
    // A list belongs to the passage before it; so does a second list item, by way of the first.
    if (block.kind !== 'item') leadIn = block.kind === 'paragraph' ? passages.length - 1 : undefined
  }
  return {
    id,
    uri: source.uri,
    format,
    sha256: createHash('sha256').update(source.bytes).digest('hex'),
    ...titleOf(sections),
    text,
    sections,
    passages,
    references: readReferences(text, referenceBlocks, report),
  }
}

function titleOf(sections: readonly Section[]): { title?: string } {
  const first = sections.find((section) => section.heading !== '')
  return first ? { title: first.heading } : {}
}

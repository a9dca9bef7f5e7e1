// Writes the entries of a marked-up reference list into the text, one a paragraph, and reads what the markup leaves out.
import { readEntry, readMarked } from '../references/entry.js'
import type { Reference } from '../types.js'
import type { Draft, Entry } from './draft.js'

export interface Listed {
  /** As spans of the text of the draft. */
  references: Reference[]
  /** Index of each entry by its id. */
  targets: Map<string, number>
}

/** Adds "References" and the entries to the end of the draft. */
export function writeReferences(out: Draft, entries: readonly Entry[], heading = 'References'): Listed {
  const references: Reference[] = []
  const targets = new Map<string, number>()
  out.close()
  if (entries.length === 0) return { references, targets }
  out.open('heading', { depth: 1, role: 'references' })
  out.add(heading)
  for (const { id, label, printed, parts = {} } of entries) {
    out.open('paragraph')
    const start = out.at()
    out.add(label ? `${label}. ${printed}` : printed)
    // Without the space that would stand before a next word.
    const end = out.length()
    if (end <= start) continue
    const words = `${label ? `${label}. ` : ''}${printed.replace(/[\s\u00a0]+/g, ' ').trim()}`
    const { authors, year, title } = parts
    const isMarked = authors !== undefined && year !== undefined && title !== undefined
    const reference = isMarked ? readMarked(words, title) : readEntry(words, { start: 0, end: words.length })
    if (id !== undefined) targets.set(id, references.length)
    const tagged = parts.authors || parts.title ? { ...parts } : {}
    references.push({ ...reference, ...tagged, start, end, text: words, ...(label ? { label } : {}) })
  }
  out.close()
  return { references, targets }
}

// Writes the entries of a marked-up reference list into the text, one a paragraph, and reads what the markup leaves out.
import { readMarked } from '../references/entry.js'
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
  for (const entry of entries) {
    const { id, label } = entry
    out.open('paragraph')
    const start = out.at()
    out.add(label ? `${label}. ${entry.printed}` : entry.printed)
    // Without the space that would stand before a next word.
    const end = out.length()
    if (end <= start) continue
    out.close()
    const reference = readMarked(out.said(), entry.parts ?? {})
    reference.start = start
    reference.end = end
    if (label) reference.label = label
    if (id !== undefined) targets.set(id, references.length)
    references.push(reference)
  }
  out.close()
  return { references, targets }
}

// Which entries of a printed list are the works that a document's own citation fields describe.
import { familyKey } from '../text/names.js'
import type { Reference } from '../types.js'

/**
 * Index into `references` of each work by its key; works that the list doesn't print are added to it, without a place
 * in the text.
 */
export function placeWorks(references: Reference[], works: ReadonlyMap<string, Reference>): Map<string, number> {
  const targets = new Map<string, number>()
  if (works.size === 0) return targets
  const printed = references.map(({ text }) => familyKey(text))
  for (const [key, work] of works) {
    const title = familyKey(work.title ?? '')
    const first = familyKey(work.authors[0]?.family ?? '')
    const byTitle = title.length > 8 ? printed.findIndex((words) => words.includes(title)) : -1
    const index =
      work.doi !== undefined && references.some(({ doi }) => doi === work.doi)
        ? references.findIndex(({ doi }) => doi === work.doi)
        : byTitle >= 0
          ? byTitle
          : references.findIndex(
              ({ authors, year, file }) =>
                file === undefined &&
                title === '' &&
                year === work.year &&
                familyKey(authors[0]?.family ?? '') === first,
            )
    if (index >= 0) targets.set(key, index)
    else {
      targets.set(key, references.length)
      references.push(work)
      printed.push('')
    }
  }
  return targets
}

/** Index of the reference that each place in the text stands in. */
export function anchored(references: readonly Reference[], anchors: ReadonlyMap<string, number>): Map<string, number> {
  const targets = new Map<string, number>()
  const sorted = references
    .map(({ start, end }, index) => ({ start, end, index }))
    .filter(({ start, end }) => start < end)
  for (const [name, at] of anchors) {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle]?.end as number) <= at) low = middle + 1
      else high = middle
    }
    const entry = sorted[low]
    // A mark of the list before the words of its entry belongs to it.
    if (entry && at >= entry.start - 12) targets.set(name, entry.index)
  }
  return targets
}

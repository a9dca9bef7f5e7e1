// Offices and firms by their names: who did something, and nothing that was done or thought.
import { cueSet } from './cues.js'
import { nameWords } from './fold.js'

/** Whether a name of several words is of a body: "Institute of X", "X University"; `rows` are those of nouns. */
export function isBody(name: string, rows: Parameters<typeof cueSet>[0]): boolean {
  const words = nameWords(name)
  const link = words.findIndex((word, i) => i > 0 && LINK.has(word))
  const head = words[(link < 0 ? words.length : link) - 1] ?? ''
  const bodies = cueSet(rows, 'bodies')
  const last = words.at(-1) ?? ''
  // "National Institutes of Health stroke scale" is an instrument.
  return words.length > 1 && bodies.has(head) && (bodies.has(last) || !cueSet(rows, 'tools').has(last))
}

const LINK = new Set(['of', 'for', 'in', 'at', 'on'])

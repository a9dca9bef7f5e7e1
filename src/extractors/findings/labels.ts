// Labels of statistics in tokens ("Cohen's d", "OR", "number needed to treat"), from graph/cues/effect-measures.
import type { Measure } from '../../../graph/schema.js'
import { tokenize } from '../../text/tokens.js'
import type { Cue, Token } from '../../types.js'

export interface Label {
  measure: Measure
  /** Past its last token. */
  to: number
  /** Counts only before "=", "<", ">" or degrees of freedom. */
  strict: boolean
  /** The number says how two arms differ. */
  comparative: boolean
}

interface Entry {
  words: string[]
  measure: Measure
  strict: boolean
  comparative: boolean
}

const cache = new WeakMap<readonly Cue[], Map<string, Entry[]>>()
const plain = (word: string) => (/[’‘]/.test(word) ? word.replace(/[’‘]/g, "'") : word)
// Short labels are told apart by their case: "B" and "b", "OR" and "or".
const key = (word: string) => (word.length <= 3 ? plain(word) : plain(word).toLowerCase())

function index(rows: readonly Cue[]): Map<string, Entry[]> {
  const known = cache.get(rows)
  if (known) return known
  const entries = new Map<string, Entry[]>()
  for (const row of rows)
    for (const cue of row.cues) {
      const words = tokenize(cue).map(({ text }) => key(text))
      const entry = {
        words,
        measure: row.measure as Measure,
        strict: row.strict === true,
        comparative: row.comparative === true,
      }
      const first = words[0] as string
      entries.set(first, [...(entries.get(first) ?? []), entry])
    }
  for (const list of entries.values()) list.sort((a, b) => b.words.length - a.words.length)
  cache.set(rows, entries)
  return entries
}

/** The longest label that starts at token `i`. */
export function labelAt(tokens: readonly Token[], i: number, rows: readonly Cue[]): Label | undefined {
  const entries = index(rows).get(key((tokens[i] as Token).text))
  const entry = entries?.find(({ words }) =>
    words.every((word, k) => tokens[i + k] && key(tokens[i + k]?.text as string) === word),
  )
  return (
    entry && {
      measure: entry.measure,
      to: i + entry.words.length,
      strict: entry.strict,
      comparative: entry.comparative,
    }
  )
}

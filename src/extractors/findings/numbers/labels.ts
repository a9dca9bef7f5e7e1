// Labels of statistics in tokens ("Cohen's d", "OR", "number needed to treat"), from graph/cues/effect-measures.
import type { Measure } from '../../../../graph/schema.js'
import { onceFor } from '../../../text/once.js'
import { tokenize } from '../../../text/tokens.js'
import { entryOf, type WordTable, wordTable } from '../../../text/word-table.js'
import type { Cue, Token } from '../../../types.js'

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

const plain = (word: string) => (/[’‘]/.test(word) ? word.replace(/[’‘]/g, "'") : word)
// Short labels are told apart by their case: "B" and "b", "OR" and "or".
const key = (word: string) => (word.length <= 3 ? plain(word) : plain(word).toLowerCase())

/** By the first word's matching form; how it is printed is asked last. */
const index = onceFor((rows: readonly Cue[]): WordTable<Entry[]> => {
  const entries = new Map<string, Entry[]>()
  for (const row of rows)
    for (const cue of row.cues) {
      const tokens = tokenize(cue)
      const words = tokens.map(({ text }) => key(text))
      const entry = {
        words,
        measure: row.measure as Measure,
        strict: row.strict === true,
        comparative: row.comparative === true,
      }
      const first = tokens[0]?.word.form as string
      entries.set(first, [...(entries.get(first) ?? []), entry])
    }
  for (const list of entries.values()) list.sort((a, b) => b.words.length - a.words.length)
  return wordTable(entries)
})

/** The longest label that starts at token `i`. */
export function labelAt(tokens: readonly Token[], i: number, rows: readonly Cue[]): Label | undefined {
  const entries = entryOf(index(rows), (tokens[i] as Token).word)
  const entry = entries?.find(
    ({ words }) =>
      i + words.length <= tokens.length && words.every((word, k) => key((tokens[i + k] as Token).text) === word),
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

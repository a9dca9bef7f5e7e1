// The author's own words of caution, from graph/cues/hedges.
import { oneOf } from '../../text/cues.js'
import { nameWords } from '../../text/fold.js'
import { entryOf, holdsAt, type WordTable, wordTable } from '../../text/word-table.js'
import type { Cue, FindingRecord, Token } from '../../types.js'

const cache = new WeakMap<readonly Cue[], WordTable<string>>()

const NO_ROWS: readonly Cue[] = []

/** Where a word of caution must stand ("verb", "adjective" …), by the word. */
function placesOf(rows: readonly Cue[]): WordTable<string> {
  const known = cache.get(rows)
  if (known) return known
  const places = new Map<string, string>()
  for (const { modality, place, cues } of rows)
    if (modality === 'hedged') for (const cue of cues) places.set(nameWords(cue).join(' '), String(place))
  const table = wordTable(places)
  cache.set(rows, table)
  return table
}

const EVIDENCE = oneOf('finding result evidence data support indication benefit')

/** Modality of what tokens `[from, to)` say. */
export function hedgeIn(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  rows: readonly Cue[] | undefined,
): Pick<FindingRecord, 'modality' | 'hedge'> {
  const places = placesOf(rows ?? NO_ROWS)
  for (let k = from; k < to; k++) {
    const { word, start, end, pos } = tokens[k] as Token
    const place = entryOf(places, word)
    if (place === undefined) continue
    // "limited mobility" hedges nothing; "limited evidence" does.
    if (place === 'adjective' && !holdsAt(EVIDENCE, tokens, k + 1)) continue
    if (place === 'verb' && pos === 'NOUN') continue
    return { modality: 'hedged', hedge: text.slice(start, end) }
  }
  return { modality: 'asserted' }
}

// Arms told by their sizes without a verb: "40 patients (20 with splints, 20 with tape)", "40 patients: 20 splints and 20 tape".

import { cueForm, cueSet, oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Cue, Token } from '../../../types.js'
import { armOf, type Given } from './given.js'

/** Tokens from a sample's size to that of its last arm. */
const LONGEST = 40
/** Between those who took part and the first arm's size. */
const OPENS = /^[:,(;]$/
const ENDS = /^[);.]$/
const BETWEEN = oneOf(', and ; versus vs')
const MOST = 6

/** The arms whose sizes add up to the number of people told before them. */
export function armsBySize(tokens: readonly Token[], rows: readonly Cue[] | undefined): Given[] | undefined {
  const people = cueSet(rows, 'person')
  for (let k = 0; k + 4 < tokens.length; k++) {
    const total = tokens[k]?.word.value ?? Number.NaN
    if (!Number.isInteger(total)) continue
    const person = personAfter(tokens, k, people)
    if (person < 0) continue
    const first = person + 2
    if (!OPENS.test(tokens[first - 1]?.text ?? '') || Number.isNaN(tokens[first]?.word.value ?? Number.NaN)) continue
    const arms = armsFrom(tokens, first, total, people)
    if (arms) return arms
  }
  return undefined
}

/** The word for people that a number at token `k` counts, at most two words on; -1 where none does. */
function personAfter(tokens: readonly Token[], k: number, people: ReadonlySet<string>): number {
  for (let n = k + 1; n <= k + 3; n++) if (people.has(cueForm(tokens[n]?.norm ?? ''))) return n
  return -1
}

function armsFrom(
  tokens: readonly Token[],
  first: number,
  total: number,
  people: ReadonlySet<string>,
): Given[] | undefined {
  const sizes = sizesFrom(tokens, first, total)
  if (sizes.length < 2) return undefined
  const arms = sizes.map((at, i) => armOf(tokens, at, pastName(tokens, at, sizes[i + 1])))
  return arms.every((arm) => arm !== undefined && isName(tokens, arm, people)) ? (arms as Given[]) : undefined
}

/** Tokens of the numbers from `first` on that add up to the total; none where they do not. */
function sizesFrom(tokens: readonly Token[], first: number, total: number): number[] {
  const sizes: number[] = []
  let sum = 0
  for (let k = first; k < Math.min(tokens.length, first + LONGEST) && sizes.length < MOST; k++) {
    const { word, text } = tokens[k] as Token
    if (ENDS.test(text) && text !== ';') return []
    if (Number.isNaN(word.value)) continue
    sum += word.value
    if (!Number.isInteger(word.value) || sum > total) return []
    sizes.push(k)
    if (sum === total) return sizes
  }
  return []
}

/** Past the arm's words: before what links it to the next, or at the list's end. */
function pastName(tokens: readonly Token[], from: number, next: number | undefined): number {
  let end = next ?? from + 1
  while (next === undefined && end < Math.min(tokens.length, from + LONGEST) && !ENDS.test(tokens[end]?.text ?? ''))
    end++
  while (next !== undefined && end > from && holdsAt(BETWEEN, tokens, end - 1)) end--
  return end
}

/** What people got; not what they did or were: "20 women", "20 improved". */
const isName = (tokens: readonly Token[], { from, to }: Given, people: ReadonlySet<string>): boolean =>
  !tokens.slice(from, to).some(({ pos, norm }) => pos === 'AUX' || people.has(cueForm(norm))) &&
  tokens[from]?.pos !== 'VERB'

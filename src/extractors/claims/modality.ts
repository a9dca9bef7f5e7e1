// How firmly a clause says a thing, in whose words, and whether it denies it.
import type { ClaimRecord, Token } from '../../types.js'
import { isApart } from './refs/apart.js'
import type { Scene } from './scene.js'

export interface Firmness {
  modality: ClaimRecord['modality']
  hedge: string | undefined
}

const ASSERTED: Firmness = { modality: 'asserted', hedge: undefined }

/** Reads the hedges between two tokens, `from` the start of what the clause depends on; the weakest word decides. */
export function firmnessOf(scene: Scene, from: number, to: number): Firmness {
  const { tokens, facts, roles, hedges } = scene.sentence
  if (!hedges) return ASSERTED
  let hedge: string | undefined
  let modality: Firmness['modality'] = 'asserted'
  let theory = false
  for (let i = from; i < to; i++) {
    const sense = facts[i]?.hedge
    if (!sense) continue
    const role = roles[i]
    const fits =
      sense.place === 'verb'
        ? role === 'x'
        : sense.place === 'report'
          ? role === 'v'
          : sense.place === 'noun'
            ? role === 'n'
            : role !== 'v'
    if (!fits) continue
    // A theory hypothesises only where something is said to follow from it: "the theory holds that".
    if (sense.place === 'noun') {
      theory = true
      if (!saysThat(scene, i, to)) continue
    }
    const { text } = tokens[i] as Token
    hedge = hedge === undefined ? text : `${hedge} … ${text}`
    if (sense.modality === 'hypothesised') modality = 'hypothesised'
    else if (modality === 'asserted') modality = sense.modality
  }
  return { modality: hedge !== undefined || theory ? modality : 'asserted', hedge }
}

function saysThat(scene: Scene, from: number, to: number): boolean {
  const { tokens, roles } = scene.sentence
  for (let i = from + 1; i < to; i++)
    if (roles[i] === 's' && (tokens[i]?.norm === 'that' || tokens[i]?.norm === 'how')) return true
  return false
}

/** Whether the words in `[from, to)` deny, save "not only", and "but not", which denies of its own list alone. */
export function isNegated(scene: Scene, from: number, to: number): boolean {
  const { tokens, facts, denies } = scene.sentence
  let negated = false
  let neither = false
  if (!denies) return negated
  for (let i = from; i < to; i++) {
    const place = facts[i]?.negation
    if (place === undefined || place === 'exception' || isApart(scene.apart, i)) continue
    if (tokens[i]?.norm === 'no' && (tokens[i + 1]?.norm === 'longer' || tokens[i - 1]?.text === '(')) continue
    // "neither A nor B" denies once.
    if (tokens[i]?.norm === 'nor' && neither) continue
    neither ||= tokens[i]?.norm === 'neither'
    if (place === 'report' && tokens[i + 1]?.norm !== 'to') continue
    const softened =
      facts[i + 1]?.negation === 'exception' ||
      facts[i + 2]?.negation === 'exception' ||
      facts[i + 3]?.negation === 'exception'
    if (!softened) negated = !negated
  }
  return negated
}

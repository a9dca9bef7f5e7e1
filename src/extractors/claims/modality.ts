// How firmly a clause says a thing, in whose words, and whether it denies it.
import type { ClaimRecord } from '../../types.js'
import type { Scene } from './scene.js'

export interface Firmness {
  modality: ClaimRecord['modality']
  hedge?: string
}

/** Reads the hedges between two tokens, `from` the start of what the clause depends on; the weakest word decides. */
export function firmnessOf(scene: Scene, from: number, to: number): Firmness {
  const { tokens, roles } = scene.sentence
  const { hedges } = scene.reading.lexicon
  const words: string[] = []
  let modality: Firmness['modality'] = 'asserted'
  let theory = false
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    const sense = token && hedges.get(token.norm)
    if (!token || !sense) continue
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
    words.push(token.text)
    if (sense.modality === 'hypothesised') modality = 'hypothesised'
    else if (modality === 'asserted') modality = sense.modality
  }
  return words.length > 0 ? { modality, hedge: words.join(' … ') } : { modality: theory ? modality : 'asserted' }
}

function saysThat(scene: Scene, from: number, to: number): boolean {
  const { tokens, roles } = scene.sentence
  for (let i = from + 1; i < to; i++)
    if (roles[i] === 's' && (tokens[i]?.norm === 'that' || tokens[i]?.norm === 'how')) return true
  return false
}

/** Whether the words in `[from, to)` deny, "not only" and "not solely" apart. */
export function isNegated(scene: Scene, from: number, to: number): boolean {
  const { tokens } = scene.sentence
  const { negations } = scene.reading.lexicon
  let negated = false
  for (let i = from; i < to; i++) {
    const word = tokens[i]?.norm ?? ''
    const place = negations.get(word)
    if (place === undefined || place === 'exception') continue
    if (word === 'no' && (tokens[i + 1]?.norm === 'longer' || tokens[i - 1]?.text === '(')) continue
    if (place === 'report' && tokens[i + 1]?.norm !== 'to') continue
    const softened = [1, 2, 3].some((n) => negations.get(tokens[i + n]?.norm ?? '') === 'exception')
    if (!softened) negated = !negated
  }
  return negated
}

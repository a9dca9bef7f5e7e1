// What may stand between the outcomes of a list: how one was measured, in whom it was seen.
import type { Token } from '../../../types.js'

/** Past "measured by the Berg scale" at token `k`; `k` where no such words stand. */
export function pastMeasured(tokens: readonly Token[], k: number): number {
  if (!/^(?:measured|assessed|rated|evaluated|scored|recorded)$/.test(tokens[k]?.norm ?? '')) return k
  if (!/^(?:by|with|on|using|via)$/.test(tokens[k + 1]?.norm ?? '')) return k
  let to = k + 2
  while (to < k + 9 && /^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[to]?.pos ?? '')) to++
  return to
}

/** Past "by the women in their care" at token `k`, where a list goes on after it; `k` where none does. */
export function pastWhom(tokens: readonly Token[], k: number): number {
  if (!/^(?:by|in|among)$/.test(tokens[k]?.norm ?? '')) return k
  let comma = k + 1
  while (comma < k + 10 && /^(?:DET|ADJ|NOUN|PROPN|PRON|ADP)$/.test(tokens[comma]?.pos ?? '')) comma++
  // "in the women of the group": not "in patients with asthma", "in the knee".
  if (
    tokens[comma]?.text !== ',' ||
    !/^(?:group|arm|sample|care|trial|study|class|ward)$/.test(tokens[comma - 1]?.norm ?? '')
  )
    return k
  for (let and = comma + 1; and < comma + 16 && tokens[and]; and++) {
    const { pos, text } = tokens[and] as Token
    if (pos === 'AUX' || pos === 'VERB' || /^[;:(.]$/.test(text)) return k
    if (text === 'and' && tokens[and - 1]?.text === ',') return and - 1 > comma ? comma : k
  }
  return k
}

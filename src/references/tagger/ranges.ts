// Labels of tokens → the stretches that have one label.
import { LABELS, type Label } from './labels.js'

/** Half-open range of tokens. */
export interface TokenRange {
  label: Label
  from: number
  to: number
}

export function rangesOf(labels: ArrayLike<number>): TokenRange[] {
  const ranges: TokenRange[] = []
  for (let i = 0; i < labels.length; i++) {
    const label = LABELS[labels[i] as number] as Label
    if (label === 'other') continue
    const last = ranges.at(-1)
    if (last && last.to === i && last.label === label) last.to++
    else ranges.push({ label, from: i, to: i + 1 })
  }
  return ranges
}

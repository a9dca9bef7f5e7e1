// A printed reference → its parts, as the trained tagger reads them.
import { referenceModel } from '../../data.js'
import type { Span } from '../../text/spans.js'
import type { Label } from './labels.js'
import { tagTokens } from './model.js'
import { rangesOf } from './ranges.js'
import { cut } from './tokens.js'

/** A stretch of the reference. */
export interface Part extends Span {
  label: Label
}

/** In order; none overlaps another. */
export function readParts(words: string): Part[] {
  const tokens = cut(words)
  return rangesOf(tagTokens(referenceModel(), tokens)).map(({ label, from, to }) => ({
    label,
    start: tokens.starts[from] as number,
    end: tokens.ends[to - 1] as number,
  }))
}

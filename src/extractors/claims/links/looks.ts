// What an end of a link looks like, apart from what it may be linked with: its words, and how its document treats it.

import { mix, steps } from '../../../text/mix.js'
import { formHash } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import type { Facts } from '../row/facts.js'
import type { Scene } from '../scene.js'
import { hashOf } from './context.js'
import type { End } from './ends.js'
import { UNTOLD } from './standings.js'

/** Hashes of what it looks like: whether a careful reader would hold it for a thing of the field, and of what sort. */
export function looksOf({ sentence }: Scene, end: End): readonly number[] {
  const { from, to, element, standing } = end
  if (element < 0) return NOTHING
  const { tokens, facts } = sentence
  const at = headOf(tokens, from, to)
  const head = tokens[at] as Token
  const { roles, nouns, junk } = facts[at] as Facts
  const words = to - from
  const few = Math.min(words, 3)
  let role = junk ? 1 : 0
  if (roles) for (const one of roles) role = mix(role, hashOf(one))
  if (nouns.length > 0) role = mix(role, hashOf((nouns[0] as Facts['nouns'][number]).slot))
  let tags = 0
  for (let i = Math.max(from, to - 4); i < to; i++) tags = mix(tags, hashOf((tokens[i] as Token).pos))
  const sure = Math.round(end.confidence * 20)
  return [
    head.word.hash,
    (tokens[from] as Token).word.hash,
    formHash(head.norm.slice(-4)),
    Math.min(words, 5),
    tags,
    role,
    sure,
    mix(mix(end.source, sure >> 1), few),
    mix(steps(standing?.passages ?? 0), few),
    (standing?.headed ? 1 : 0) + (standing?.opening ? 2 : 0),
    standing?.told ?? UNTOLD,
  ]
}

const NOTHING: readonly number[] = []

/** The last word before the first "of". */
function headOf(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from + 1; i < to; i++) if ((tokens[i] as Token).norm === 'of') return i - 1
  return to - 1
}

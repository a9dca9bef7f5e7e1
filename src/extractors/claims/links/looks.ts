// What an end of a link looks like, apart from what it may be linked with: its words, and how its document treats it.
import type { Annotations, Token } from '../../../types.js'
import type { Facts } from '../facts.js'
import type { Scene } from '../scene.js'
import { hashOf } from './context.js'
import type { End } from './ends.js'
import { mix, steps } from './numbers.js'

/** How a document treats an entity. */
export interface Standing {
  /** Mentions of it. */
  times: number
  /** Passages that name it. */
  passages: number
  /** Index of the last passage that named it. */
  last: number
  /** A heading names it. */
  headed: boolean
  /** The title, or the first sentence, names it. */
  opening: boolean
}

/** By entity; `mentions` are in the order of the text. */
export function standingsOf(
  { mentions }: Annotations,
  passages: readonly { kind: string }[],
): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>()
  for (const { entity, passage } of mentions) {
    let one = standings.get(entity)
    if (one === undefined) {
      one = { times: 0, passages: 0, last: -1, headed: false, opening: false }
      standings.set(entity, one)
    }
    one.times++
    if (passage === one.last) continue
    one.passages++
    one.last = passage
    one.headed ||= passages[passage]?.kind === 'heading'
    one.opening ||= passage === 0
  }
  return standings
}

/** Hashes of what it looks like: whether a careful reader would hold it for a thing of the field, and of what sort. */
export function looksOf({ sentence, reading }: Scene, end: End, standing: Standing | undefined): Int32Array {
  const { entity, from, to, element } = end
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
  const named = entity === undefined ? undefined : reading.entities.get(entity)
  const told = (named?.broader ? 1 : 0) + (named?.definition === undefined ? 0 : 2)
  return Int32Array.of(
    head.word.hash,
    (tokens[from] as Token).word.hash,
    hashOf(head.norm.slice(-4)),
    Math.min(words, 5),
    tags,
    role,
    sure,
    mix(mix(end.source, sure >> 1), few),
    mix(steps(standing?.passages ?? 0), few),
    (standing?.headed ? 1 : 0) + (standing?.opening ? 2 : 0),
    mix(told, hashOf(named?.role ?? '')),
  )
}

const NOTHING = new Int32Array(0)

/** The last word before the first "of". */
function headOf(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from + 1; i < to; i++) if ((tokens[i] as Token).norm === 'of') return i - 1
  return to - 1
}

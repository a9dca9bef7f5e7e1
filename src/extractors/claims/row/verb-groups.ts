// Verbs with their auxiliaries, adverbs and denials.
import type { Token } from '../../../types.js'
import type { Lexicon } from '../lexicon.js'
import type { Vg } from './elements.js'
import type { Facts } from './facts.js'
import type { Role } from './word-classes.js'

const NOT = new Set(['not', 'never', "n't", 'cannot', 'no'])

export function verbGroup(
  tokens: readonly Token[],
  facts: readonly Facts[],
  roles: readonly Role[],
  from: number,
  lexicon: Lexicon,
): Vg | undefined {
  let i = from
  let auxiliary = ''
  let be = false
  let infinitive = false
  let negated = false
  let have = -1
  for (; i < tokens.length; i++) {
    const { norm } = tokens[i] as Token
    const role = roles[i] as Role
    if (role === 'x') {
      auxiliary = norm
      be = facts[i]?.be === true
      have = norm === 'have' || norm === 'has' || norm === 'had' || norm === 'having' ? i : -1
    } else if (role === 'r' && be && (norm === 'better' || norm === 'worse')) break
    else if (role === 't') infinitive = true
    else if (role !== 'r') break
    if (NOT.has(norm)) negated = true
  }
  const main = roles[i] === 'v' ? i : -1
  if (main < 0) {
    if (auxiliary === '' || (have < 0 && !be)) return auxiliary === '' ? undefined : bare(from, i, negated)
    let last = i
    while (last > from + 1 && roles[last - 1] === 'r') last--
    const verb = have >= 0 ? lexicon.verbs.get('have') : undefined
    const form = infinitive ? 'inf' : auxiliary === 'being' || auxiliary === 'having' ? 'ing' : 'finite'
    return { kind: 'vg', from, to: last, main: last - 1, verb, form, passive: false, copula: have < 0, negated }
  }
  const { norm, word } = tokens[main] as Token
  const { verb: known, ed, ing } = facts[main] as Facts
  const verb = known ?? (word.compound ? lexicon.verbs.get(norm.slice(norm.lastIndexOf('-') + 1)) : undefined)
  const past = verb ? verb.form === 'past' : ed
  const passive = be && past
  const next = tokens[main + 1]?.norm ?? ''
  // Without auxiliary a past form is a participle where "by", or the verb's own preposition, follows.
  const reduced =
    past &&
    auxiliary === '' &&
    (next === 'by' ||
      (verb?.senses.some(({ frame, tail }) => (frame === 'link' || frame === 'receive') && tail[0] === next) ?? false))
  const form = infinitive ? 'inf' : ing && !be ? 'ing' : reduced ? 'part' : 'finite'
  return { kind: 'vg', from, to: main + 1, main, verb, form, passive: passive || reduced, copula: false, negated }
}

/** An auxiliary whose verb is left out or unknown. */
const bare = (from: number, to: number, negated: boolean): Vg => ({
  kind: 'vg',
  from,
  to: Math.max(to, from + 1),
  main: from,
  verb: undefined,
  form: 'finite',
  passive: false,
  copula: false,
  negated,
})

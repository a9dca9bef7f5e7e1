// Verb phrases as what a claim is about: "to rely on others", "to strengthen trust and reduce fear".
import { type Element, isJoint, past, type Vg } from '../row/elements.js'
import type { Ref, Scene } from '../scene.js'
import { refsOf } from './index.js'
import { parseItem, parseList } from './items.js'
import { promote } from './naming.js'

export interface VerbPhrases {
  refs: Ref[]
  end: number
  /** The first stands for a doing, not for what is acted on. */
  doing: boolean
}

/**
 * Reads a list of verb phrases from `at`. With `things` they stand for what they act on ("to strengthen trust" →
 * trust); otherwise for the doing itself, unless the verb only says that something rises or falls.
 */
export function verbPhrases(scene: Scene, elements: readonly Element[], at: number, things = false): VerbPhrases {
  const { sentence } = scene
  const refs: Ref[] = []
  let k = past(elements, at, elements.length)
  let end = k
  let doing = false
  let base = false
  for (;;) {
    const vg = elements[k]
    if (vg?.kind !== 'vg' || (refs.length === 0 && vg.form !== 'inf' && !isBase(scene, vg))) break
    if (vg.form === 'finite' && !isBase(scene, vg) && !base) break
    const object = past(elements, k + 1, elements.length)
    // "strengthen and stabilize trust": verbs that share their object.
    if (isJoint(elements[object], 'cc') && elements[object + 1]?.kind === 'vg') {
      k = object + 1
      continue
    }
    // "to help adults regain balance": what they are helped to do.
    const helped = parseItem(sentence, elements, object, elements.length)
    const next_ = helped && elements[past(elements, helped.end, elements.length)]
    if (
      helped &&
      HELPING.test(vg.verb?.lemma ?? '') &&
      next_?.kind === 'vg' &&
      (next_.form === 'inf' || isBase(scene, next_))
    ) {
      k = past(elements, helped.end, elements.length)
      base = true
      continue
    }
    const prep = isJoint(elements[object], 'prep')
    const items = parseList(sentence, elements, prep ? object + 1 : object, elements.length)
    const inner = items.flatMap((item) => {
      const change = refsOf(scene, [item], true)
      return change.length > 0 ? change : refsOf(scene, [item])
    })
    const past_ = items.at(-1)?.end ?? object
    const acts = vg.verb?.senses.some(
      ({ predicate, frame, tail }) => predicate && frame === 'transitive' && tail.length === 0,
    )
    if ((things || acts || named(scene, inner)) && inner.length > 0) refs.push(...inner)
    else if (!things) {
      const last = items[0]
      const made = promote(scene, vg.main, last ? last.np.to : vg.to, true)
      if (made && made.to - made.from > 1) {
        doing ||= refs.length === 0
        refs.push(made)
      }
    }
    end = past_
    let next = past_
    while (elements[next] && elements[next]?.kind === 'adv') next++
    const joined = isJoint(elements[next], 'comma') || isJoint(elements[next], 'cc')
    if (isJoint(elements[next], 'comma')) next++
    if (isJoint(elements[next], 'cc')) next++
    next = past(elements, next, elements.length)
    if (!joined || elements[next]?.kind !== 'vg') break
    k = next
  }
  return { refs, end, doing }
}

/** Whether a name of several words stands in the phrase: it says more than the verb does. */
const named = (scene: Scene, refs: readonly Ref[]): boolean =>
  refs.some(
    ({ entity, from, to }) =>
      to - from > 1 && scene.mentions.some((mention) => mention.entity === entity && mention.rule !== 'relation'),
  )

const HELPING = /^(?:help|assist|enable|allow|encourage|teach|train|lead|motivate|prompt)$/

const isBase = ({ sentence }: Scene, vg: Vg): boolean => {
  const text = sentence.tokens[vg.main]?.text ?? ''
  return vg.to - vg.from <= 2 && !/(?:ed|s|ing)$/.test(text)
}

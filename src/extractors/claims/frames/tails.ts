// What follows a clause's object and limits it: through what it works, for whom, and where only.

import { refsOf } from '../refs/index.js'
import { parseItem } from '../refs/items.js'
import { type Element, isJoint } from '../row/elements.js'
import { kindOf, type Ref, type Scene } from '../scene.js'

export interface Tail {
  parts: { mediator?: Ref; moderator?: Ref; population?: Ref }
  /** Token past what was read. */
  to: number
}

const ONLY = new Set(['particularly', 'especially', 'only', 'primarily', 'mainly', 'specifically', 'mostly'])

/** `verb`: index of the verb, from where on a group may be named inside the object: "reduces pain in adults". */
export function tailOf(scene: Scene, elements: readonly Element[], from: number, verb = from): Tail {
  const { sentence } = scene
  const { tokens } = sentence
  const tail: Tail = { parts: {}, to: elements[from - 1]?.to ?? 0 }
  for (let k = verb; k < from; k++) {
    const joint = elements[k]
    if (!isJoint(joint, 'prep') || (joint.word !== 'in' && joint.word !== 'among')) continue
    const item = parseItem(sentence, elements, k + 1, from)
    const ref = item && refsOf(scene, [item])[0]
    if (ref && kindOf(scene, ref.entity) === 'Population') tail.parts.population ??= ref
  }
  for (let k = from; k < elements.length; k++) {
    const element = elements[k] as Element
    if (element.kind === 'stop' || element.kind === 'sub' || element.kind === 'colon' || element.kind === 'rel') break
    if (element.kind === 'vg') {
      if (element.form === 'ing' && element.verb?.lemma !== 'mediate') continue
      break
    }
    if (!isJoint(element, 'prep')) continue
    const item = parseItem(sentence, elements, k + 1, elements.length)
    const ref = item && refsOf(scene, [item])[0]
    if (!item || !ref) continue
    const kind = kindOf(scene, ref.entity)
    const limited = ONLY.has(tokens[element.from - 1]?.norm ?? '')
    // "rose by 2 points in the group" says how much.
    const measures = element.word === 'by' && tokens[item.np.from]?.pos === 'NUM'
    if ((element.word === 'through' || element.word === 'by') && kind !== 'Population') {
      if (!measures) tail.parts.mediator ??= ref
    } else if (limited) tail.parts.moderator ??= ref
    else if (
      (element.word === 'among' || element.word === 'in' || element.word === 'for' || element.word === 'across') &&
      (kind === 'Population' || (kind === 'Condition' && element.word === 'in'))
    )
      tail.parts.population ??= ref
    else continue
    tail.to = Math.max(tail.to, item.np.to)
    k = item.end - 1
  }
  return tail
}

// Claims of list items and other verbless lines, which borrow their subject from the lead-in or the topic.
import type { ClaimRecord } from '../../../types.js'
import { state } from '../emit.js'
import { refsOf } from '../refs/index.js'
import { parseList } from '../refs/items.js'
import { type Element, isNp } from '../row/elements.js'
import { refOf, type Scene } from '../scene.js'

export const isFragment = (elements: readonly Element[]): boolean =>
  !elements.some((element) => element.kind === 'vg' && element.form === 'finite')

/** "Fewer admissions and better functioning" of the treatment the text is about. */
export function readFragment(scene: Scene, elements: readonly Element[]): ClaimRecord[] {
  const { intervention } = scene.topic
  if (!intervention || !isNp(elements.find(({ kind }) => kind !== 'adv'))) return []
  const items = parseList(scene.sentence, elements, 0, elements.length)
  const objects = refsOf(scene, items, true)
  if (objects.length === 0) return []
  const treatment = refOf(intervention, -1, -1)
  const said = {
    from: items[0]?.np.from ?? 0,
    to: items.at(-1)?.np.to ?? 0,
    basis: 'evidence',
    confidence: 0.6,
  } as const
  return state(scene, { ...said, subjects: [treatment], predicate: 'INCREASES', objects })
}

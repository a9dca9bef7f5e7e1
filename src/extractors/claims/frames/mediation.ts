// Through what and where one thing acts on another: "M mediated the effect of A on B", "their link was moderated by M".
import type { ClaimRecord } from '../../../types.js'
import { isApart } from '../refs/apart.js'
import { refsOf } from '../refs/index.js'
import { type Item, parseItem, parseList } from '../refs/items.js'
import type { Third } from '../row/facts.js'
import { isPeople, isResearch, kindOf, type Ref, type Scene } from '../scene.js'
import { agentAt, type Clause, endOf, say } from './clause.js'
import { related } from './nominals.js'

const partOf = ({ sentence: { facts } }: Scene, token: number): Third | undefined => facts[token]?.third

/** "M mediated the effect of A on B", "… was explained by M"; undefined for other verbs, which other frames read. */
export function mediates(clause: Clause, at: number): ClaimRecord[] | undefined {
  const { scene, elements, vg, subjects } = clause
  const part = partOf(scene, vg.main)
  if (part === undefined) return undefined
  const list = (from: number) => parseList(scene.sentence, elements, from, elements.length)
  const by = vg.passive ? agentAt(elements, at) : at
  if (by < 0) return undefined
  const [thirds, told] = vg.passive ? [list(by), subjects] : [subjects, list(by).slice(0, 1)]
  const said = between(clause, part, thirds, told)
  if (said !== undefined || !EXPLAINS.test(scene.sentence.tokens[vg.main]?.norm ?? '')) return said
  // "Nurses may explain T", "theories explain Y": so is it told, not made.
  if (thirds.some(({ np }) => isPeople(scene, np) || isResearch(scene, np))) return []
  const is = (kind: string) => (ref: Ref) => kindOf(scene, ref.entity) === kind
  const objects = refsOf(scene, told).filter((ref) => !is('Intervention')(ref))
  return say(
    clause,
    refsOf(scene, thirds).filter((ref) => !is('Population')(ref)),
    'AFFECTS',
    objects,
    endOf(told, at),
  )
}

/** "M may explain Y": no cue, so that the model of links goes on as it was trained. */
const EXPLAINS = /^explain/

/** "M was a mediator of the effect of A on B". */
export function isMediator(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const noun = parseItem(scene.sentence, elements, at, elements.length)
  const part = noun && partOf(scene, noun.np.head)
  return (part && between(clause, part, subjects, noun.pps[0]?.items ?? [])) ?? []
}

/** The relation with its third, which acts on what it ends in, too. */
function between(
  clause: Clause,
  part: Third,
  thirds: readonly Item[],
  [relation]: readonly Item[],
): ClaimRecord[] | undefined {
  const { scene, elements, vg, v } = clause
  const ends = relation && related(scene, elements, relation)
  if (!ends || ends.subjects.length === 0 || ends.objects.length === 0) return undefined
  if (vg.negated) return []
  const end = endOf([relation], v + 1)
  return refsOf(scene, thirds).flatMap((third) => [
    ...(isApart(scene.apart, third.from)
      ? []
      : say(clause, ends.subjects, ends.predicate, ends.objects, end, { [part]: third })),
    ...say(clause, [third], 'AFFECTS', ends.objects, end, { confidence: 0.6 }),
  ])
}

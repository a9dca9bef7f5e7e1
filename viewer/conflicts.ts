// What cannot both be right: claims on the same two things that say opposite things.
import type { NodeOf } from '../graph/schema.js'
import { signOf } from './kinds.js'
import { type GraphIndex, nodeOf, sourcesOf, targetsOf, unique } from './model.js'

const OPPOSITES: ReadonlySet<string> = new Set([
  'plus minus',
  'minus plus',
  'plus equal',
  'equal plus',
  'minus equal',
  'equal minus',
])
/** Which of the two is named first does not matter. */
const SYMMETRIC: ReadonlySet<string> = new Set(['ASSOCIATED_WITH', 'EQUIVALENT_TO'])

/** Claims that contradict a claim: the opposite direction, no difference, or the same said not to hold. */
export function contradicting(index: GraphIndex, claim: number): number[] {
  const data = nodeOf(index, claim)
  if (data.kind !== 'Claim') return []
  const ends = targetsOf(index, claim, 'SUBJECT', 'OBJECT')
  return unique(ends.flatMap((end) => sourcesOf(index, end, 'SUBJECT'))).filter((other) => {
    const said = nodeOf(index, other)
    return other !== claim && said.kind === 'Claim' && contradict(index, claim, data, other, said)
  })
}

type Claim = NodeOf<'Claim'>

function contradict(index: GraphIndex, a: number, said: Claim, b: number, other: Claim): boolean {
  // Cheap, and rules out nearly all pairs.
  const outdo = said.predicate === 'OUTPERFORMS' && other.predicate === 'OUTPERFORMS'
  if (!outdo && !opposite(said, other)) return false
  const meet = (x: number[], y: number[]) => x.some((end) => y.includes(end))
  const [subjects, objects] = [targetsOf(index, a, 'SUBJECT'), targetsOf(index, a, 'OBJECT')]
  const [others, otherObjects] = [targetsOf(index, b, 'SUBJECT'), targetsOf(index, b, 'OBJECT')]
  if (meet(subjects, others) && meet(objects, otherObjects)) return opposite(said, other)
  if (!meet(subjects, otherObjects) || !meet(objects, others)) return false
  // The other way round: each does better than the other, or one of them says that neither does.
  if (outdo) return said.polarity === 'positive' && other.polarity === 'positive'
  return SYMMETRIC.has(said.predicate) || SYMMETRIC.has(other.predicate)
}

function opposite(a: Claim, b: Claim): boolean {
  if (a.predicate === b.predicate) return a.polarity !== b.polarity
  return a.polarity === 'positive' && b.polarity === 'positive' && OPPOSITES.has(`${signOf(a)} ${signOf(b)}`)
}

// Claims that cannot both be right: on the same two things, and opposite.
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

/** Claims that contradict a claim: the opposite direction, no difference, or the same said not to hold. */
export function contradicting(index: GraphIndex, claim: number): number[] {
  const data = nodeOf(index, claim)
  if (data.kind !== 'Claim') return []
  const subjects = targetsOf(index, claim, 'SUBJECT')
  const objects = new Set(targetsOf(index, claim, 'OBJECT'))
  const others = unique(subjects.flatMap((subject) => sourcesOf(index, subject, 'SUBJECT'))).filter(
    (other) => other !== claim,
  )
  return others.filter((other) => {
    const said = nodeOf(index, other)
    if (said.kind !== 'Claim' || !targetsOf(index, other, 'OBJECT').some((object) => objects.has(object))) return false
    if (said.predicate === data.predicate) return said.polarity !== data.polarity
    return (
      said.polarity === 'positive' && data.polarity === 'positive' && OPPOSITES.has(`${signOf(data)} ${signOf(said)}`)
    )
  })
}

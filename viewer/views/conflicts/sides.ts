// Where the evidence disagrees: claims that contradict each other, and findings on one thing that point both ways.
import { contradicting } from '../../conflicts.js'
import { labelsOf, partsOf } from '../../findings.js'
import { SIGNS, type Sign, signOf, wordsOf } from '../../kinds.js'
import { edgesInto, type GraphIndex, nodeOf, targetsOf, unique } from '../../model.js'

export interface Side {
  sign: Sign
  says: string
  /** Claims or findings, those that rest on most first. */
  items: number[]
  /** Works cited for the claims, or studies that found it. */
  sources: number
  /** That state them. */
  passages: number
}

export interface Conflict {
  kind: 'claims' | 'findings'
  /** What they are about, and what they say it of. */
  about: number
  of: number
  /** The side with most evidence first; two or more. */
  sides: Side[]
  /** All of it stands in one passage, which may only weigh both. */
  onePassage: boolean
}

/** Those with most evidence on both sides come first, what one passage says by itself last. */
export function conflictsOf(index: GraphIndex, visible: Uint8Array): Conflict[] {
  const weight = ({ sides: [, second] }: Conflict, of: 'sources' | 'passages') => second?.[of] ?? 0
  const total = ({ sides }: Conflict) => sides.reduce((sum, { sources, passages }) => sum + sources + passages, 0)
  return [...claimConflicts(index, visible), ...findingConflicts(index, visible)].sort(
    (a, b) =>
      Number(a.onePassage) - Number(b.onePassage) ||
      weight(b, 'sources') - weight(a, 'sources') ||
      weight(b, 'passages') - weight(a, 'passages') ||
      total(b) - total(a) ||
      a.about - b.about ||
      a.of - b.of,
  )
}

function claimConflicts(index: GraphIndex, visible: Uint8Array): Conflict[] {
  const groups = new Map<string, Set<number>>()
  index.nodes.forEach(({ kind }, claim) => {
    if (kind !== 'Claim' || !visible[claim]) return
    const against = contradicting(index, claim).filter((other) => visible[other])
    if (against.length === 0) return
    // Claims the other way round belong to the same two things.
    const key = [...ends(index, claim)].sort((a, b) => a - b).join(' ')
    const group = groups.get(key) ?? new Set()
    for (const one of [claim, ...against]) group.add(one)
    groups.set(key, group)
  })
  return [...groups.values()].map((claims) => {
    const all = [...claims].sort((a, b) => a - b)
    const [about, of] = ends(index, all[0] as number)
    const sides = sidesBy(all, (claim) => `${targetsOf(index, claim, 'SUBJECT')[0] === about} ${saysOf(index, claim)}`)
    return {
      kind: 'claims',
      about,
      of,
      sides: ordered(sides.map((items) => claimSide(index, items, about))),
      onePassage: passagesOf(index, all) === 1,
    }
  })
}

const ends = (index: GraphIndex, claim: number): [number, number] => [
  targetsOf(index, claim, 'SUBJECT')[0] ?? claim,
  targetsOf(index, claim, 'OBJECT')[0] ?? claim,
]

function saysOf(index: GraphIndex, claim: number): string {
  const data = nodeOf(index, claim)
  if (data.kind !== 'Claim') return ''
  return data.polarity === 'negated' ? `not: ${wordsOf(data.predicate)}` : wordsOf(data.predicate)
}

function claimSide(index: GraphIndex, items: readonly number[], about: number): Side {
  const first = items[0] as number
  const swapped = !targetsOf(index, first, 'SUBJECT').includes(about)
  const works = unique(items.flatMap((claim) => targetsOf(index, claim, 'SUPPORTED_BY')))
  const sources = (claim: number) => targetsOf(index, claim, 'SUPPORTED_BY').length
  const says = saysOf(index, first)
  return {
    // Seen from what the conflict is about.
    sign: swapped && signOf(nodeOf(index, first)) === 'plus' ? 'minus' : signOf(nodeOf(index, first)),
    says: swapped ? `${labelsOf(index, targetsOf(index, first, 'SUBJECT'))} ${says} it` : says,
    items: [...items].sort((a, b) => sources(b) - sources(a) || a - b),
    sources: works.length,
    passages: passagesOf(index, items),
  }
}

/** Of findings with a direction; those of one intervention for one outcome should point one way. */
function findingConflicts(index: GraphIndex, visible: Uint8Array): Conflict[] {
  const groups = new Map<string, { about: number; of: number; findings: number[] }>()
  index.nodes.forEach((node, finding) => {
    if (node.kind !== 'Finding' || node.direction === undefined || !visible[finding]) return
    const { interventions, outcomes } = partsOf(index, finding)
    for (const about of interventions)
      for (const of of outcomes) {
        const key = `${about} ${of}`
        const group = groups.get(key) ?? { about, of, findings: [] }
        group.findings.push(finding)
        groups.set(key, group)
      }
  })
  return [...groups.values()].flatMap(({ about, of, findings }) => {
    const sides = sidesBy(findings, (finding) => signOf(nodeOf(index, finding)))
    if (sides.length < 2) return []
    return [
      {
        kind: 'findings' as const,
        about,
        of,
        sides: ordered(sides.map((items) => findingSide(index, items))),
        onePassage: passagesOf(index, findings) === 1,
      },
    ]
  })
}

function findingSide(index: GraphIndex, items: readonly number[]): Side {
  const sign = signOf(nodeOf(index, items[0] as number))
  const studies = unique(items.flatMap((finding) => partsOf(index, finding).studies))
  const size = (finding: number) => partsOf(index, finding).sampleSize ?? 0
  return {
    sign,
    says: SIGNS[sign].says.split(' · ').at(-1) as string,
    items: [...items].sort((a, b) => size(b) - size(a) || a - b),
    sources: studies.length,
    passages: passagesOf(index, items),
  }
}

const passagesOf = (index: GraphIndex, items: readonly number[]) =>
  unique(items.flatMap((item) => edgesInto(index, item, 'STATES').map((edge) => index.sources[edge]))).length

function sidesBy(items: readonly number[], says: (item: number) => string): number[][] {
  const sides = new Map<string, number[]>()
  for (const item of items) sides.set(says(item), [...(sides.get(says(item)) ?? []), item])
  return [...sides.values()]
}

const ordered = (sides: readonly Side[]): Side[] =>
  [...sides].sort((a, b) => b.sources - a.sources || b.passages - a.passages || b.items.length - a.items.length)

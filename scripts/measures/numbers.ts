// Compares findings with the numbers of named trials: n, events, mean and SD of each arm, where running text states them.
import type { Graph } from '../../src/index.js'
import { type Figures, round, words } from './names.js'
import { isCrossed, meets, overlaps, type Result, resultsOf, shared } from './results.js'

export interface TrialText {
  id: string
  text: string
}
export interface Triplet {
  pmcid: number | string
  outcome: string
  intervention: string
  comparator: string
  [slot: string]: unknown
}

type Slot = 'n' | 'events' | 'mean' | 'sd'
const SLOTS: Readonly<Record<Slot, { gold: string; read(result: Result): (number | undefined)[] }>> = {
  n: { gold: 'group_size', read: ({ node }) => [node.nIntervention, node.nComparator] },
  events: {
    gold: 'events',
    read: ({ node }) => {
      const count = node.measure === 'count' ? node : undefined
      return [node.eventsIntervention ?? count?.interventionValue, node.eventsComparator ?? count?.comparatorValue]
    },
  },
  mean: {
    gold: 'mean',
    read: ({ node }) => [node.interventionValue, node.comparatorValue],
  },
  sd: { gold: 'standard_deviation', read: ({ node }) => [node.sdIntervention, node.sdComparator] },
}

const TITLES =
  'Abstract|Background|Introduction|Objectives?|Aims?|Purpose|Materials? and Methods|Methods(?: and |\\/)(?:Principal )?Findings|Methods|Patients and Methods|Results|Findings|Discussion|Conclusions?(?:\\/Significance)?|Interpretation|(?:Research )?Design and Methods|Subjects\\/Methods|Background\\/Objectives|Trial registration'
const TITLE = new RegExp(`\\s*(?<![#\\w])(#{1,6}) (?:\\d[\\d.]* )?((?:${TITLES})(?=:? |:?$))?`, 'gim')

/**
 * Running text in paragraphs: its tables and figures taken out, headings of known name on lines of their own. After the
 * abstract the texts hold results only, so a chapter of another name is one of results.
 */
export const proseOf = ({ text }: TrialText): string =>
  text
    .replace(/:{4,}\s*\{?\.?(?:table-wrap|figure|fig)[\s\S]*?:{4,}/g, '\n\n')
    .replace(/^(?: {2,}.*|:{3,}.*|!\[.*)$/gm, '')
    .replace(TITLE, (_, marks: string, title?: string) =>
      title === undefined ? (marks === '#' ? '\n\n# Results\n\n' : '\n\n') : `\n\n${marks} ${title}\n\n`,
    )

export interface NumberCounts {
  stated: Record<Slot, number>
  found: Record<Slot, number>
  said: number
  right: number
}
export const noNumbers = (): NumberCounts => ({
  stated: { n: 0, events: 0, mean: 0, sd: 0 },
  found: { n: 0, events: 0, mean: 0, sd: 0 },
  said: 0,
  right: 0,
})

/** "[Table 4](#)", "Figs. 2 and 3": numbers of no result. */
const REFERENCE = /\[[^[\]]*\]\([^()]*\)|\b(?:Tables?|Fig(?:ure)?s?)\.? \d+(?:[ ,&]+(?:and )?\d+)*/gi
/** A number by itself: that of "HC19" is part of a name. */
const NUMBER = /(?<![\p{L}\d.])\d[\d,]*(?:[.·]\d+)?/gu

/** How often each number is printed. */
function numbersOf(text: string): Map<number, number> {
  const counts = new Map<number, number>()
  for (const [one] of text.replace(REFERENCE, ' ').matchAll(NUMBER)) {
    const value = Number(one.replace(/,/g, '').replace('·', '.'))
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

/** Two arms of one value print it twice. */
const prints = (numbers: ReadonlyMap<number, number>, [a, b]: readonly [number, number]): boolean =>
  Math.abs(a) === Math.abs(b)
    ? (numbers.get(Math.abs(a)) ?? 0) > 1
    : numbers.has(Math.abs(a)) && numbers.has(Math.abs(b))

/** Words of what is measured: not of the place after a colon ("Errors: clinic A"), nor those that name an arm. */
function wordsOfOutcome({ outcome, intervention, comparator }: Triplet): string[] {
  const all = words(outcome.split(':')[0] as string)
  const arms = new Set([...words(intervention), ...words(comparator)])
  const own = all.filter((word) => !arms.has(word))
  return own.length > 0 ? own : all
}

/** Both arms' numbers of one kind; undefined where one is missing. */
function pairOf(triplet: Triplet, slot: Slot): [number, number] | undefined {
  const pair = ['intervention', 'comparator'].map((arm) => triplet[`${arm}_${SLOTS[slot].gold}`])
  return pair.every((value) => typeof value === 'number') ? (pair as [number, number]) : undefined
}

/** A longer sentence is a table whose lines were lost. */
const LONGEST = 700

/** A pair of numbers that was not wholly found, and how that went. */
export interface Missed {
  why: 'no finding in the sentence' | 'one arm only' | 'other outcome' | 'other slot' | 'not read'
  what: string
}

/** A pair is stated where one sentence holds both numbers and a third of the outcome's words. */
export function countNumbers(total: NumberCounts, triplets: readonly Triplet[], graph: Graph): Missed[] {
  const sentences = graph.nodes.flatMap((node) =>
    node.kind === 'Passage' && node.text.length <= LONGEST ? [node] : [],
  )
  const held = sentences.map(({ text }) => ({ numbers: numbersOf(text), words: words(text) }))
  const results = resultsOf(graph)
  const missed: Missed[] = []
  const asked = triplets.map((triplet) => ({
    triplet,
    outcome: wordsOfOutcome(triplet),
    intervention: words(triplet.intervention),
    comparator: words(triplet.comparator),
  }))
  const judged = new Map<string, boolean>()
  for (const one of asked)
    for (const slot of Object.keys(SLOTS) as Slot[]) {
      const pair = pairOf(one.triplet, slot)
      if (!pair) continue
      const places = sentences.filter((_, i) => {
        const { numbers, words: own } = held[i] as (typeof held)[number]
        return prints(numbers, pair) && shared(one.outcome, own) * 3 >= new Set(one.outcome).size
      })
      if (places.length === 0) continue
      total.stated[slot] += 2
      let most = 0
      for (const { start, end } of places)
        for (const result of results) {
          if (!overlaps(result, start, end) || !meets(result.outcome, one.outcome)) continue
          const said = SLOTS[slot].read(result)
          const [a, b] = isCrossed(result, one) ? [said[1], said[0]] : said
          const right = [a, b].map((value, i) => value !== undefined && Math.abs(value) === Math.abs(pair[i] as number))
          most = Math.max(most, right.filter(Boolean).length)
          for (const [i, value] of [a, b].entries())
            if (value !== undefined) {
              const key = `${result.node.id}|${slot}|${i}`
              judged.set(key, judged.get(key) === true || right[i] === true)
            }
        }
      total.found[slot] += most
      if (most < 2)
        missed.push({
          why: most === 1 ? 'one arm only' : reasonOf(results, places, one.outcome, pair),
          what: `${slot} ${pair.join(' / ')} of ${one.triplet.outcome}: ${places.map(({ text }) => text).join(' | ')}`,
        })
    }
  total.said += judged.size
  total.right += [...judged.values()].filter(Boolean).length
  return missed
}

function reasonOf(
  results: readonly Result[],
  places: readonly { start: number; end: number }[],
  outcome: readonly string[],
  pair: readonly [number, number],
): Missed['why'] {
  const near = results.filter((result) => places.some(({ start, end }) => overlaps(result, start, end)))
  if (near.every(({ node }) => node.measure === 'direction')) return 'no finding in the sentence'
  const holding = near.filter(({ node }) => {
    const said = new Set(Object.values(node).flatMap((value) => (typeof value === 'number' ? Math.abs(value) : [])))
    return pair.every((value) => said.has(Math.abs(value)))
  })
  if (holding.length === 0) return 'not read'
  return holding.some((result) => meets(result.outcome, outcome)) ? 'other slot' : 'other outcome'
}

export function numberFigures({ stated, found, said, right }: NumberCounts): Figures {
  const sum = (counts: Record<Slot, number>) => Object.values(counts).reduce((a, b) => a + b, 0)
  const figures: Figures = { stated: sum(stated), recall: round(sum(found) / (sum(stated) || 1)) }
  for (const slot of Object.keys(SLOTS) as Slot[]) figures[`${slot} recall`] = round(found[slot] / (stated[slot] || 1))
  return { ...figures, said, precision: round(right / (said || 1)) }
}

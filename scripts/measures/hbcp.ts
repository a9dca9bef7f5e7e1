// Compares findings and studies with the labelled numbers of behavioural trials, label by label.
import type { Graph } from '../../src/index.js'
import { type Figures, fold, round } from './names.js'
import { overlaps, type Result, resultsOf } from './results.js'

export interface LabelledSentence {
  doc: string
  text: string
  spans: { start: number; end: number; label: string; surface: string }[]
}

const EFFECTS = new Set(['or', 'rr', 'hr', 'smd', 'mean-difference', 'beta', 'b', 'r'])
const numbers = (...values: (number | undefined)[]) => values.filter((value) => value !== undefined)

/** What of a finding answers each label that has a slot. */
const LABELS: Readonly<Record<string, (result: Result) => number[]>> = {
  'Outcome value': ({ node }) =>
    EFFECTS.has(node.measure) ? [] : numbers(node.value, node.interventionValue, node.comparatorValue),
  'Effect size estimate': ({ node }) => (EFFECTS.has(node.measure) ? numbers(node.value) : []),
  'Effect size p value': ({ node }) => numbers(node.p),
}
const COUNTRY = 'Country of intervention'

export type LabelCounts = Record<string, { right: number; said: number; gold: number }>
export const noSpans = (): LabelCounts =>
  Object.fromEntries([...Object.keys(LABELS), COUNTRY].map((label) => [label, { right: 0, said: 0, gold: 0 }]))

export const textOfTrial = (rows: readonly LabelledSentence[]): string =>
  `## Results\n\n${rows.map(({ text }) => text).join('\n\n')}\n`

/** Counts one document's sentences; `text` is what the graph was built from. */
export function countSpans(total: LabelCounts, rows: readonly LabelledSentence[], text: string, graph: Graph): void {
  const results = resultsOf(graph)
  let at = 0
  for (const row of rows) {
    const start = text.indexOf(row.text, at)
    const end = start + row.text.length
    at = end
    const here = results.filter((result) => overlaps(result, start, end))
    for (const [label, read] of Object.entries(LABELS)) {
      const gold = new Set(row.spans.flatMap((span) => (span.label === label ? firstNumber(span.surface) : [])))
      const said = new Set(here.flatMap(read).map(Math.abs))
      add(total, label, gold, said)
    }
  }
  const countries = rows.flatMap(({ spans }) =>
    spans.flatMap(({ label, surface }) => (label === COUNTRY ? fold(surface) : [])),
  )
  const said = graph.nodes.flatMap((node) => (node.kind === 'Study' && node.country ? fold(node.country) : []))
  add(total, COUNTRY, new Set(countries), new Set(said))
}

const firstNumber = (surface: string): number[] => {
  const number = /\d*[.·]?\d+/.exec(surface)?.[0]
  return number === undefined ? [] : [Number(number.replace('·', '.'))]
}

function add(total: LabelCounts, label: string, gold: ReadonlySet<unknown>, said: ReadonlySet<unknown>): void {
  const count = total[label] as LabelCounts[string]
  count.gold += gold.size
  count.said += said.size
  count.right += [...said].filter((one) => gold.has(one)).length
}

export function spanFigures(total: LabelCounts): Figures {
  return Object.fromEntries(
    Object.entries(total).flatMap(([label, { right, said, gold }]) => [
      [`${label} precision`, round(right / (said || 1))],
      [`${label} recall`, round(right / (gold || 1))],
      [`${label} f1`, round((2 * right) / (said + gold || 1))],
    ]),
  )
}

// Compares mentions with crowd labels of participants, interventions and outcomes, token by token: the measures of
// shared/tools/score-pico.mjs.
import type { Graph } from '../../src/index.js'
import { type Figures, round } from './names.js'

export interface LabelledAbstract {
  id: string
  text: string
  /** Start, end and label: PAR, INT, OUT or O. */
  tokens: [number, number, string][]
}

/** Labels of kinds of entities. */
export const LABELS_OF: Readonly<Record<string, string>> = {
  Population: 'PAR',
  Condition: 'PAR',
  Intervention: 'INT',
  Outcome: 'OUT',
}

export type PicoCounts = Record<string, { right: number; wrong: number; missed: number }>

export const noLabels = (): PicoCounts => ({
  PAR: { right: 0, wrong: 0, missed: 0 },
  INT: { right: 0, wrong: 0, missed: 0 },
  OUT: { right: 0, wrong: 0, missed: 0 },
})

export interface SaidSpan {
  start: number
  end: number
  label: string
}

export function countLabels(total: PicoCounts, abstract: LabelledAbstract, { nodes, edges }: Graph): void {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const spans = edges.flatMap((edge) => {
    const label = LABELS_OF[kinds.get(edge.target) ?? '']
    return edge.kind === 'MENTIONS' && label !== undefined ? [{ start: edge.start, end: edge.end, label }] : []
  })
  countSpans(total, abstract, spans)
}

export function countSpans(total: PicoCounts, { tokens }: LabelledAbstract, spans: readonly SaidSpan[]): void {
  for (const [start, end, gold] of tokens) {
    const said = new Set(spans.filter((span) => span.start < end && span.end > start).map(({ label }) => label))
    for (const [label, count] of Object.entries(total)) {
      if (said.has(label) && gold === label) count.right++
      else if (said.has(label)) count.wrong++
      else if (gold === label) count.missed++
    }
  }
}

export function picoFigures(total: PicoCounts): Figures {
  const figures: Figures = {}
  const scores: number[] = []
  for (const [label, { right, wrong, missed }] of Object.entries(total)) {
    const precision = right / (right + wrong || 1)
    const recall = right / (right + missed || 1)
    const score = round((2 * precision * recall) / (precision + recall || 1))
    scores.push(score)
    figures[`${label} precision`] = round(precision)
    figures[`${label} recall`] = round(recall)
    figures[`${label} f1`] = score
  }
  return { ...figures, macroF1: round(scores.reduce((sum, score) => sum + score, 0) / scores.length) }
}

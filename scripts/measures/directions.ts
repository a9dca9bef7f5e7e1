// Compares findings with Evidence Inference's labels: what happened to an outcome in one arm against another.
import type { Change } from '../../graph/schema.js'
import type { Graph } from '../../src/index.js'
import { type Figures, round, words } from './names.js'
import { isCrossed, likeness, overlaps, type Result, resultsOf } from './results.js'

export interface LabelledTrial {
  id: string
  text: string
  prompts: {
    intervention: string
    comparator: string
    outcome: string
    annotations: { label: string; valid: boolean; start: number; end: number }[]
  }[]
}

const LABELS: readonly Change[] = ['increased', 'decreased', 'no-difference']
const labelOf = (label: string): Change => label.replace(' ', '-') as Change
const OPPOSITE: Readonly<Record<Change, Change>> = {
  increased: 'decreased',
  decreased: 'increased',
  'no-difference': 'no-difference',
}

/** Titles of sections; other headings stand below them. */
const SECTION =
  /^(?:background|introduction|objectives?|aims?|purpose|context|(?:materials? (?:and|&) )?methods?|patients and methods|results?|discussion|conclusions?|abstract|body|competing interests|conflicts? of interest)\b/i

/** The text as Markdown: the data set's marks ("ABSTRACT.RESULTS:", "BODY.R:ESULTS") as headings of the same length. */
export const markdownOf = ({ text }: LabelledTrial): string =>
  text
    .replace(/^TITLE: ?\n/, (mark) => '#'.padEnd(mark.length))
    .replace(/^(?:ABSTRACT|BODY)\b[.:].*$/gm, (line) => {
      const title = line
        .replace(/^(?:ABSTRACT|BODY)\.(?=.)/, '')
        .replace(/:/g, '')
        .trim()
      return `${SECTION.test(title) ? '##' : '###'} ${title}`.padEnd(line.length)
    })

/** Gold and answer of each prompt; no answer where no finding says a direction. */
export interface Answer {
  gold: Change
  said: Change | undefined
  /** Findings were there, with a direction or without. */
  covered: boolean
}

export function answersOf({ prompts }: LabelledTrial, graph: Graph): Answer[] {
  const results = resultsOf(graph)
  return prompts.flatMap((prompt) => {
    const valid = prompt.annotations.filter(({ valid }) => valid)
    const gold = majority(valid.map(({ label }) => labelOf(label)))
    if (gold === undefined) return []
    const evidence = valid.filter(({ label, start, end }) => labelOf(label) === gold && end > start)
    const near = results.filter((result) => evidence.some(({ start, end }) => overlaps(result, start, end)))
    return [{ gold, said: best(near, prompt), covered: near.length > 0 }]
  })
}

function majority(labels: readonly Change[]): Change | undefined {
  const count = (label: Change) => labels.filter((other) => other === label).length
  return [...labels].sort((a, b) => count(b) - count(a))[0]
}

function best(results: readonly Result[], prompt: LabelledTrial['prompts'][number]): Change | undefined {
  const asked = {
    outcome: words(prompt.outcome),
    intervention: words(prompt.intervention),
    comparator: words(prompt.comparator),
  }
  let said: Change | undefined
  let most = -1
  for (const result of results) {
    const { change } = result.node
    if (change === undefined) continue
    const crossed = isCrossed(result, asked)
    const [first, second] = crossed ? [asked.comparator, asked.intervention] : [asked.intervention, asked.comparator]
    const fits =
      2 * likeness(result.outcome, asked.outcome) +
      likeness(result.intervention, first) +
      likeness(result.comparator, second)
    if (fits <= most) continue
    most = fits
    said = crossed ? OPPOSITE[change] : change
  }
  return said
}

export function directionFigures(answers: readonly Answer[]): Figures {
  const figures: Figures = { prompts: answers.length }
  const share = (test: (answer: Answer) => boolean) => round(answers.filter(test).length / (answers.length || 1))
  figures.coverage = share(({ covered }) => covered)
  figures.answered = share(({ said }) => said !== undefined)
  figures.accuracy = share(({ gold, said }) => gold === said)
  let sum = 0
  for (const label of LABELS) {
    const right = answers.filter(({ gold, said }) => gold === label && said === label).length
    const score =
      (2 * right) /
      (answers.filter(({ gold }) => gold === label).length + answers.filter(({ said }) => said === label).length || 1)
    figures[`${label} f1`] = round(score)
    sum += score
  }
  return { ...figures, macroF1: round(sum / LABELS.length) }
}

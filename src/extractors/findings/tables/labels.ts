// What a label of a table says of its numbers: the time, the statistic, how many there were.

import type { Measure } from '../../../../graph/schema.js'
import { isAmong } from '../../../text/among.js'
import { weeksOf } from '../../../text/numbers.js'
import { tokenize } from '../../../text/tokens.js'
import type { Cue } from '../../../types.js'
import { labelAt } from '../numbers/labels.js'
import { NOTE_MARKS } from './values.js'

/** How a number is to be read. */
export interface Statistic {
  is: 'mean' | 'median' | 'percentage' | 'count' | 'sd' | 'p' | 'limits' | 'estimate' | 'n' | 'other'
  /** Of estimates. */
  measure?: Measure
  /** What stands in the bracket behind it. */
  inner?: 'sd' | 'percentage' | 'count'
}

const TESTS: readonly (readonly [RegExp, Statistic])[] = [
  [/^p\b|\bp[-‐‑ ]?values?\b|^sig(?:nificance|\.)?$/i, { is: 'p' }],
  [/^(?:95 ?% )?(?:ci|confidence (?:interval|limits?)s?)\b[^a-z]*$/i, { is: 'limits' }],
]
const DESCRIPTIONS: readonly (readonly [RegExp, Statistic])[] = [
  [
    /^(?:[tfzr]|[χx]2|χ²|df|se|sem|eta|η²?p?²?|statistic|test)\b[^a-z]*$|\b[tf][- ]?(?:values?|tests?)\b/i,
    { is: 'other' },
  ],
  [/\bmeans?\b[^a-z]*\b(?:sd|standard deviations?)\b|\bM ?[(±] ?SD\b/i, { is: 'mean', inner: 'sd' }],
  [/\bmeans?\b[^a-z]*\b(?:se|sem|standard errors?)\b/i, { is: 'mean' }],
  [/\bmedians?\b/i, { is: 'median' }],
  [/\b(?:n|no|number)\b\.?[^a-z=]*[(,/ ][^a-z=]*(?:%|percent)/i, { is: 'count', inner: 'percentage' }],
  [/(?:%|percent(?:age)?)[^a-z=]*\(?\bn\b/i, { is: 'percentage', inner: 'count' }],
  [/^(?:sd|standard deviations?)\b[^a-z]*$|[\s,]SD$/i, { is: 'sd' }],
  [/\bmeans?\b|^M$/i, { is: 'mean' }],
  [/%|\bper ?cent/i, { is: 'percentage' }],
  [/^n$/i, { is: 'n' }],
]

/** What a label says of how its numbers are to be read; `measures`: the names of estimates, none in a caption. */
export const statisticIn = (text: string, measures: readonly Cue[] = []): Statistic | undefined =>
  matching(TESTS, text) ?? estimateIn(text, measures) ?? matching(DESCRIPTIONS, text)

const matching = (patterns: typeof TESTS, text: string) => patterns.find(([pattern]) => pattern.test(text))?.[1]

/** "Odds ratio", "d", "Effect size (d)": a letter counts where it stands alone, and says more than words. */
function estimateIn(text: string, measures: readonly Cue[]): Statistic | undefined {
  const tokens = tokenize(text)
  let named: Statistic | undefined
  for (let i = 0; i < tokens.length; i++) {
    const label = labelAt(tokens, i, measures)
    if (!label?.comparative) continue
    const alone = [tokens[i - 1], tokens[label.to]].every((beside) => !beside || isAmong('( ) [ ] ,', beside.text))
    if (label.strict && alone) return { is: 'estimate', measure: label.measure }
    if (!label.strict) named ??= { is: 'estimate', measure: label.measure }
  }
  return named
}

/** Statistics that stand in columns of their own, whatever their rows say. */
const APART: ReadonlySet<Statistic['is']> = new Set(['p', 'limits', 'estimate', 'other', 'n', 'sd'])
export const isApart = (statistic: Statistic | undefined): boolean => statistic !== undefined && APART.has(statistic.is)

/** "(n = 13)". */
export function sizeIn(text: string): number | undefined {
  const said = /\bn\s*=\s*(\d[\d,]{0,11})(?![\d,])/i.exec(text)?.[1]
  return said === undefined ? undefined : Number(said.replace(/,/g, ''))
}

export interface Time {
  text: string
  baseline: boolean
  weeks?: number
}

const BEFORE =
  /\b(?:baseline|pre(?:[-‐‑ ]?(?:treatment|test|intervention|training|therapy))?|before|admission|enrol?lment|T0)\b|\b(?:week|month|day) 0\b|^0\b|\b0 (?:weeks|months|days)\b/i
const AFTER =
  /\b(?:post(?:[-‐‑ ]?(?:treatment|test|intervention|training|therapy))?|after|end[- ]?point|(?:study|treatment) end|end of (?:treatment|study)|discharge|terminatio[n]|follow[-‐‑ ]?up)\b/i
const COUNTED = /\b(\d{1,6}(?:\.\d+)?)[-‐‑ ]?(days?|weeks?|wks?|months?|mos?|years?|yrs?)\b/i
const NUMBERED = /\b(day|week|month|year)s? (\d{1,6}(?:\.\d+)?)\b/i
/** A change since the start is no value at the start. */
const CHANGE =
  /\b(?:changes?|improvements?|differences?|reductions?|relative|compared) (?:from|since|to|relative to) (?:the )?(?:baseline|week 0|pre-?treatment)\b/gi
const COMPARED = /\b(?:from|since|to|with|than|versus|vs\.?|for) (?:the )?baseline\b/gi

/** Whether a caption says that its table is of the start alone: "Baseline scores", not "Changes in mood from baseline". */
export const isOfStart = (caption: string): boolean => /\bbaseline\b/i.test(caption.replace(COMPARED, ''))
/** "Mean change from baseline": not of scores. */
export const isOfChange = (caption: string): boolean =>
  /\bchanges?\b[^.;]{0,60}\b(?:from|since) (?:the )?(?:baseline|pre-?treatment)\b/i.test(caption)

const weeksIn = (count: number, unit: string) => Math.round(count * weeksOf(unit) * 100) / 100

/** When the numbers under a label were measured; a bare number has its unit in the caption ("at 7, 12 and 36 months"). */
export function timeIn(text: string, caption = ''): Time | undefined {
  const unit =
    /^\d+$/.test(text) &&
    new RegExp(`\\b${text}\\b[\\d\\s,–-]*(?:and|or|to)?[\\d\\s,]*(days?|weeks?|months?|years?)\\b`).exec(caption)
  const bare = (unit ? `${text} ${unit[1]}` : text).replace(CHANGE, '')
  const counted = COUNTED.exec(bare)
  const numbered = NUMBERED.exec(bare)
  const before = BEFORE.exec(bare)
  if (before) return { text: before[0], baseline: true }
  if (counted) return { text: counted[0], baseline: false, weeks: weeksIn(Number(counted[1]), counted[2] as string) }
  if (numbered)
    return { text: numbered[0], baseline: false, weeks: weeksIn(Number(numbered[2]), numbered[1] as string) }
  const after = AFTER.exec(bare)
  return after ? { text: after[0], baseline: false } : undefined
}

const ABOUT_TIME =
  /\b(?:changes?|improvements?|differences?|reductions?|from|since|at|to|after|relative|compared|with|scores?|means?|treatment|therapy|intervention|the|end|of)\b/gi

/** A time, and no name of what was measured: "Change at day 7". */
export const isTime = (text: string): boolean =>
  timeIn(text) !== undefined &&
  !/\p{L}{3}/u.test(
    [BEFORE, AFTER, COUNTED, NUMBERED, ABOUT_TIME].reduce((words, pattern) => words.replace(pattern, ''), text),
  )

/** Everyone, or a column of no arm. */
export const isTotal = (text: string): boolean => /^(?:total|all|overall|both|pooled|combined|whole)\b/i.test(text)

/** What is left of a label when times, statistics and sizes are taken out: the name of what was measured, if anything. */
export function nameIn(text: string): string {
  const name = text
    .replace(/^\d+\.\s+/, '')
    .replace(MARKS, '')
    .replace(/\([^)]*(?:\bn\b|%|sd|\bsem?\b|\bi?qr\b|mean|median|range|\d)[^)]*\)|\[[^\]]*\]/gi, '')
    .replace(/,?\s*\b(?:means?|medians?|sds?|n|no\.?|number|iqr|range)\b(?=[\s,(±%)]*$)[\s,(±%)]*/gi, '')
    .replace(COUNTED, '')
    .replace(NUMBERED, '')
    .replace(/[\s,;:(±%–-]+$/, '')
    .replace(/\s(?:at|after|by|in|over)$/i, '')
    .trim()
  return /\p{L}{3}/u.test(name) && !UNNAMED.test(name) ? name : ''
}

const MARKS = new RegExp(`[${NOTE_MARKS}]+`, 'g')

/** Of what, these leave open. */
const UNNAMED = /^(?:mean |raw |total )?(?:changes?|differences?|improvements?|reductions?|scores?|values?|results?)$/i

// What in a stretch of words speaks for a study: verbs of reporting, of conduct, of change, and statistics.
import { cueForm, cueSet } from '../../text/cues.js'
import { norm } from '../../text/fold.js'
import { verbForms } from '../../text/inflect.js'
import type { Cue, Knowledge, Token } from '../../types.js'

export interface Evidence {
  /** "found", "showed": past or present. */
  report: boolean
  /** A past tense verb of reporting or of change. */
  past: boolean
  /** "evaluated", "followed", "randomised". */
  conduct: boolean
  /** "reductions", "fewer", "improved", "no difference". */
  change: boolean
  /** A percentage, or "=" with a number. */
  statistic: boolean
  followUp: boolean
}

const PAST = /^(?:found|led|showed|shown|saw|rose|fell|grew|had|were|was|did|made|gave)$/
const cache = new WeakMap<readonly Cue[], Set<string>>()

/** Every form of the cues of change, made once. */
function changeWords(rows: readonly Cue[]): ReadonlySet<string> {
  const known = cache.get(rows)
  if (known) return known
  const words = new Set<string>()
  for (const row of rows) {
    if (typeof row.sense !== 'string') continue
    for (const cue of row.cues) {
      const verb = row.form === 'verb' || row.form === 'win' || row.form === 'differ'
      for (const [form] of verb ? verbForms(cue) : [[cue]]) words.add(cueForm(norm(form as string)))
    }
  }
  cache.set(rows, words)
  return words
}

export function weigh(tokens: readonly Token[], from: number, to: number, knowledge: Knowledge): Evidence {
  const { 'study-words': rows, directions = [] } = knowledge.cues
  const reports = cueSet(rows, 'report')
  const conducts = cueSet(rows, 'conduct')
  const statistics = cueSet(rows, 'statistic')
  const follows = cueSet(rows, 'follow-up')
  const changes = changeWords(directions)
  const evidence: Evidence = {
    report: false,
    past: false,
    conduct: false,
    change: false,
    statistic: false,
    followUp: false,
  }
  for (let i = from; i < to; i++) {
    const { norm: word, text, pos } = tokens[i] as Token
    const form = cueForm(word)
    const before = tokens[i - 1]?.norm ?? ''
    const infinitive = (before === 'to' && pos === 'VERB') || /^(?:will|may|might|can|could|should|would)$/.test(before)
    const past = PAST.test(word) || (pos === 'VERB' && word.endsWith('ed') && !/^(?:is|are|be|being)$/.test(before))
    if (reports.has(form) && !infinitive) {
      evidence.report = true
      if (past) evidence.past = true
    }
    if (conducts.has(form) && !infinitive) {
      evidence.conduct = true
      if (past) evidence.past = true
    }
    if (changes.has(form)) {
      if (!infinitive) evidence.change = true
      if (past && !infinitive && pos === 'VERB') evidence.past = true
    }
    if (/^(?:was|were|had|did)$/.test(word)) evidence.past = true
    if (
      statistics.has(form) ||
      statistics.has(`${form} ${cueForm(tokens[i + 1]?.norm ?? '')}`) ||
      /^(?:OR|RR|HR|NNT|SMD|CI|SD|±)$/.test(text)
    )
      evidence.statistic = true
    if (text === '%' || (text === '=' && /^[-−.\d]/.test(tokens[i + 1]?.text ?? ''))) evidence.statistic = true
    if (/^(?:vs|versus)$/.test(word) && tokens.slice(i + 1, i + 3).some((next) => /^\d/.test(next.text)))
      evidence.statistic = true
    if (follows.has(form)) evidence.followUp = true
  }
  return evidence
}

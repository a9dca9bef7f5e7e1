// What in a stretch of words speaks for a study: verbs of reporting, of conduct, of change, and statistics.
import { isAmong } from '../../text/among.js'
import { cueForm } from '../../text/cues.js'
import { nameWords, norm } from '../../text/fold.js'
import { verbForms } from '../../text/inflect.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import { entryOf, type WordTable, wordTable } from '../../text/word-table.js'
import type { Knowledge } from '../../types.js'

export interface Evidence {
  /** "found", "showed": past or present. */
  report: boolean
  /** A past tense verb of reporting or of change. */
  past: boolean
  /** "evaluated", "followed", "randomised". */
  conduct: boolean
  /** "reductions", "fewer", "improved", "no difference". */
  change: boolean
  /** A percentage, "=" with a number, or a statistic by name. */
  statistic: boolean
  followUp: boolean
  /** Tokens that may head the name of a study. */
  heads: number[]
}

const REPORT = 1
const CONDUCT = 2
const CHANGE = 4
const STATISTIC = 8
const FOLLOW_UP = 16
/** First word of a statistic's name of two words. */
const STATISTIC_START = 32
/** "trial", "review". */
const HEAD = 128
/** "was", "had": past by themselves. */
const PAST_AUXILIARY = 64
/** "=", "vs", "or": what follows, or how it is printed, tells. */
const MAY_BE_STATISTIC = 256
/** "often", "half": a change beside another word only, "as often", "half that". */
const CHANGE_BESIDE = 512
/** What is only wished or guessed; "can" says that it was seen. */
const MODAL = 1024
/** "found", "rose": past without an ending. */
const PAST = 2048

interface Table {
  /** What a word may speak for, by its matching form: a sum of the numbers above. */
  roles: WordTable<number>
  pairs: Set<string>
  /** "as often", "half that", in matching form. */
  changes: Set<string>
}

/** Before "to": "helps to lower", "was shown to lower", "failed to lower" tell what was seen. */
const DONE =
  /^(?:help(?:s|ed)?|shown|found|seen|reported|demonstrated|prove[nd]?|tend(?:s|ed)?|fail(?:s|ed)?|continue[sd]?|manage[sd]?|appear(?:s|ed)?|seem(?:s|ed)?)$/
const NAMES = new Set(['OR', 'RR', 'HR', 'NNT', 'SMD', 'CI', 'SD'])
const BE = /^(?:is|are|be|being)$/
const cache = new WeakMap<Knowledge, Table>()

/** One table for all cues, so that most words cost one look-up. */
function tableOf(knowledge: Knowledge): Table {
  const known = cache.get(knowledge)
  if (known) return known
  const roles = new Map<string, number>()
  const pairs = new Set<string>()
  const changes = new Set<string>()
  const add = (word: string, role: number) => roles.set(word, (roles.get(word) ?? 0) | role)
  const rows = { report: REPORT, conduct: CONDUCT, 'follow-up': FOLLOW_UP, head: HEAD, synthesis: HEAD } as const
  for (const { id, cues } of knowledge.cues['study-words'] ?? []) {
    const role = rows[id as keyof typeof rows]
    if (role !== undefined) for (const cue of cues) add(nameWords(cue).join(' '), role)
    if (id !== 'statistic') continue
    for (const cue of cues) {
      const words = nameWords(cue)
      add(words[0] as string, words.length > 1 ? STATISTIC_START : STATISTIC)
      pairs.add(words.join(' '))
    }
  }
  for (const { sense, form, cues, after, before } of knowledge.cues.directions ?? []) {
    if (typeof sense !== 'string') continue
    const isAlone = after === undefined && before === undefined
    for (const cue of cues)
      for (const [printed] of isAmong('verb win differ', String(form)) ? verbForms(cue) : [[cue]]) {
        const word = cueForm(norm(printed as string))
        add(word, isAlone ? CHANGE : CHANGE_BESIDE)
        if (after !== undefined) changes.add(`${after} ${word}`)
        if (before !== undefined) changes.add(`${word} ${before}`)
      }
  }
  for (const word of ['was', 'were', 'had', 'did']) add(word, PAST_AUXILIARY | PAST)
  for (const word of 'found led showed shown saw rose fell grew made gave'.split(' ')) add(word, PAST)
  for (const word of 'will may might could should would'.split(' ')) add(word, MODAL)
  add('case', HEAD)
  for (const mark of ['%', '±']) add(mark, STATISTIC)
  for (const sign of ['=', '+', 'vs', 'versus', ...NAMES]) add(norm(sign), MAY_BE_STATISTIC)
  const table: Table = { roles: wordTable(roles), pairs, changes }
  cache.set(knowledge, table)
  return table
}

export function weigh(tokens: readonly Token[], from: number, to: number, knowledge: Knowledge): Evidence {
  const { roles, pairs, changes } = tableOf(knowledge)
  const evidence: Evidence = {
    report: false,
    past: false,
    conduct: false,
    change: false,
    statistic: false,
    followUp: false,
    heads: [],
  }
  const first = tokenAt(tokens, from - 1)
  let roleBefore = first === undefined ? 0 : (entryOf(roles, first.word) ?? 0)
  for (let i = from, role = 0; i < to; i++, roleBefore = role) {
    const { norm: word, pos, word: own } = tokens[i] as Token
    role = entryOf(roles, own) ?? 0
    if (role === 0) continue
    if (isStatistic(tokens, i, role, pairs)) evidence.statistic = true
    if (role & PAST_AUXILIARY) evidence.past = true
    if (role & FOLLOW_UP) evidence.followUp = true
    if (role & HEAD) evidence.heads.push(i)
    if (roleBefore & MODAL) continue
    const before = tokenAt(tokens, i - 1)?.norm ?? ''
    if (before === 'to' && pos === 'VERB' && !DONE.test(tokenAt(tokens, i - 2)?.norm ?? '')) continue
    // "Lee (2001) randomised 300 adults": no adjective stands before a number or an article.
    const verb = pos === 'VERB' || ((role & CONDUCT) !== 0 && isAmong('NUM DET', tokenAt(tokens, i + 1)?.pos))
    const past = (role & PAST) !== 0 || (verb && word.endsWith('ed') && !BE.test(before))
    if (role & REPORT) evidence.report = true
    if (role & CONDUCT) evidence.conduct = true
    if (role & CHANGE) evidence.change = true
    if (role & CHANGE_BESIDE) {
      const form = cueForm(word)
      const next = tokenAt(tokens, i + 1)?.norm ?? ''
      if (changes.has(`${before} ${form}`) || changes.has(`${form} ${next}`)) evidence.change = true
    }
    if (past && (role & (REPORT | CONDUCT) || (role & CHANGE && verb))) evidence.past = true
  }
  return evidence
}

function isStatistic(tokens: readonly Token[], i: number, role: number, pairs: ReadonlySet<string>): boolean {
  if (role & STATISTIC) return true
  const { text, norm: word } = tokens[i] as Token
  const next = tokenAt(tokens, i + 1)
  if (role & STATISTIC_START) return pairs.has(`${cueForm(word)} ${cueForm(next?.norm ?? '')}`)
  if (text === '=') return next !== undefined && /^[-−.\d]/.test(next.text)
  if (text === '+') return next?.text === '/'
  // "12 vs. 40".
  if (word === 'vs' || word === 'versus')
    return [next, tokenAt(tokens, i + 2)].some((one) => one !== undefined && /^\d/.test(one.text))
  return NAMES.has(text)
}

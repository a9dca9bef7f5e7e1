// Words of direction in tokens ("reductions", "fewer", "did not differ"), and whether more of an outcome is good or bad.
import { isAmong } from '../../../text/among.js'
import { cueForm, cueSet, cueWords, oneOf } from '../../../text/cues.js'
import { nameWords, norm } from '../../../text/fold.js'
import { verbForms } from '../../../text/inflect.js'
import { onceFor } from '../../../text/once.js'
import { isMark, type Token, tokenAt } from '../../../text/tokens.js'
import { entryOf, holds, holdsAt, type WordTable, wordTable } from '../../../text/word-table.js'
import type { Cue, Knowledge } from '../../../types.js'

export type Sense = 'up' | 'down' | 'better' | 'worse' | 'same'
export type Form = 'noun' | 'verb' | 'comparative' | 'adjective' | 'win' | 'differ' | 'favour'

export interface DirectionCue {
  sense: Sense
  form: Form
  weak: boolean
  /** Name of the outcome that the word itself is about. */
  outcome: string | undefined
  /** What is usually reduced is bad, what is enhanced good: for outcomes that nothing else is known of. */
  usual: -1 | 0 | 1
  /** Says when something came: "earlier", "delayed". */
  timing: boolean
  /** Counts only after this word: "significantly low". */
  after: string | undefined
  /** Counts only before this word: "half that". */
  before: string | undefined
  /** Counts only after a linking verb: "was the same", not "received the same". */
  linked: boolean
  /** "twice as high", "half as often": of the sense that the words before "as" have. */
  times: boolean
  /** Printed as a gerund: "in reducing X". */
  ing: boolean
}

/** The cues of one word. */
interface Forms {
  cues: readonly DirectionCue[]
  /** Some count only beside another word. */
  bound: boolean
}

const formsOf = onceFor((rows: readonly Cue[]): WordTable<Forms> => {
  const forms = new Map<string, DirectionCue[]>()
  const add = (word: string, cue: DirectionCue) => forms.set(cueForm(word), [...(forms.get(cueForm(word)) ?? []), cue])
  for (const row of rows) {
    if (row.sense === undefined) continue
    const cue = {
      sense: row.sense as Sense,
      form: row.form as Form,
      weak: row.weak === true,
      ing: false,
      timing: row.timing === true,
      linked: row.linked === true,
      usual: (row.usual === 'bad' ? -1 : row.usual === 'good' ? 1 : 0) as -1 | 0 | 1,
      outcome: typeof row.outcome === 'string' ? row.outcome : undefined,
      after: typeof row.after === 'string' ? row.after : undefined,
      before: typeof row.before === 'string' ? row.before : undefined,
      times: false,
    }
    for (const word of row.cues)
      if (isAmong('verb win differ', cue.form))
        for (const [form, kind] of verbForms(word)) add(form, { ...cue, ing: kind === 'ing' })
      else add(norm(word), cue)
  }
  const isBound = ({ after, before }: DirectionCue) => after !== undefined || before !== undefined
  return wordTable(new Map(Array.from(forms, ([form, cues]) => [form, { cues, bound: cues.some(isBound) }])))
})

/** The cue at token `i`, of the form that its place in the sentence asks for. */
export function cueAt(tokens: readonly Token[], i: number, knowledge: Knowledge): DirectionCue | undefined {
  const token = tokenAt(tokens, i)
  const rows = knowledge.cues.directions
  if (!token || !rows) return undefined
  const known = entryOf(formsOf(rows), token.word)
  if (!known) return undefined
  return known.bound ? boundAt(tokens, i, known.cues) : oneOfForm(tokens, i, known.cues)
}

/** The same of cues that count only beside others. */
function boundAt(tokens: readonly Token[], i: number, known: readonly DirectionCue[]): DirectionCue | undefined {
  // Not "twice as high", "not as common", "as high as 40%".
  const turned = holdsAt(TURNS, tokens, i - 2) || tokenAt(tokens, i + 2)?.pos === 'NUM'
  const isOf = ({ after, before }: DirectionCue) =>
    (after === undefined || (tokenAt(tokens, i - 1)?.norm === after && !(after === 'as' && turned))) &&
    (before === undefined || tokenAt(tokens, i + 1)?.norm === before)
  const often = turned ? known.find(({ after }) => after === 'as') : undefined
  const times = often && timesBefore(tokens, i)
  if (often && times) return { ...often, sense: times, form: 'comparative', times: true }
  return oneOfForm(tokens, i, known.filter(isOf))
}

const TURNS = oneOf('twice half time not')

/** Of several cues, the one of the form that the place asks for. */
function oneOfForm(tokens: readonly Token[], i: number, cues: readonly DirectionCue[]): DirectionCue | undefined {
  const [first] = cues
  if (!first) return undefined
  // "Different" is in two rows of forms, each time as "differ".
  if (first.form !== 'verb' && first.form !== 'noun' && cues.every(({ form }) => form === first.form)) return first
  const form = formAt(tokens, i)
  return (
    cues.find((cue) => cue.form === form) ??
    (form === 'comparative' && first.form === 'verb' && tokens[i]?.norm.endsWith('ed')
      ? { ...first, form }
      : cues.find((cue) => form === 'verb' && (cue.form === 'win' || cue.form === 'differ')))
  )
}

/** "twice [as high]", "three times [as high]", "half [as often]" before the "as" before token `i`. */
function timesBefore(tokens: readonly Token[], i: number): 'up' | 'down' | undefined {
  if (tokenAt(tokens, i - 1)?.norm !== 'as') return undefined
  const word = tokenAt(tokens, i - 2)?.norm ?? ''
  if (word === 'half') return 'down'
  const isTimes = word === 'time' && tokenAt(tokens, i - 3)?.pos === 'NUM'
  return word === 'twice' || isTimes ? 'up' : undefined
}

function formAt(tokens: readonly Token[], i: number): Form {
  const { pos, norm: word } = tokens[i] as Token
  const next = tokenAt(tokens, i + 1)?.pos ?? ''
  const before = tokenAt(tokens, i - 1)
  if (word.endsWith('ed')) {
    // "reduced pain" after a noun tells what happened; after a preposition or in a list, which pain.
    const names = isAmong('NOUN ADJ PROPN', next)
    const opens = before === undefined || isAmong('DET ADP ADJ CCONJ PUNCT', before.pos) || pos === 'ADJ'
    // "A and B both reduced pain".
    if (isAmong('both all each', before?.norm) && isAmong('NOUN PROPN', tokenAt(tokens, i - 2)?.pos)) return 'verb'
    return names && opens && !isAmong('NOUN PROPN PRON', before?.pos) ? 'comparative' : 'verb'
  }
  if (pos === 'VERB' || pos === 'AUX') return 'verb'
  // "effective for shortening sleep latency".
  if (/ing$/.test(word) && before?.pos === 'ADP' && isAmong('NOUN PROPN ADJ DET', next)) return 'verb'
  if (pos === 'NOUN' || pos === 'PROPN') return 'noun'
  return pos === 'ADJ' || pos === 'ADV' || pos === 'DET' ? 'comparative' : 'noun'
}

const PAUSE = ',;:()[]—–.'

/** Whether the words before token `i` deny it: "no significant", "did not". */
export function isDenied(tokens: readonly Token[], i: number, knowledge: Knowledge): boolean {
  const denials = cueWords(knowledge.cues.directions, 'denial')
  if (reportsNone(tokens, i) || isNeither(tokens, i)) return true
  for (let k = i - 1; k >= Math.max(0, i - 6); k--) {
    const { norm: word, text, pos, word: own } = tokens[k] as Token
    if (isMark(PAUSE, tokens[k]) || turnsAt(tokens, k)) return false
    if (holds(denials, own) || text === "n't" || text === 'n’t') return tokens[k + 1]?.norm !== 'only'
    if (k < i - 1 && (pos === 'NOUN' || pos === 'PROPN') && tokens[k + 1]?.pos === 'ADP') {
      if (!isAmong('evidence sign difference effect', word)) return false
    }
  }
  return false
}

/** "did not affect pain but [improved] sleep"; not "not significantly but numerically [lower]". */
const turnsAt = (tokens: readonly Token[], k: number): boolean =>
  tokens[k]?.norm === 'but' &&
  !(isAmong('ADV ADJ', tokenAt(tokens, k - 1)?.pos) && isAmong('ADV ADJ', tokenAt(tokens, k + 1)?.pos))

/** "Neither pain nor range of motion [differed]". */
function isNeither(tokens: readonly Token[], i: number): boolean {
  let nor = false
  for (let k = i - 1; k >= Math.max(0, i - SUBJECT); k--) {
    const { norm: word, pos, text } = tokens[k] as Token
    if (text === ';' || text === ':' || (pos === 'VERB' && k < i - 4)) return false
    if (word === 'nor') nor = true
    if (word === 'neither') return nor
    // "At no time did X".
    if (word === 'no' && tokens[k - 1]?.norm === 'at' && isAmong('time point stage visit', tokens[k + 1]?.norm))
      return true
  }
  return false
}

/** Tokens of a subject of two halves. */
const SUBJECT = 24

/** "failed to show that …", "no evidence that …". */
function reportsNone(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= Math.max(1, i - 16); k--) {
    const part = entryOf(REPORTS, (tokens[k] as Token).word)
    if (part === undefined) continue
    if (part === 'turn') return false
    if (part === 'report' && isAmong('fail failed failing', tokenAt(tokens, k - 2)?.norm)) return true
    if (part === 'evidence' && tokens[k - 1]?.norm === 'no') return true
  }
  return false
}

const REPORTS = wordTable(
  new Map([
    ...[';', 'but', 'however', 'although', 'whereas'].map((word) => [word, 'turn'] as const),
    ...['show', 'find', 'demonstrate', 'detect', 'confirm', 'replicate'].map((word) => [word, 'report'] as const),
    ...['evidence', 'indication', 'support'].map((word) => [word, 'evidence'] as const),
  ]),
)

/** After what is bad these make it good: "symptom reduction", "pain-free", "ulcer closure". */
const FEWER =
  /^(?:reduction|decrease|decline|relief|remission|resolution|alleviation|free|freedom|cessation|clearance|suppression|closure|correction|prophylaxis|prevention|management|control)$/
/** After what is good these make it bad: "hearing loss". */
const LOST = /^(?:loss|impairment|deterioration|decline|reduction|decrease)$/
/** After either these say of neither that more is better: "ischemia threshold". */
const OPEN_TO_ALL = /^(?:threshold|reflex|interval|flow|size|target)$/
/** Heads of their own, whatever they are of: "healing of ulcers". */
const HEADS = /^(?:healing|knowledge|tolerance|awareness|resolution|recovery|relief)$/

/** Last words of what is good or bad: few words are one. */
const endingsOf = onceFor(({ cues }: Knowledge): ReadonlySet<string> => {
  const names = [...cueSet(cues.valence, 'bad'), ...cueSet(cues.directions, 'good-outcome')]
  return new Set(names.map((name) => name.slice(name.lastIndexOf(' ') + 1)))
})

/** Whether more of an outcome is good (1) or bad (-1); 0 where its words don't say. */
export function valenceOf(name: string, knowledge: Knowledge): -1 | 0 | 1 {
  const bad = cueSet(knowledge.cues.valence, 'bad')
  const good = cueSet(knowledge.cues.directions, 'good-outcome')
  const words = nameWords(name)
  const reversals = cueSet(knowledge.cues.directions, 'reversal')
  const losses = cueSet(knowledge.cues.directions, 'loss')
  // "healing time": the shorter the better, unless time is what is wanted.
  if (words.length > 1 && words.at(-1) === 'time')
    return cueSet(knowledge.cues.directions, 'good-time').has(words.at(-2) ?? '') ? 1 : -1
  if (words.length > 1 && words.at(-1) === 'latency') return -1
  const of = words.indexOf('of')
  if (of > 0 && HEADS.test(words[of - 1] ?? '') && words[0] !== 'time') return 1
  const endings = endingsOf(knowledge)
  // The head decides, so the last word that says anything: "pain control" is good, "drug problem" bad.
  for (let to = words.length; to > 0; to--)
    for (let from = endings.has(words[to - 1] as string) ? Math.max(0, to - 3) : to; from < to; from++) {
      const part = words.slice(from, to).join(' ')
      const [isGood, isBad] = [good.has(part), bad.has(part)]
      if (!isGood && !isBad) continue
      const after = words[to] ?? ''
      if (OPEN_TO_ALL.test(after)) return 0
      // "time to relapse": the longer the better.
      const sign = words.slice(0, from).some((word, k) => word === 'time' && words[k + 1] === 'to') ? -1 : 1
      // "loss of appetite", "no response"; "stopped smoking", "free of pain".
      const turned = words.slice(0, from).some((word) => (isGood ? losses : reversals).has(word))
      const better = isGood ? !(turned || LOST.test(after)) : turned || FEWER.test(after)
      return better ? sign : (-sign as 1 | -1)
    }
  return 0
}

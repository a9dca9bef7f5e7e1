// Designs as noun phrases: a head ("trial", "review") with the modifiers printed before it.
import { isAmong } from '../../text/among.js'
import { cueForm, cueSet } from '../../text/cues.js'
import { nameWords } from '../../text/fold.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import { holds, wordSet } from '../../text/word-table.js'
import type { Cue } from '../../types.js'

export interface Design {
  /** Tokens of the noun phrase, determiner included. */
  from: number
  to: number
  /** In normal form: lower case, American spelling, "RCT" written out; undefined where only "study" is said. */
  name: string | undefined
  synthesis: boolean
  plural: boolean
  /** "a", "an", "another", "one", "in a": tells of a study not told of before. */
  indefinite: boolean
  /** "the", "this". */
  definite: boolean
  /** "HEARTSTEP" of "the HEARTSTEP trial", "Northern Sleep Study": what a single study is called. */
  proper: string | undefined
}

/** Nouns that name a study only with a modifier or "a" before them. */
const WEAK = new Set([
  'comparison',
  'evaluation',
  'follow-up',
  'investigation',
  'survey',
  'experiment',
  'audit',
  'overview',
  'synthesis',
  'cohort',
])
/** After these a noun is no head: "study group", "trial registration". */
const COMPOUND =
  /^(?:group|arm|design|drug|medication|period|protocol|population|sample|site|entry|registration|registry|personnel|staff|team|participant|condition|visit|end|completion|aim|hypothesis|therapist|treatment|author)$/
const FILLER = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'ADV', 'VERB', 'SYM'])

/** The designs named in tokens from `from` on, whose heads may stand at `places`. */
export function findDesigns(
  tokens: readonly Token[],
  from: number,
  places: readonly number[],
  words: readonly Cue[] | undefined,
): Design[] {
  if (places.length === 0) return []
  const heads = cueSet(words, 'head')
  const syntheses = cueSet(words, 'synthesis')
  const found: Design[] = []
  for (const i of places) {
    const token = tokens[i] as Token
    const form = cueForm(token.norm)
    const synthesis = syntheses.has(form)
    if (!synthesis && !heads.has(form) && !(form === 'case' && tokens[i + 1]?.norm === 'series')) continue
    if (token.pos === 'VERB' && !/^[A-Z]/.test(token.text)) continue
    const next = tokens[i + 1]
    if (next && COMPOUND.test(next.norm)) continue
    const design = phraseAt(tokens, from, form === 'case' ? i + 1 : i, synthesis, words)
    if (design) found.push(design)
  }
  return found.filter(
    (design, k) =>
      k + 1 >= found.length ||
      (found[k + 1] as Design).from > design.from ||
      (found[k + 1] as Design).from >= design.to,
  )
}

function phraseAt(
  tokens: readonly Token[],
  first: number,
  head: number,
  synthesis: boolean,
  words: readonly Cue[] | undefined,
): Design | undefined {
  const modifiers = cueSet(words, 'modifier')
  const token = tokens[head] as Token
  const parts = [headName(token)]
  let k = head - 1
  let open = true
  for (; k >= first && k > head - 10; k--) {
    const word = tokens[k] as Token
    const form = cueForm(word.norm)
    if (isModifier(form, modifiers) || (synthesis && form === 'meta')) {
      if (open) parts.unshift(/^Cochrane$/i.test(word.text) ? 'Cochrane' : word.norm)
    } else if (
      isAmong(', and or / -', word.text) &&
      open &&
      isModifier(cueForm(tokens[k - 1]?.norm ?? ''), modifiers)
    ) {
      if (word.text === 'and') parts.unshift('and')
    } else if (word.text === ',' && open && isLoose(tokens, k - 1)) open = false
    else if (FILLER.has(word.pos) && !isAmong('is are was were be been show showed found one', word.norm)) open = false
    else break
  }
  const before = tokenAt(tokens, k)?.text.toLowerCase() ?? ''
  const plural = /s$/i.test(token.text) && !/s$/.test(token.norm)
  const indefinite = !plural && isAmong('a an another one each', before)
  const definite = isAmong('the this that these those our both its their his her all such', before)
  const name = parts.join(' ')
  const base = headName(token)
  const bare = parts.length === 1
  if (WEAK.has(token.norm) && bare && !indefinite) return undefined
  if (token.norm === 'comparison' && /^(?:group|condition)/.test(tokens[head + 1]?.norm ?? '')) return undefined
  if (
    token.norm === 'follow-up' &&
    (isAmong('at during to by until of after through over', before) ||
      (!/^(?:a|an|another|one|the|)$/.test(before) && bare))
  )
    return undefined
  const from = Math.max(first, indefinite || definite ? k : k + 1)
  const said = bare && base === 'study' ? undefined : name
  const proper = before === 'the' && !synthesis && !plural ? properName(tokens, k + 1, head) : undefined
  return { from, to: head + 1, name: said, synthesis, plural, indefinite, definite, proper }
}

/** Capitals alone ("the HEARTSTEP trial"), or a capital in the head, too ("the Northern Sleep Study"). */
function properName(tokens: readonly Token[], from: number, head: number): string | undefined {
  const isCapital = /^[A-Z]/.test(tokens[head]?.text ?? '')
  const words = tokens.slice(from, head).map(({ text }) => text)
  const called = words.filter((word) => (isCapital ? /^[A-Z]/ : /^[A-Z][A-Z\d-]{3,}$/).test(word) && word !== 'RCT')
  return called.length > 0 ? called.join(' ') : undefined
}

/** "A large, randomised trial": one adjective between "a" and the comma. */
const isLoose = (tokens: readonly Token[], at: number): boolean =>
  tokenAt(tokens, at)?.pos === 'ADJ' && isAmong('a an another one', tokenAt(tokens, at - 1)?.norm)

const isModifier = (form: string, modifiers: ReadonlySet<string>): boolean =>
  modifiers.has(form) || / (?:based|controlled|blind|center|site|label|wave)$/.test(form)

function headName(token: Token): string {
  const { norm } = token
  if (norm === 'rct') return 'randomized controlled trial'
  if (norm === 'metaanalysis' || norm === 'meta-analyse' || norm === 'meta-analysis') return 'meta-analysis'
  return norm
}

/** What words around a citation call it: "for a systematic review, see"; undefined where they name no design. */
export function designIn(text: string, rows: readonly Cue[] | undefined): string | undefined {
  const words = nameWords(text)
  const modifiers = cueSet(rows, 'modifier')
  for (let head = 0; head < words.length; head++) {
    // "meta-analysis" is two words here.
    for (const end of [head + 2, head + 1]) {
      const name = words.slice(head, end).join(' ')
      if (!cueSet(rows, 'head').has(cueForm(name)) && !cueSet(rows, 'synthesis').has(cueForm(name))) continue
      let from = head
      while (from > 0 && isModifier(cueForm(words[from - 1] as string), modifiers)) from--
      const design = [...words.slice(from, head), name === 'meta analysis' ? 'meta-analysis' : name].join(' ')
      return design === 'study' ? undefined : design
    }
  }
  return undefined
}

/** "Patients were randomly allocated to A or B", "we randomised 40 clinics", "Lee (2001) randomised 40", "those randomised to A". */
export function tellsRandomized(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { norm } = tokens[i] as Token
    const before = tokenAt(tokens, i - 1)?.norm
    const next = tokenAt(tokens, i + 1)?.norm
    if (isAmong('not non', before)) continue
    if (norm === 'randomly' && isAmong('assigned allocated divided split distributed', next)) return true
    if (norm !== 'randomized') continue
    if (isAmong('was were been we then', before) || isAmong('to into between', next) || tokens[i + 1]?.pos === 'NUM')
      return true
  }
  return false
}

const KNOWLEDGE = wordSet('finding evidence result data research literature work'.split(' '))

/** What "Meta-analytic findings show:" says of the studies that follow. */
export function topicDesign(tokens: readonly Token[], words: readonly Cue[] | undefined): string | undefined {
  const modifiers = cueSet(words, 'modifier')
  for (let i = 1; i < tokens.length; i++) {
    if (!holds(KNOWLEDGE, (tokens[i] as Token).word)) continue
    const form = cueForm((tokens[i - 1] as Token).norm)
    if (form === 'meta analytic') return 'meta-analysis'
    if (modifiers.has(form) && form !== 'clinical') return `${(tokens[i - 1] as Token).norm} study`
  }
  return undefined
}

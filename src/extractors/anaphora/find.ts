// Finds the words that refer back: pronouns, "these …", "the …", "both …".
import { isAmong } from '../../text/among.js'
import { oneOf } from '../../text/cues.js'
import { holds } from '../../text/word-table.js'
import type { Token } from '../../types.js'

export interface Anaphor {
  span: { start: number; end: number }
  form: 'it' | 'they' | 'this' | 'the' | 'both'
  /** The words after "these": where they start, and how many. */
  name: { start: number; words: number }
  /** Head noun's norm; '' for pronouns. */
  head: string
  /** "Together, they": everything named in the sentence before. */
  together: boolean
  /** "Their care": what people own, not treatments or findings. */
  personal: boolean
  /** First of its sentence or clause. */
  from: number
}

const OPENERS = oneOf('this these that those such it they its their the both')
/** What treatments, studies and other things have: "their efficacy", not "their families". */
const OF_THINGS = oneOf(
  `absence advantage advantages aim aims application applications association associations benefit benefits combination combinations
  component components consequence consequences correlate correlates cost costs delivery development effect effectiveness effects
  efficacy evaluation feasibility finding findings goal goals impact impacts implementation implication implications influence
  interaction interactions limitation limitations mechanism mechanisms method methods nature outcome outcomes presence prevalence
  relation relations relationship relationships result results role roles safety side success symptoms theory tolerability use
  usefulness utility validity variants`.replace(/\s+/g, ' '),
)
const IMPERSONAL =
  /^(?:that|to|whether|how|why|clear|possible|likely|important|known|well|also|therefore|been|argued|suggested|assumed|found|shown|unclear|difficult|necessary|noted|thought|believed|estimated|hypothesized|proposed|expected|worth|interesting|critical|crucial|essential|notable|noteworthy)$/

export function anaphorsIn(tokens: readonly Token[]): Anaphor[] {
  const anaphors: Anaphor[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { norm, start, end, word } = tokens[i] as Token
    if (!holds(OPENERS, word)) continue
    if (norm === 'it' || norm === 'they') {
      if (!standsBeforeVerb(tokens, i) || (norm === 'it' && isImpersonal(tokens, i))) continue
      const together = tokens[0]?.norm === 'together' && i <= 2
      const name = { start, words: 1 }
      anaphors.push({ span: { start, end }, name, form: norm, head: '', together, personal: false, from: i })
      continue
    }
    const both = norm === 'both' || (norm === 'the' && tokens[i + 1]?.norm === 'two')
    const owned = tokens[i + 1]
    if ((norm === 'its' || norm === 'their') && i > 0 && owned?.pos === 'NOUN') {
      const form = norm === 'its' ? 'it' : 'they'
      const personal = form === 'they' && !holds(OF_THINGS, owned.word)
      const name = { start, words: 1 }
      anaphors.push({ span: { start, end }, name, form, head: '', together: false, personal, from: i })
      continue
    }
    if (norm === 'its' || norm === 'their') continue
    let k = norm === 'the' && both ? i + 2 : i + 1
    if (norm === 'both' && tokens[k]?.norm === 'the') k++
    const first = k
    while (k < tokens.length && k - first < 3 && modifies(tokens, k)) k++
    const head = tokens[k]
    if (!head || (head.pos !== 'NOUN' && head.pos !== 'PROPN') || tokens[k + 1]?.pos === 'NOUN') continue
    const form = both ? 'both' : norm === 'the' ? 'the' : 'this'
    if (
      tokens[k + 1]?.norm === 'of' ||
      (form === 'the' && k > first) ||
      (form === 'both' && tokens[k + 1]?.norm === 'and')
    )
      continue
    const name = { start: (tokens[first] as Token).start, words: k - first + 1 }
    const span = { start, end: head.end }
    anaphors.push({ span, name, form, head: head.norm, together: false, personal: false, from: i })
    i = k
  }
  return anaphors
}

const modifies = (tokens: readonly Token[], k: number): boolean =>
  (tokens[k]?.pos === 'ADJ' || tokens[k]?.pos === 'VERB' || tokens[k]?.pos === 'ADV') &&
  isAmong('ADJ NOUN PROPN VERB', tokens[k + 1]?.pos)

function standsBeforeVerb(tokens: readonly Token[], i: number): boolean {
  let k = i + 1
  while (tokens[k]?.pos === 'ADV' && k < i + 3) k++
  const next = tokens[k]
  return next !== undefined && isAmong('VERB AUX PART', next.pos)
}

/** "it is clear that", "it has been argued": the pronoun stands for nothing. */
function isImpersonal(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 2; k < Math.min(i + 6, tokens.length); k++) {
    const word = tokens[k]?.norm ?? ''
    if (word === 'that' || word === 'to' || word === 'whether')
      return IMPERSONAL.test(tokens[k - 1]?.norm ?? '') || tokens[k - 1]?.pos === 'ADJ'
  }
  return false
}

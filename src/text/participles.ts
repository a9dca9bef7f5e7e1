// Words in -ing and -ed: what their letters tell, and verbs that say something from participles that only describe.
import { foldCase } from './fold.js'
import type { Token } from './tokens.js'
import type { Word } from './words.js'

/** Whether a verb says something ("kites prolong rest", "kites prolonged rest"); participles describe ("aerosolized kelp"). */
export function tells({ text, pos }: Pick<Token, 'text' | 'pos'>, before: Token | undefined): boolean {
  const noun = before?.pos === 'NOUN' || before?.pos === 'PROPN'
  return pos === 'VERB' && (!/(?:ed|ing)$/.test(text) || (noun && text.endsWith('ed')) || GIVEN.test(text))
}

/** Verbs by which a treatment reaches people: no part of its name. */
const GIVEN =
  /^(?:receiv|us|tak|undergo|administer|allocat|assign|randomi[sz]|prescrib|provid|offer|compar)(?:ed|ing)$/i

const COMPOUND_ING = /-\p{L}+ing$/u
const ING = /^\p{L}{3,}ing$/u
/** As the past of verbs and participles end. */
export const ED = /^[\p{L}-]{2,}ed$/u
/** No participle: that is "shown". */
export const PAST = /^showed$/i
/** Gerunds of giving and doing: what follows is their object. */
export const TAKES_OBJECT =
  /^(us|receiv|includ|combin|compar|follow|provid|reduc|improv|increas|decreas|produc|show|suggest|indicat|imply|report|find|mak|tak|giv|hav|do|be|involv|regard|concern|examin|investigat|assess|measur|evaluat|test|explor|achiev|ensur|allow|enabl|promot|support|prevent|address|target|caus|lead|seek|see|need|accord|seem|remain|becom|represent|us|affect|exclud|consider|control|adjust|result|rang|stemm|aris|persist|occurr|emerg|dat|last|deriv|suffer|com|go|start|beginn|belong|exist|differ|vary|correspond|perform|participat|attend|undergo|experienc|account|contribut|relat|pertain|refer|aim|work|focus|try|attempt|identify|simulat|address)ing$/

/** What the letters of a word in -ing or -ed tell, whatever its case. */
export interface Participle {
  folded: string
  /** "hair-pulling". */
  compoundIng: boolean
  ing: boolean
  /** And no past. */
  ed: boolean
  takesObject: boolean
}

/** The same for a word wherever it stands. */
export function participleOf(word: Word): Participle {
  word.participle ??= participle(foldCase(word.text))
  return word.participle
}

const participle = (folded: string): Participle => ({
  folded,
  compoundIng: COMPOUND_ING.test(folded),
  ing: ING.test(folded),
  ed: ED.test(folded) && !PAST.test(folded),
  takesObject: TAKES_OBJECT.test(folded),
})

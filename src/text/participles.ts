// Tells verbs that say something from participles that only describe.
import type { Token } from './tokens.js'

/** Whether a verb says something ("kites prolong rest", "kites prolonged rest"); participles describe ("aerosolized kelp"). */
export function tells({ text, pos }: Pick<Token, 'text' | 'pos'>, before: Token | undefined): boolean {
  const noun = before?.pos === 'NOUN' || before?.pos === 'PROPN'
  return pos === 'VERB' && (!/(?:ed|ing)$/.test(text) || (noun && text.endsWith('ed')) || GIVEN.test(text))
}

/** Verbs by which a treatment reaches people: no part of its name. */
const GIVEN =
  /^(?:receiv|us|tak|undergo|administer|allocat|assign|randomi[sz]|prescrib|provid|offer|compar)(?:ed|ing)$/i

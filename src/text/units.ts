// Units of doses and of time: behind a number they are no part of the name that follows.
import { type Token, tokenAt } from './tokens.js'

const MASSES: ReadonlySet<string> = new Set('mg g kg μg µg mcg ug ml l iu u mmol nmol % percent'.split(' '))
const OTHERS: ReadonlySet<string> = new Set('mm cm m second minute min hour h day week wk month year yr'.split(' '))

/** The "mg" of "10 mg", the "%" of "5 %". */
export const isMass = (token: Token | undefined): boolean => MASSES.has(token?.text.toLowerCase() ?? '')

/** The "mg" of "10 mg aspirin", the "weeks" of "after 12 weeks pain had"; "10 year old boys" are that old. */
export const isUnit = (tokens: readonly Token[], i: number): boolean =>
  tokenAt(tokens, i - 1)?.pos === 'NUM' &&
  (isMass(tokens[i]) || OTHERS.has(tokens[i]?.norm ?? '')) &&
  tokens[i + 1]?.norm !== 'old'

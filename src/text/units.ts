// Units of amounts and of time: behind a number they are no part of the name that follows.
import { type Token, tokenAt } from './tokens.js'

const UNITS: ReadonlySet<string> = new Set(
  'mg μg µg mcg g kg ml l iu mmol nmol mm cm m second minute min hour h day week wk month year yr'.split(' '),
)

/** The "mg" of "10 mg aspirin", the "weeks" of "after 12 weeks pain had"; "10 year old boys" are that old. */
export const isUnit = (tokens: readonly Token[], i: number): boolean =>
  UNITS.has(tokens[i]?.norm ?? '') && tokenAt(tokens, i - 1)?.pos === 'NUM' && tokens[i + 1]?.norm !== 'old'

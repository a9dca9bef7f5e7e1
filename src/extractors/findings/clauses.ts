// Where a clause starts (past a semicolon outside of brackets, or a colon) and ends (at such a semicolon).
import type { Token } from '../../text/tokens.js'
import { bracketStart } from './brackets.js'

export function clauseStart(tokens: readonly Token[], i: number, first: number): number {
  for (let k = i - 1; k >= first; k--) {
    const { text } = tokens[k] as Token
    if ((text === ';' && bracketStart(tokens, k) < first) || text === ':') return k + 1
  }
  return first
}

export function clauseEnd(tokens: readonly Token[], i: number): number {
  for (let k = i; k < tokens.length; k++) if ((tokens[k] as Token).text === ';' && bracketStart(tokens, k) < 0) return k
  return tokens.length
}

// The brackets around a token.
import type { Token } from '../../types.js'

/** The bracket that is open at token `from`, at most 60 tokens back; -1 where none is. */
export function bracketStart(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (let k = from - 1; k >= Math.max(0, from - 60); k--) {
    const text = tokens[k]?.text
    if (text === ')' || text === ']') depth++
    else if (text === '(' || text === '[') {
      if (depth === 0) return k
      depth--
    }
  }
  return -1
}

/** The bracket that closes what is open at token `to`; the length where none does. */
export function bracketEnd(tokens: readonly Token[], to: number): number {
  let depth = 0
  for (let k = to; k < tokens.length; k++) {
    const text = tokens[k]?.text
    if (text === '(' || text === '[') depth++
    else if (text === ')' || text === ']') {
      if (depth === 0) return k
      depth--
    }
  }
  return tokens.length
}

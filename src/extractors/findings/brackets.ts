// The brackets around a token.

import { isAmong } from '../../text/among.js'
import { tokenAt } from '../../text/tokens.js'
import type { Token } from '../../types.js'

export const isOpen = (text: string | undefined): boolean => text === '(' || text === '['
export const isClose = (text: string | undefined): boolean => text === ')' || text === ']'
export const opensAt = (tokens: readonly Token[], k: number): boolean => isOpen(tokenAt(tokens, k)?.text)
export const closesAt = (tokens: readonly Token[], k: number): boolean => isClose(tokenAt(tokens, k)?.text)

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

/** The bracket around that of "(71 [59%] of 120)". */
export const outer = (tokens: readonly Token[], open: number): number =>
  tokenAt(tokens, open - 1)?.pos === 'NUM' && opensAt(tokens, open - 2) ? open - 2 : open

/** Words between a bracket and its first value: "(mean [SD] change from baseline, 3.2". */
const OPENING = 10

/** The bracket that opens shortly before a value and holds no value before it: "(n = 58; 3.2", "(mean change −3.1"; or -1. */
export function openedBefore(tokens: readonly Token[], from: number, before: number): number {
  for (let k = from - 1, depth = 0; k >= Math.max(before, from - OPENING); k--) {
    const { text } = tokens[k] as Token
    if (isClose(text)) depth++
    else if (isOpen(text) && --depth < 0) return k
  }
  return -1
}

/** How many tokens stand outside of brackets. */
export function outside(tokens: readonly Token[]): number {
  let depth = 0
  let count = 0
  for (const { text } of tokens)
    if (text === '(' || text === '[') depth++
    else if (text === ')' || text === ']') depth = Math.max(0, depth - 1)
    else if (depth === 0) count++
  return count
}

/** A semicolon, outside of brackets: "(SD 2.0; CI 1.5; 0.6)" parts nothing, even where it was `opened` before. */
export function parted(tokens: readonly Token[], opened: boolean): boolean {
  let depth = opened ? 1 : 0
  for (const { text } of tokens)
    if (text === '(' || text === '[') depth++
    else if (text === ')' || text === ']') depth = Math.max(0, depth - 1)
    else if (text === ';' && depth === 0) return true
  return false
}

/** Tokens of a bracket. */
const LONGEST = 60

/** Past a bracket or a pair of dashes that ends at token `k`. */
export function skipBack(tokens: readonly Token[], k: number): number {
  const close = tokens[k]?.text ?? ''
  const open = close === ')' ? '(' : close === ']' ? '[' : isAmong('— –', close) ? close : undefined
  if (open === undefined) return k
  let depth = 0
  for (let j = k - 1; j >= Math.max(0, k - LONGEST); j--) {
    const text = tokens[j]?.text
    if (text === open && depth-- === 0) return j - 1
    if (text === close && close !== open) depth++
  }
  return k
}

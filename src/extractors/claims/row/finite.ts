// Where a clause's finite verbs stand: before a word, after it, or nowhere.
import type { Facts } from './facts.js'
import type { Role } from './word-classes.js'

export function finiteAfter(roles: readonly Role[], facts: readonly Facts[], i: number): boolean {
  for (let k = i + 1; k < roles.length; k++)
    if (roles[k] === 'x' || (roles[k] === 'v' && facts[k]?.ing !== true)) return true
  return false
}

export function isVerbless(roles: readonly Role[], facts: readonly Facts[]): boolean {
  return !finiteAfter(roles, facts, -1)
}

export function finiteBefore(roles: readonly Role[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    if (roles[k] === 's' || roles[k] === 'w') return false
    if (roles[k] === 'v' || roles[k] === 'x') return true
  }
  return false
}

export function afterBe(facts: readonly Facts[], roles: readonly Role[], i: number): boolean {
  let k = i - 1
  while (roles[k] === 'r') k--
  if (roles[k] !== 'x' || facts[k]?.be !== true) return false
  const after = roles[i + 1] ?? 'm'
  return after === 'p' || after === 'm' || after === 'c' || after === 'r'
}

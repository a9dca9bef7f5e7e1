// "(WHO, 2014)" and "World Health Organization (WHO, 2014)" are one author: the long name stands for both.
import { acronymOf } from '../../text/names.js'
import type { Found } from './collect.js'

/** Acronyms looked up in the text: each costs a search through it. */
const MOST = 50

/** Gives acronyms of organisations the name that the document explains them with, as the only author of a citation. */
export function writeOut(text: string, all: readonly Found[]): void {
  const long = new Map<string, string | undefined>()
  for (const { judgement } of all)
    if (judgement.abbreviation && judgement.names.length === 1) long.set(judgement.abbreviation, judgement.names[0])
  for (const { judgement } of all) {
    const name = judgement.names[0] as string
    if (judgement.names.length > 1 || judgement.etAl || judgement.resolution || !/^\p{Lu}{2,8}$/u.test(name)) continue
    if (!long.has(name) && long.size < MOST) long.set(name, explained(text, name))
    const written = long.get(name)
    if (written) judgement.names = [written]
  }
}

/** "World Health Organization (WHO": the words whose capitals spell it. */
function explained(text: string, acronym: string): string | undefined {
  for (const bracket of ['(', '[']) {
    const at = text.indexOf(bracket + acronym)
    if (at < 0 || /[\p{L}\p{N}]/u.test(text[at + 1 + acronym.length] ?? '')) continue
    const words = text
      .slice(Math.max(0, at - 120), at)
      .trimEnd()
      .split(/\s+/)
    for (let count = acronym.length; count <= acronym.length + 4 && count < words.length; count++) {
      const name = words.slice(-count).join(' ')
      if (/^\p{Lu}/u.test(name) && acronymOf(name) === acronym.toLowerCase()) return name
    }
  }
  return undefined
}

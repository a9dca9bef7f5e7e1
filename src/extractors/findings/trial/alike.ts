// Words that are one for the names of a trial's arms.

/** "stretch" and "stretching", "wait-listed" and "wait-list". */
export const alike = (a: string, b: string): boolean =>
  a === b ||
  (a.length > 4 && b.startsWith(a)) ||
  (b.length > 4 && a.startsWith(b)) ||
  isNumbered(b, a) ||
  isNumbered(a, b)

/** "d3" is "d". */
const isNumbered = (word: string, of: string): boolean =>
  of !== '' && word.length === of.length + 1 && word.startsWith(of) && /\d$/.test(word)

/** Whether one of several words is alike. */
export function hasAlike(words: ReadonlySet<string>, word: string): boolean {
  for (const own of words) if (alike(own, word)) return true
  return false
}

export const isWithin = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((word) => b.has(word))

// How alike two texts are, by the pairs of letters that they share.

/** Pairs of neighbouring letters. */
export function letterPairs(text: string): Set<string> {
  const set = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) set.add(text.slice(i, i + 2))
  return set
}

/** Dice's coefficient: 1 for equal sets, 0 for disjoint ones. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const pair of a) if (b.has(pair)) both++
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size)
}

/** Whether one is the other with a letter left out, put in or wrong, or with two changed places. */
export function slipOf(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let [x, y] = [a.length, b.length]
  while (x > from && y > from && a[x - 1] === b[y - 1]) {
    x--
    y--
  }
  if (x - from <= 1 && y - from <= 1) return true
  return x - from === 2 && y - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]
}

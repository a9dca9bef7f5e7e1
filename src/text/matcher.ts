// Finds the names of a list in tokens: a trie over normalised words, longest match first, in linear time.
import { nameWords } from './fold.js'
import type { Atom } from './tokens.js'
import { entryOf, wordTable } from './word-table.js'

interface TrieNode<T> {
  next?: Map<string, TrieNode<T>>
  /** Values whose name ends here; with `exact`, only where the words are printed that way. */
  ends?: { value: T; exact?: string }[]
  /** All of them, where none asks how it is printed. */
  values?: readonly T[]
}

export interface Match<T> {
  /** First atom. */
  from: number
  /** Past the last atom. */
  to: number
  /** Every value with this name: a word can be an outcome and a condition. */
  values: readonly T[]
}

export interface Matcher<T> {
  /** Longest matches from left to right, none overlapping another. */
  find(atoms: readonly Atom[], text: string): readonly Match<T>[]
  /** The longest match that starts at one atom. */
  at(atoms: readonly Atom[], text: string, from: number): Match<T> | undefined
}

/** Names in capitals ("CAT", "DBT-A") are abbreviations: they match as printed only. */
const isExact = (name: string) => name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase()
const isPossessive = (norm: string) => norm === "'s" || norm === "'" || norm === '’s' || norm === '’'
/** Whether the atom at `k`, if there is one, is part of the token with that index. */
const isPart = (atoms: readonly Atom[], k: number, index: number) =>
  k >= 0 && k < atoms.length && (atoms[k] as Atom).index === index

/** A matcher for named values; building it costs time linear in the names, each search in the atoms. */
export function buildMatcher<T>(entries: Iterable<readonly [name: string, value: T]>): Matcher<T> {
  const root: TrieNode<T> = {}
  for (const [name, value] of entries) {
    let node = root
    for (const word of nameWords(name)) {
      node.next ??= new Map()
      let child = node.next.get(word)
      if (!child) {
        child = {}
        node.next.set(word, child)
      }
      node = child
    }
    if (node === root) continue
    node.ends ??= []
    node.ends.push(isExact(name) ? { value, exact: name } : { value })
  }
  const first = wordTable(root.next ?? new Map<string, TrieNode<T>>())
  const none: Match<T>[] = []
  const longest = (
    atoms: readonly Atom[],
    text: string,
    from: number,
    start: TrieNode<T> | undefined,
  ): Match<T> | undefined => {
    let node = start
    let best: Match<T> | undefined
    for (let k = from; node; ) {
      // A compound is matched whole: "MBT-A" is not MBT.
      const { index } = atoms[k] as Atom
      if (node.ends && !isPart(atoms, k + 1, index) && !isPart(atoms, from - 1, (atoms[from] as Atom).index)) {
        const values = node.values ?? valuesAt(node, node.ends, text, atoms[from] as Atom, atoms[k] as Atom)
        if (values.length > 0) best = { from, to: k + 1, values }
      }
      if (!node.next) break
      do k++
      while (k < atoms.length && isPossessive((atoms[k] as Atom).norm))
      if (k >= atoms.length) break
      node = node.next.get((atoms[k] as Atom).norm)
    }
    return best
  }
  return {
    at: (atoms, text, from) => (atoms[from] ? longest(atoms, text, from, entryOf(first, atoms[from].word)) : undefined),
    find(atoms, text) {
      if (first.values.size === 0) return none
      // Most sentences hold no name.
      let matches = none
      for (let k = 0; k < atoms.length; k++) {
        const start = entryOf(first, (atoms[k] as Atom).word)
        const match = start && longest(atoms, text, k, start)
        if (!match) continue
        if (matches === none) matches = []
        matches.push(match)
        k = match.to - 1
      }
      return matches
    },
  }
}

/** The values of a name that ends here, where it is printed as it must be. */
function valuesAt<T>(
  node: TrieNode<T>,
  ends: readonly { value: T; exact?: string }[],
  text: string,
  first: Atom,
  last: Atom,
): readonly T[] {
  const values: T[] = []
  let asked = false
  for (const { value, exact } of ends) {
    asked ||= exact !== undefined
    if ((exact === undefined || isPrinted(text, first, last, exact)) && !values.includes(value)) values.push(value)
  }
  if (!asked) node.values = values
  return values
}

/** Whether the words are printed as the name, but for a plural "s" and the kind of hyphen. */
function isPrinted(text: string, first: Atom, last: Atom, name: string): boolean {
  const words = text.slice(first.start, last.end).replace(/[-‐‑–\s]+/g, ' ')
  const bare = name.replace(/[-‐‑–\s]+/g, ' ')
  return words === bare || words === `${bare}s`
}

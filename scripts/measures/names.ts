// When two names mean the same: folded, stemmed a little, and compared as sets of words.

/** Says nothing about which entity is meant. */
const STOP = new Set(
  'the a an of in for and or to on with by their his her its our patients individuals people'.split(' '),
)

export const fold = (value: unknown): string =>
  String(value ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’']s\b/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const stem = (word: string): string =>
  word
    .replace(/isation/g, 'ization')
    .replace(/is(e|ed|es|ing)$/, 'iz$1')
    .replace(/iour/g, 'ior')
    .replace(/(?<=.{3})(ies)$/, 'y')
    .replace(/(?<=.{3})s$/, '')

export const words = (name: string): string[] =>
  fold(name)
    .split(' ')
    .filter((word) => word !== '' && !STOP.has(word))
    .map(stem)

export type NameTest = (a: string, b: string) => boolean

/** The same words in the same order. */
export const same: NameTest = (a, b) => {
  const x = words(a)
  const y = words(b)
  return x.length > 0 && x.length === y.length && x.every((word, i) => word === y[i])
}

/** The same words, or a Jaccard index of at least 0.6. */
export const alike: NameTest = (a, b) => {
  if (same(a, b)) return true
  const x = new Set(words(a))
  const y = new Set(words(b))
  const both = [...x].filter((word) => y.has(word)).length
  return both > 0 && both / new Set([...x, ...y]).size >= 0.6
}

export const round = (number: number): number => Math.round(number * 1000) / 1000
/** 1 where there is nothing to find. */
export const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : round(part / whole))
export const f1 = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : round((2 * precision * recall) / (precision + recall))

/** Figures by the name of the measure. */
export type Figures = Record<string, number>

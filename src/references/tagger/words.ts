// What a word looks like, kept per word: the part of the features that hangs on one token alone.

export interface WordInfo {
  /** Hash of the word in small letters; numbers of one length are one word. */
  hash: number
  shape: number
  /** Hashes of what is true of the word; where it stands is mixed in later. */
  traits: readonly number[]
  /** For counting: 1 small word, 2 capitalised, 4 initial, 8 number, 16 year. */
  flags: number
}

export const SHAPES = {
  none: 0,
  initial: 1,
  initials: 2,
  capitals: 3,
  capital: 4,
  small: 5,
  mixed: 6,
  uncased: 7,
  year: 8,
  digit: 9,
  two: 10,
  three: 11,
  four: 12,
  long: 13,
  doi: 14,
  address: 15,
  abbreviated: 16,
  shortSmall: 17,
} as const

export const SMALL = 1
export const CAPITAL = 2
export const INITIAL = 4
export const NUMBER = 8
export const YEAR = 16

/** 32 bits of one number and another. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (a >>> 15) ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

export function hashOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h, text.length)
}

function shapeOf(word: string): number {
  if (/^10\.\d{4}/.test(word) && word.includes('/')) return SHAPES.doi
  if (/^(?:https?|ftp|www)\W/i.test(word)) return SHAPES.address
  if (/^\p{N}/u.test(word)) {
    if (/^(?:1[5-9]|20)\d\d$/.test(word)) return SHAPES.year
    return [SHAPES.digit, SHAPES.two, SHAPES.three, SHAPES.four][word.length - 1] ?? SHAPES.long
  }
  const small = word.toLowerCase()
  const large = word.toUpperCase()
  if (small === large) return SHAPES.uncased
  if (word === large) return word.length === 1 ? SHAPES.initial : word.length <= 3 ? SHAPES.initials : SHAPES.capitals
  if (word === small) return word.length <= 3 ? SHAPES.shortSmall : SHAPES.small
  if (word.slice(1) === small.slice(1)) return word.length <= 4 ? SHAPES.abbreviated : SHAPES.capital
  return SHAPES.mixed
}

const isNumber = (shape: number) => shape >= SHAPES.year && shape <= SHAPES.long

function infoOf(word: string): WordInfo {
  const shape = shapeOf(word)
  const small = word.toLowerCase().replaceAll('\u00ad', '')
  const traits = [mix(1, shape)]
  if (shape === SHAPES.doi || shape === SHAPES.address) return { hash: mix(2, shape), shape, traits, flags: 0 }
  if (isNumber(shape)) {
    // The decade tells years from pages, the first digits volumes.
    traits.push(hashOf(word.length === 4 ? `#${word.slice(0, 3)}` : `#${word.length}${word[0]}`))
    if (word.length < 3) traits.push(hashOf(`#=${word}`))
    return { hash: mix(3, shape), shape, traits, flags: NUMBER | (shape === SHAPES.year ? YEAR : 0) }
  }
  const hash = hashOf(small)
  traits.push(hash, mix(hash, shape))
  if (small.length > 3)
    for (let size = 2; size <= 4; size++)
      if (size < small.length) traits.push(mix(hashOf(small.slice(0, size)), 7), mix(hashOf(small.slice(-size)), 8))
  const flags =
    shape === SHAPES.small || shape === SHAPES.shortSmall
      ? SMALL
      : shape === SHAPES.initial || shape === SHAPES.initials
        ? INITIAL
        : CAPITAL
  return { hash, shape, traits, flags }
}

const known = new Map<string, WordInfo>()

export function wordInfo(word: string): WordInfo {
  let info = known.get(word)
  if (!info) {
    if (known.size > 50_000) known.clear()
    info = infoOf(word)
    known.set(word, info)
  }
  return info
}

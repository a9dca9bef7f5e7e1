// A short name for a long one: a hash that is fast, not one that keeps secrets.

/**
 * Two lanes of MurmurHash3's steps over UTF-16 units: 64 bits, so that among a billion names two agree with a chance
 * of 3%. The end of each part counts too: ("ab", "c") is not ("a", "bc"). Kept outside of any object: a pipeline of
 * dense text hashes a hundred thousand edges a megabyte.
 */
let a = 0
let b = 0

export type Part = string | number | undefined

function start(): void {
  a = 0x9747b28c | 0
  b = 0x3c6ef372
}

function add(part: Part): void {
  if (typeof part === 'number' && part >= 0 && part < 1e9 && (part | 0) === part) addOffset(part)
  else addText(part === undefined ? '' : String(part))
}

function addText(text: string): void {
  let x = a
  let y = b
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    x = turned(x ^ unit)
    y = turnedOther(y ^ unit)
  }
  a = turned(x ^ END_OF_PART)
  b = turnedOther(y ^ END_OF_PART)
}

/** Digit by digit: most offsets are met once or twice, and to make a string of one takes longer. */
function addOffset(value: number): void {
  let x = a
  let y = b
  let power = 1
  while (10 * power <= value) power *= 10
  for (; power > 0; power = (power / 10) | 0) {
    const digit = 48 + (((value / power) | 0) % 10)
    x = turned(x ^ digit)
    y = turnedOther(y ^ digit)
  }
  a = turned(x ^ END_OF_PART)
  b = turnedOther(y ^ END_OF_PART)
}

const END_OF_PART = 0x1f

/** One unit further in the first lane. */
function turned(value: number): number {
  const x = Math.imul(value, 0xcc9e2d51)
  return (x << 15) | (x >>> 17)
}

/** In the second. */
function turnedOther(value: number): number {
  const y = Math.imul(value, 0x1b873593)
  return (y << 13) | (y >>> 19)
}

function end(): void {
  a = mixed(a ^ Math.imul(b, 5))
  b = mixed(b ^ Math.imul(a, 3))
}

function mixed(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Ids of one kind: the units of their prefix, and places for sixteen digits. */
export type Ids = number[]

export const idsFrom = (prefix: string): Ids => Array.from(`${prefix}${'0'.repeat(16)}`, (unit) => unit.charCodeAt(0))

const HEX = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))

/**
 * The prefix and sixteen hexadecimal digits, eight a lane. Made in one piece: an id that is put together of two strings
 * must be copied into one by each who reads it.
 */
export function idOf(ids: Ids, high: number, low: number): string {
  let at = ids.length - 16
  for (let shift = 28; shift >= 0; shift -= 4, at++) {
    ids[at] = HEX[(high >>> shift) & 15] as number
    ids[at + 8] = HEX[(low >>> shift) & 15] as number
  }
  return String.fromCharCode.apply(undefined, ids)
}

/** The id of what its parts tell from others of its kind. */
export function hashedId(ids: Ids, ...parts: readonly Part[]): string {
  start()
  for (const part of parts) add(part)
  end()
  return idOf(ids, a, b)
}

const BARE = idsFrom('')

/** Sixteen hexadecimal digits. */
export const shortHash = (...parts: readonly Part[]): string => hashedId(BARE, ...parts)

let source: string | undefined
let sourceA = 0
let sourceB = 0

/** The lanes of `shortHash(from, to, first, second)`, without the last two where they are undefined. */
export function hashEnds(from: string, to: string, first: Part, second: Part, lanes: Int32Array, at: number): void {
  // Edges of one source come one after the other.
  if (from !== source) {
    start()
    addText(from)
    source = from
    sourceA = a
    sourceB = b
  }
  a = sourceA
  b = sourceB
  addText(to)
  if (first !== undefined) add(first)
  if (second !== undefined) add(second)
  end()
  lanes[at] = a
  lanes[at + 1] = b
}

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
  const text = part === undefined ? '' : typeof part === 'string' ? part : String(part)
  let x = a
  let y = b
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    x = Math.imul(x ^ unit, 0xcc9e2d51)
    x = (x << 15) | (x >>> 17)
    y = Math.imul(y ^ unit, 0x1b873593)
    y = (y << 13) | (y >>> 19)
  }
  x = Math.imul(x ^ 0x1f, 0xcc9e2d51)
  a = (x << 15) | (x >>> 17)
  y = Math.imul(y ^ 0x1f, 0x1b873593)
  b = (y << 13) | (y >>> 19)
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
    add(from)
    source = from
    sourceA = a
    sourceB = b
  }
  a = sourceA
  b = sourceB
  add(to)
  if (first !== undefined) add(first)
  if (second !== undefined) add(second)
  end()
  lanes[at] = a
  lanes[at + 1] = b
}

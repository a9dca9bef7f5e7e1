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

/** Sixteen hexadecimal digits. */
export function shortHash(...parts: readonly Part[]): string {
  start()
  for (const part of parts) add(part)
  end()
  return digits(a, b)
}

const HEX = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
const nibble = (value: number, shift: number): number => HEX[(value >>> shift) & 15] as number

/** Eight digits a lane; all at once, because strings put together cost more than all the rest. */
export function digits(high: number, low: number): string {
  return String.fromCharCode(
    nibble(high, 28),
    nibble(high, 24),
    nibble(high, 20),
    nibble(high, 16),
    nibble(high, 12),
    nibble(high, 8),
    nibble(high, 4),
    nibble(high, 0),
    nibble(low, 28),
    nibble(low, 24),
    nibble(low, 20),
    nibble(low, 16),
    nibble(low, 12),
    nibble(low, 8),
    nibble(low, 4),
    nibble(low, 0),
  )
}

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

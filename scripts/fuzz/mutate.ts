// Bytes of one file → bytes of a file that is a little wrong: by bytes, by words, and inside the parts of a zip file.
import { unzipSync, zipSync } from 'fflate'
import type { Target } from './seeds.js'

type Random = () => number
const LARGEST = 30_000

const below = (random: Random, most: number) => Math.floor(random() * most)
const oneOf = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T
/** Mostly few, now and then thousands. */
const times = (random: Random) => oneOf(random, [1, 1, 2, 3, 8, 50, 400, 3000])

/** One to eight changes at random places; `others` are files to take pieces from. At most 30,000 bytes. */
export function mutated(bytes: Uint8Array, others: readonly Uint8Array[], target: Target, random: Random): Uint8Array {
  let now = bytes
  for (let change = 1 + below(random, oneOf(random, [1, 3, 8])); change > 0; change--)
    now = changed(now, oneOf(random, others), target, random)
  return now
}

function changed(bytes: Uint8Array, other: Uint8Array, target: Target, random: Random): Uint8Array {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip && random() < 0.85) return withPart(bytes, target, random)
  const next = isZip || random() < 0.3 ? byBytes(bytes, other, random) : byWords(bytes, other, target, random)
  return next.subarray(0, LARGEST)
}

function withPart(bytes: Uint8Array, target: Target, random: Random): Uint8Array {
  let parts: Record<string, Uint8Array>
  try {
    // A changed header may say any size, and that much is taken.
    parts = unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= LARGEST })
  } catch {
    return byBytes(bytes, bytes, random)
  }
  const names = Object.keys(parts).filter((name) => name !== 'mimetype')
  if (names.length === 0) return bytes
  const name = oneOf(random, names)
  const part = parts[name] as Uint8Array
  if (random() < 0.03) delete parts[name]
  else {
    const other = parts[oneOf(random, names)] as Uint8Array
    parts[name] = (random() < 0.15 ? byBytes(part, other, random) : byWords(part, other, target, random)).subarray(
      0,
      LARGEST,
    )
  }
  // Books are known by a first part that is not packed.
  const mark = parts.mimetype
  return zipSync({
    ...(mark ? { mimetype: [mark, { level: 0 }] as const } : {}),
    ...without(parts, 'mimetype'),
  } as never)
}

const without = (parts: Record<string, Uint8Array>, left: string) =>
  Object.fromEntries(Object.entries(parts).filter(([name]) => name !== left))

const BYTES = [0, 1, 0x20, 0x22, 0x3c, 0x7f, 0x80, 0xbf, 0xc3, 0xed, 0xf0, 0xfe, 0xff]

function byBytes(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const at = below(random, bytes.length + 1)
  const end = Math.min(bytes.length, at + below(random, oneOf(random, [4, 64, 4096])))
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)]
  switch (below(random, 6)) {
    case 0: {
      const copy = Uint8Array.from(bytes)
      copy[at] = random() < 0.5 ? (copy[at] ?? 0) ^ (1 << below(random, 8)) : oneOf(random, BYTES)
      return copy
    }
    case 1:
      return joined(before, after)
    case 2:
      return joined(before, piece, piece, after)
    case 3:
      return before
    case 4:
      return joined(before, Uint8Array.of(oneOf(random, BYTES)), bytes.subarray(at))
    default:
      return joined(before, other.subarray(below(random, other.length)))
  }
}

const joined = (...pieces: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces))

/** Tags, words, numbers, white space and single marks, in one byte a character so that no byte is lost. */
const WORD = /<[^<>]{0,200}>|[A-Za-z\x80-\xff]+|\d+|\s+|./gs
const wordsIn = (bytes: Uint8Array): string[] => Buffer.from(bytes).toString('latin1').match(WORD) ?? []
const bytesOf = (words: readonly string[]) => new Uint8Array(Buffer.from(words.join(''), 'latin1'))
const utf8 = (word: string) => Buffer.from(word, 'utf8').toString('latin1')

/** No more often than fits: what is cut off later was in memory first. */
const repeated = (text: string, count: number) =>
  text.repeat(Math.min(count, Math.ceil(LARGEST / Math.max(1, text.length))))

function byWords(bytes: Uint8Array, other: Uint8Array, { words: known }: Target, random: Random): Uint8Array {
  const words = wordsIn(bytes)
  const at = below(random, words.length + 1)
  const length = 1 + below(random, oneOf(random, [1, 5, 40]))
  const piece = words.slice(at, at + length)
  const given = utf8(oneOf(random, known))
  switch (below(random, 9)) {
    case 0:
      return bytesOf(words.toSpliced(at, length))
    case 1:
      return bytesOf(words.toSpliced(at, 0, ...piece))
    case 2:
      return bytesOf(words.toSpliced(at, 0, repeated(piece.join(''), times(random))))
    case 3:
      return bytesOf(words.toSpliced(at, 0, given))
    case 4:
      return bytesOf(words.toSpliced(at, 1, given))
    case 5:
      return bytesOf(words.toSpliced(at, 0, repeated(given, times(random))))
    case 6: {
      const taken = wordsIn(other)
      const from = below(random, taken.length)
      return bytesOf(words.toSpliced(at, 0, ...taken.slice(from, from + length)))
    }
    case 7:
      return bytesOf([...words.slice(0, at), ...words.slice(at + length), ...piece])
    default:
      return bytesOf(words.toSpliced(at, 1, oneOf(random, ['0', '-1', '99999999999999999999', '1e308', ''])))
  }
}

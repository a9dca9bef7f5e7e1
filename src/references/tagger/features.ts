// What the tagger sees of a token beyond its own letters: marks around it, neighbours, its chunk, where it stands in the line.
import type { Cut } from './tokens.js'
import { CAPITAL, hashOf, INITIAL, mix, NUMBER, SHAPES, SMALL, type WordInfo, wordInfo, YEAR } from './words.js'

/** A line as the tagger sees it. */
export interface Seen {
  infos: WordInfo[]
  /** Hashes of the gaps. */
  marks: number[]
  /** Chunk of each token; chunks end at marks that end more than an abbreviation. */
  chunks: number[]
  /** First token of each chunk, and the number of tokens at the end. */
  chunkStarts: number[]
  /** Hashes of what is true of a token's context alone. */
  contexts: number[][]
  /** Of all tokens of a chunk. */
  chunkContexts: number[][]
  /** Hashes of what decides between one token's label and the next one's, at the later token. */
  bonds: number[][]
}

/** What stands between two tokens. */
interface Gap {
  hash: number
  /** Whether it ends a chunk: never, always, or unless its full stop belongs to an abbreviation. */
  ends: 'never' | 'always' | 'by its stop'
  /** Ends more than a chunk. */
  stops: boolean
  /** Brackets and quotation marks. */
  pairs: boolean
  parts: boolean
}

const gapsSeen = new Map<string, Gap>()
function gapOf(text: string): Gap {
  let gap = gapsSeen.get(text)
  if (gap === undefined) {
    const always = /[,;:()[\]"?!/]/.test(text)
    gap = {
      hash: hashOf(text),
      ends: always ? 'always' : text.includes('.') ? 'by its stop' : 'never',
      stops: /[.?!"]/.test(text),
      pairs: /[()[\]"]/.test(text),
      parts: /[.,;:"]/.test(text),
    }
    if (gapsSeen.size > 5000) gapsSeen.clear()
    gapsSeen.set(text, gap)
  }
  return gap
}

const NOTHING: WordInfo = { hash: 0, shape: SHAPES.none, traits: [], flags: 0 }
/** Past either end there is nothing, and reading the array itself would leave the engine's fast path. */
const infoAt = (infos: readonly WordInfo[], i: number): WordInfo =>
  i >= 0 && i < infos.length ? (infos[i] as WordInfo) : NOTHING
const markAt = (marks: readonly number[], i: number): number => (i >= 0 && i < marks.length ? (marks[i] as number) : 0)
const bin = (n: number): number => (n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 13 ? 6 : n < 20 ? 7 : n < 32 ? 8 : 9)

/** Whether the mark ends a chunk: "Rev. Lett." and "J. Smith" go on. */
function ends(gap: Gap, before: WordInfo, length: number, after: WordInfo): boolean {
  if (gap.ends !== 'by its stop') return gap.ends === 'always'
  return !(after.flags & SMALL) && (before.flags & (SMALL | NUMBER) ? true : length > 4 && !(before.flags & INITIAL))
}

export function look({ words, gaps }: Cut): Seen {
  const n = words.length
  const infos = words.map(wordInfo)
  const between = gaps.map(gapOf)
  const marks = between.map(({ hash }) => hash)
  const chunks: number[] = []
  const chunkStarts: number[] = []
  const stops: number[] = []
  let stop = 0
  for (let i = 0; i < n; i++) {
    const gap = between[i] as Gap
    const before = infoAt(infos, i - 1)
    const open = i === 0 || ends(gap, before, (words[i - 1] as string).length, infos[i] as WordInfo)
    if (open) chunkStarts.push(i)
    if (open && i > 0 && gap.stops) stop++
    chunks.push(chunkStarts.length - 1)
    stops.push(stop)
  }
  const line = lineTraits(infos, gaps)
  const chunkTraits = chunkStarts.map((start, c) => chunkTrait(infos, start, chunkStarts[c + 1] ?? n))
  chunkStarts.push(n)
  const nextNumber = distances(infos)
  const contexts: number[][] = []
  const chunkContexts: number[][] = []
  const bonds: number[][] = []
  let depth = 0
  let quoted = 0
  let years = 0
  let numbers = 0
  let inSeen = 0
  for (let i = 0; i < n; i++) {
    const here = infos[i] as WordInfo
    const before = infoAt(infos, i - 1)
    const after = infoAt(infos, i + 1)
    const gap = between[i] as Gap
    if (gap.pairs)
      for (const mark of gaps[i] as string)
        if (mark === '(' || mark === '[') depth = 1
        else if (mark === ')' || mark === ']') depth = 0
        else if (mark === '"') quoted = quoted === 1 ? 2 : 1
    const mark = marks[i] as number
    const next = marks[i + 1] as number
    const { shape } = here
    const c = chunks[i] as number
    const chunk = chunkTraits[c] as number
    const inChunk = i - (chunkStarts[c] as number)
    const s = Math.min(stops[i] as number, 5)
    const state = mix(quoted * 8 + depth * 4 + Math.min(years, 2), inSeen * 4 + Math.min(numbers, 3))
    contexts.push([
      mix(mix(mark, here.hash), 105),
      mix(mix(next, here.hash), 106),
      mix(mix(before.hash, here.hash), 111),
      mix(mix(here.hash, after.hash), 112),
      mix(mix(markAt(marks, i - 1), mark), 113),
      mix(mix(next, markAt(marks, i + 2)), 114),
      mix(mix(state, shape), 117),
      mix(mix(bin(i), shape), 118),
      mix(mix(bin(n - 1 - i), shape), 119),
      mix(mix(s, shape), 120),
      mix(mix((infos[chunkStarts[c] as number] as WordInfo).hash, Math.min(inChunk, 2)), 128),
      mix(mix(nextNumber[i] as number, shape), 129),
      mix(mix(line, shape), 130),
      mix(mix(line, mix(state, s)), 131),
      mix(mix(state, chunk), 132),
      mix(mix(infoAt(infos, i + 2).shape, after.shape), 133),
      mix(mix(infoAt(infos, i - 2).shape, before.shape), 134),
    ])
    if (inChunk === 0)
      chunkContexts.push([
        mix(mix(s, line), 121),
        mix(chunk, 122),
        mix(mix(chunk, Math.min(c, 8)), 123),
        mix(mix(chunk, s), 124),
        mix(mix(chunk, markAt(chunkTraits, c + 1)), 125),
        mix(mix(chunk, markAt(chunkTraits, c - 1)), 126),
        mix(mix(mark, marks[chunkStarts[c + 1] as number] as number), 127),
      ])
    bonds.push([
      mix(mark, 201),
      mix(mix(mark, before.shape * 32 + shape), 202),
      mix(mix(mark, here.hash), 203),
      mix(mix(mark, before.hash), 204),
    ])
    if (here.flags & YEAR) years++
    if (here.flags & NUMBER) numbers++
    if (here.hash === IN && gap.parts) inSeen = 1
  }
  return { infos, marks, chunks, chunkStarts, contexts, chunkContexts, bonds }
}

/** Stands for the marks around a token with its shape and its neighbours': few kinds, met again and again. */
export function nearKey({ infos, marks }: Seen, i: number): number {
  const shapes = (infoAt(infos, i - 1).shape << 5) | infoAt(infos, i + 1).shape
  return mix(mix(mix(marks[i] as number, (infos[i] as WordInfo).shape), marks[i + 1] as number), shapes)
}

/** Hashes of what `nearKey` stands for. */
export function nearContexts({ infos, marks }: Seen, i: number): number[] {
  const { shape } = infos[i] as WordInfo
  const before = infoAt(infos, i - 1).shape
  const after = infoAt(infos, i + 1).shape
  const mark = marks[i] as number
  const next = marks[i + 1] as number
  const around = mix(mix(mark, shape), next)
  return [
    mix(mark, 101),
    mix(next, 102),
    mix(mix(mark, shape), 103),
    mix(mix(next, shape), 104),
    mix(around, 107),
    mix(mix(mix(mark, shape), before), 108),
    mix(mix(mix(next, shape), after), 109),
    mix(mix(around, before * 32 + after), 110),
  ]
}

const IN = wordInfo('in').hash

/** How far the next number is, and of which kind. */
function distances(infos: readonly WordInfo[]): number[] {
  const found = new Array<number>(infos.length).fill(0)
  let at = -1
  for (let i = infos.length - 1; i >= 0; i--) {
    found[i] = at < 0 ? 0 : bin(at - i) * 32 + (infos[at] as WordInfo).shape
    if ((infos[i] as WordInfo).flags & NUMBER) at = i
  }
  return found
}

function chunkTrait(infos: readonly WordInfo[], start: number, end: number): number {
  let small = 0
  let capital = 0
  let initials = 0
  let numbers = 0
  let years = 0
  for (let i = start; i < end; i++) {
    const { flags } = infos[i] as WordInfo
    if (flags & SMALL) small++
    if (flags & CAPITAL) capital++
    if (flags & INITIAL) initials++
    if (flags & NUMBER) numbers++
    if (flags & YEAR) years++
  }
  const cap = (n: number) => Math.min(n, 3)
  const share = Math.round((4 * small) / (end - start))
  return mix(cap(initials) * 64 + cap(numbers) * 16 + cap(years) * 4 + cap(capital), share * 16 + bin(end - start))
}

/** The style of the whole line: quotes, brackets with a year early or late, how it opens. */
function lineTraits(infos: readonly WordInfo[], gaps: readonly string[]): number {
  const quotes = gaps.some((gap) => gap.includes('"')) ? 1 : 0
  const year = infos.findIndex(({ flags }) => flags & YEAR)
  const bracketed = year > 0 && /[([]$/.test(gaps[year] as string) ? 1 : 0
  const place = year < 0 ? 0 : year < infos.length / 2 ? 1 : year < infos.length - 4 ? 2 : 3
  return mix(quotes * 8 + bracketed * 4 + place, (infos[0]?.shape ?? 0) * 32 + (infos[1]?.shape ?? 0))
}

// Parts of speech by wink-nlp's lite English model: its lexicon is asked once per word, its patterns run here.
import model, { type Model } from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { apply, type Machine, machineOf, type Part } from './wink-patterns.js'
import type { Word } from './words.js'

// wink reads every word of a text anew, by regular expressions, and runs its patterns over objects. Asking it for each
// word once and running the patterns over small integers gives the same tags in less than half the time. A test compares
// both.

/** What wink's `readDoc` hands to the model, as far as it is read here. */
interface WinkCache {
  value(lexeme: number): string
  property(lexeme: number, name: 'posHint' | 'lexemeCID'): number
}
interface WinkModel {
  core(): {
    packing: { efList: string[] }
    features: { pos: { list: string[] }; posClusters: { list: ReadonlySet<number>[] } }
  }
  pos(): {
    machines: string[]
    transformers: unknown[]
    updater(patterns: unknown, cache: WinkCache, pos: number[], normals: number[]): void
    setter(data: { tokens: number[]; cache: WinkCache }, pos: number[]): void
  }
}

const TOKEN_SIZE = 4
const EMPTY_MACHINE = '[100,0,{"0":{}},{},{},{}]'

interface Wink {
  /** wink's tokens of a text, with their characters; those that are the same to the patterns are one list of one part. */
  read(text: string): { values: string[]; parts: (readonly Part[])[] }
  machines: Machine[]
  names: string[]
}

let wink: Wink | undefined

function load(): Wink {
  const found = { values: [] as string[], parts: [] as (readonly Part[])[] }
  const kinds = new Map<string, readonly Part[]>()
  const kindOf = (pos: number, hint: number, cluster: number, fixed: boolean): readonly Part[] => {
    const key = `${pos} ${hint} ${cluster} ${fixed}`
    const known = kinds.get(key)
    if (known) return known
    const made = [{ pos, hint, fits: clusters[cluster] as number, fixed }]
    kinds.set(key, made)
    return made
  }
  const original = (model as unknown as WinkModel).pos()
  let normals: number[] = []
  // In place of the model's own patterns: nothing is changed, all that they would see is noted.
  const pos: WinkModel['pos'] = () => ({
    ...original,
    machines: [EMPTY_MACHINE],
    updater: (_patterns, _cache, _pos, all) => {
      normals = all
    },
    setter: ({ tokens, cache }, defaults) => {
      found.values = []
      found.parts = defaults.map((own, i) => {
        const lexeme = tokens[TOKEN_SIZE * i] as number
        found.values.push(cache.value(lexeme))
        const cluster = cache.property(normals[i] as number, 'lexemeCID')
        return kindOf(own, cache.property(lexeme, 'posHint'), cluster, tokens[TOKEN_SIZE * i + 2] !== 0)
      })
    },
  })
  const core = (model as unknown as WinkModel).core()
  const names = core.features.pos.list
  // Which parts of speech the words of a cluster can be, as bits.
  const clusters = core.features.posClusters.list.map((all) => {
    let bits = 0
    for (const pos of all) bits |= 1 << pos
    return bits
  })
  // All that is asked of words that the lexicon lacks.
  core.packing.efList = ['pos']
  const nlp = winkNLP({ ...model, core: () => core, pos } as Model, ['pos'])
  const read = (text: string) => {
    nlp.readDoc(text)
    return { ...found }
  }
  return { read, machines: original.machines.map(machineOf), names }
}

/** Finds the parts of words that have none yet. */
function learn(words: readonly Word[], read: Wink['read']): void {
  // wink splits words; joined by one space each, its tokens map back to them by counting characters.
  const { values, parts } = read(words.map(({ text }) => text).join(' '))
  const own: (readonly Part[])[] = []
  let k = 0
  for (const { text } of words) {
    const first = k
    let length = 0
    while (length < text.length && k < values.length) length += (values[k++] as string).length
    if (length !== text.length) break
    own.push(k - first === 1 ? (parts[first] as readonly Part[]) : parts.slice(first, k).flat())
  }
  if (own.length === words.length && k === values.length)
    for (let i = 0; i < words.length; i++) (words[i] as Word).parts = own[i]
  else if (words.length === 1) (words[0] as Word).parts = parts[0] ?? []
  else {
    // wink dropped or joined characters somewhere: narrow it down, so that no other word's tag drifts.
    const middle = words.length >> 1
    learn(words.slice(0, middle), read)
    learn(words.slice(middle), read)
  }
}

/** Whether the lexicon knows the word as a verb, too; asked of words that were tagged. */
export function mayBeVerb({ parts }: Word): boolean {
  const verb = wink?.names.indexOf('VERB') ?? -1
  return parts !== undefined && parts.length === 1 && verb >= 0 && (((parts[0] as Part).fits >>> verb) & 1) === 1
}

/** Tags of each word's parts as wink splits it: one but for compounds and words with marks inside. */
export function winkTags(words: readonly Word[]): { tags: string[]; sizes: number[] } {
  wink ??= load()
  const { machines, names, read } = wink
  const unknown = new Set<Word>()
  for (const word of words) if (word.parts === undefined) unknown.add(word)
  if (unknown.size > 0) learn([...unknown], read)
  const parts: Part[] = []
  const sizes: number[] = []
  for (const word of words) {
    const own = word.parts as readonly Part[]
    for (const part of own) parts.push(part)
    sizes.push(own.length)
  }
  const pos = new Uint8Array(parts.length)
  for (let i = 0; i < parts.length; i++) pos[i] = (parts[i] as Part).pos
  for (const machine of machines) apply(machine, parts, pos)
  const tags: string[] = []
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as Part
    tags.push(names[part.fixed ? part.pos : (pos[i] as number)] as string)
  }
  return { tags, sizes }
}

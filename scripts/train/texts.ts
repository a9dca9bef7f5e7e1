// Texts whose claims careful readers marked: openings of articles in shared/data, and the annotated corpus.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EntityKind, Predicate } from '../../graph/schema.js'

export interface MarkedClaim {
  /** Indices into `names`. */
  subject: number
  object: number
  predicate: Predicate
  /** Other predicates that a fair reader could choose. */
  otherPredicates: readonly Predicate[]
  core: boolean
  /** Where it is said. */
  at: readonly [number, number]
}

export interface MarkedText {
  id: string
  text: string
  /** Per entity. */
  names: string[][]
  claims: MarkedClaim[]
}

/** One line of openings.jsonl: marks by their offsets alone, since the texts are not ours to keep. */
interface Opening {
  id: string
  /** In shared/data. */
  file: string
  length: number
  entities: { kind: EntityKind; otherKinds?: EntityKind[]; core?: boolean; names: [number, number][] }[]
  claims: {
    subject: number
    predicate: Predicate
    otherPredicates?: Predicate[]
    object: number
    polarity?: 'negated'
    modality?: string
    core?: boolean
    at: [number, number]
  }[]
}

interface Article {
  id: string
  title: string
  abstract?: string
  text: string
}

/** Title, abstract and the first paragraphs: an opening ends before the paragraph that would make it too long. */
export function openingOf({ title, abstract, text }: Article): string {
  let opening = `${title}\n\n`
  if (abstract) opening += `Abstract\n\n${abstract.trim()}\n\n`
  for (const paragraph of text.split('\n\n')) {
    if (opening.length > 4200 || (opening.length + paragraph.length > 6000 && opening.length > 3600)) break
    opening += `${paragraph.trim()}\n\n`
  }
  return `${opening.trim()}\n`
}

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

/** Throws where the texts beside the marks are not those that were marked. */
export function markedOpenings(marks: string, shared: string): MarkedText[] {
  const files = new Map<string, Map<string, Article>>()
  return linesOf<Opening>(marks).map(({ id, file, length, entities, claims }) => {
    let articles = files.get(file)
    if (!articles) {
      articles = new Map(linesOf<Article>(join(shared, 'data', file)).map((article) => [article.id, article]))
      files.set(file, articles)
    }
    const article = articles.get(id)
    const text = article ? openingOf(article) : ''
    if (text.length !== length)
      throw new Error(`${file}: the opening of ${id} has ${text.length} characters, the marked one ${length}`)
    return {
      id,
      text,
      names: entities.map(({ names }) => names.map(([start, end]) => text.slice(start, end))),
      claims: claims.map((claim) => ({
        ...claim,
        otherPredicates: claim.otherPredicates ?? [],
        core: claim.core === true,
      })),
    }
  })
}

interface GoldFile {
  entities: { id: string; names: string[] }[]
  claims: {
    subject: string
    predicate: Predicate
    altPredicates?: Predicate[]
    object: string
    core?: boolean
    quote: string
  }[]
}

/** An annotated text of shared/corpus; claims about entities that it does not list are left out. */
export function markedCorpus(name: string, shared: string): MarkedText[] {
  const file = join(shared, 'corpus', `${name}.gold.json`)
  if (!existsSync(file)) return []
  const { entities, claims } = JSON.parse(readFileSync(file, 'utf8')) as GoldFile
  const text = readFileSync(join(shared, 'corpus', `${name}.txt`), 'utf8').replace(/^\uFEFF/, '')
  const index = new Map(entities.map(({ id }, i) => [id, i]))
  return [
    {
      id: name,
      text,
      names: entities.map(({ names }) => names),
      claims: claims.flatMap((claim) => {
        const [subject, object] = [index.get(claim.subject), index.get(claim.object)]
        const start = text.indexOf(claim.quote)
        if (subject === undefined || object === undefined || start < 0) return []
        const { predicate, altPredicates: otherPredicates = [], core = false } = claim
        return [{ subject, object, predicate, otherPredicates, core, at: [start, start + claim.quote.length] as const }]
      }),
    },
  ]
}

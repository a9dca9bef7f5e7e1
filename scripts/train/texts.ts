// Texts whose claims careful readers marked: parts of articles in shared/data, and the annotated corpus.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EntityKind, Predicate } from '../../graph/schema.js'

export interface MarkedEntity {
  names: readonly string[]
  /** Its kind, then others that a fair reader could choose. */
  kinds: readonly EntityKind[]
  core: boolean
}

export interface MarkedClaim {
  /** Indices into `entities`. */
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
  entities: readonly MarkedEntity[]
  claims: MarkedClaim[]
}

/** One line of marks.jsonl: marks by their offsets alone, since the texts are not ours to keep. */
interface Marks {
  /** Of the article. */
  id: string
  part: keyof typeof PARTS
  /** In shared/data. */
  file: string
  length: number
  /** "Intervention/Concept* 333-348 0-15": its kind, other kinds that would do, "*" for core, places of its names. */
  entities: string[]
  /** "0 DECREASES/AFFECTS* 3 120-180 negated hedged": entities by number, and where it is said. */
  claims: string[]
}

const spanOf = (words: string): readonly [number, number] => {
  const [start, end] = words.split('-').map(Number)
  return [start as number, end as number]
}

function entityOf(line: string, text: string): MarkedEntity {
  const [kinds = '', ...spans] = line.split(' ')
  return {
    names: spans.map((span) => text.slice(...spanOf(span))),
    kinds: kinds.replace('*', '').split('/') as EntityKind[],
    core: kinds.endsWith('*'),
  }
}

function claimOf(line: string): MarkedClaim {
  const [subject, predicates = '', object, at = ''] = line.split(' ')
  const [predicate, ...otherPredicates] = predicates.replace('*', '').split('/') as Predicate[]
  return {
    subject: Number(subject),
    object: Number(object),
    predicate: predicate as Predicate,
    otherPredicates,
    core: predicates.endsWith('*'),
    at: spanOf(at),
  }
}

interface Article {
  id: string
  title: string
  abstract?: string
  text: string
  headings: [number, number][]
}

const PARTS = {
  /** Title, abstract and the first paragraphs. */
  opening(article: Article): string {
    return [...headOf(article), ...upTo(headOf(article).join(''), article.text.split('\n\n'))].join('').trim()
  },
  /** Title, and what follows the opening up to the methods. */
  introduction(article: Article): string {
    const paragraphs = article.text.split('\n\n')
    const rest = paragraphs.slice(upTo(headOf(article).join(''), paragraphs).length)
    const methods = rest.findIndex((paragraph) => paragraph.length < 80 && METHODS.test(paragraph.trim()))
    return part(article.title, methods < 0 ? rest : rest.slice(0, methods))
  },
  /** Title, and the first paragraphs from the heading "Discussion" on. */
  discussion({ title, text, headings }: Article): string {
    const heading = headings.find(([start, end]) => /discussion/i.test(text.slice(start, end)))
    return part(title, text.slice(heading?.[0]).split('\n\n'))
  },
}

const METHODS =
  /^(?:\d[\d. |]*)?(?:materials?|methods?|participants|patients|subjects|procedure|design|study design|experimental)/i

const headOf = ({ title, abstract }: Article): string[] =>
  abstract ? [`${title}\n\n`, `Abstract\n\n${abstract.trim()}\n\n`] : [`${title}\n\n`]

const part = (title: string, paragraphs: readonly string[]): string =>
  [`${title}\n\n`, ...upTo(`${title}\n\n`, paragraphs)].join('').trim()

/** The first paragraphs, but none that would make the text too long. */
function upTo(head: string, paragraphs: readonly string[]): string[] {
  const taken: string[] = []
  let length = head.length
  for (const paragraph of paragraphs) {
    if (length > 4200 || (length + paragraph.length > 6000 && length > 3600)) break
    taken.push(`${paragraph.trim()}\n\n`)
    length += paragraph.trim().length + 2
  }
  return taken
}

export const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

/** Throws where the texts beside the marks are not those that were marked. */
export function markedArticles(marks: string, shared: string): MarkedText[] {
  const files = new Map<string, Map<string, Article>>()
  return linesOf<Marks>(marks).map(({ id, part, file, length, entities, claims }) => {
    let articles = files.get(file)
    if (!articles) {
      articles = new Map(linesOf<Article>(join(shared, 'data', file)).map((article) => [article.id, article]))
      files.set(file, articles)
    }
    const article = articles.get(id)
    const text = article ? `${PARTS[part](article)}\n` : ''
    if (text.length !== length)
      throw new Error(`${file}: the ${part} of ${id} has ${text.length} characters, the marked one ${length}`)
    return {
      id: `${id}-${part}`,
      text,
      entities: entities.map((line) => entityOf(line, text)),
      claims: claims.map(claimOf),
    }
  })
}

interface GoldFile {
  entities: { id: string; names: string[]; type: EntityKind; altTypes?: EntityKind[]; core?: boolean }[]
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
      entities: entities.map(({ names, type, altTypes = [], core = false }) => ({
        names,
        kinds: [type, ...altTypes],
        core,
      })),
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

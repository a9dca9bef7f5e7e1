// Claims: subject, predicate and object of what a text asserts, with the author's own hedges and citations.
import type { Annotations, ClaimRecord, Document, Extractor, Knowledge, Mention } from '../../types.js'
import { readAsides } from './asides.js'
import type { Clause } from './clause.js'
import { readCopula } from './copulas.js'
import { sentenceOf } from './elements.js'
import { isFragment, readFragment } from './fragments.js'
import { lexiconOf } from './lexicon.js'
import { readLinks } from './links/index.js'
import { readNominals } from './nominals.js'
import { readFindings } from './results.js'
import type { Reading, Scene } from './scene.js'
import { type Skeleton, skeletonOf } from './skeleton.js'
import { subjectsOf } from './subjects.js'
import { type Topic, topicsOf } from './topics.js'
import { readVerb } from './verbs.js'

export const claims: Extractor = {
  name: 'claims',
  doc: 'Claims: subject, predicate, object.',
  needs: ['citations', 'tokens', 'phrases', 'mentions', 'entities', 'studies', 'findings'],
  gives: ['claims', 'mentions', 'entities'],
  extract(document, found, knowledge) {
    const reading = readingOf(document, found, knowledge)
    const counts = countMentions(found)
    const { links } = knowledge
    const records = readingsOf(reading).flatMap(({ scene, records }) =>
      links ? [...records, ...readLinks(scene, links, records, counts)] : records,
    )
    records.push(...readFindings(reading))
    // A phrase becomes an entity only where a claim came of it.
    const used = new Set(
      records.flatMap(({ subject, object, mediator, moderator, population }) => [
        subject,
        object,
        mediator,
        moderator,
        population,
      ]),
    )
    const entities = new Map([...reading.entities].filter(([id]) => found.entities.has(id) || used.has(id)))
    const added = [...reading.added.values()].filter(({ entity }) => used.has(entity))
    const mentions = [...found.mentions, ...added].sort(
      (a, b) => a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : 0),
    )
    return { claims: unique(records), mentions, entities }
  },
}

/** Tokens from which on a heading may say something: "Hope reduces fear", not "Effects of hope". */
const TITLE = 5

interface FullReading extends Reading {
  mentions: Mention[][]
  citations: number[][]
  topics: Topic[]
}

function readingOf(document: Document, found: Annotations, knowledge: Knowledge): FullReading {
  const mentions: Mention[][] = document.passages.map(() => [])
  for (const mention of found.mentions) mentions[mention.passage]?.push(mention)
  const citations: number[][] = document.passages.map(() => [])
  found.citations.forEach(({ passage }, i) => {
    citations[passage]?.push(i)
  })
  return {
    document,
    found,
    knowledge,
    lexicon: lexiconOf(knowledge),
    entities: new Map(found.entities),
    added: new Map(),
    ids: new Map(),
    bad: new Map(),
    mentions,
    citations,
    topics: topicsOf(document, found, found.entities),
  }
}

export interface PassageReading {
  scene: Scene
  records: ClaimRecord[]
}

/** What frames read, passage by passage; the model of links is trained on what they leave. */
export function readFrames(document: Document, found: Annotations, knowledge: Knowledge): PassageReading[] {
  return readingsOf(readingOf(document, found, knowledge))
}

const readingsOf = (reading: FullReading): PassageReading[] =>
  reading.document.passages.flatMap(({ kind, index }) => {
    if (kind === 'heading' && (reading.found.tokens[index]?.length ?? 0) < TITLE) return []
    const scene = sceneOf(reading, index)
    return [{ scene, records: readPassage(reading, scene, index) }]
  })

/** How often each entity is mentioned. */
export function countMentions({ mentions }: Annotations): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { entity } of mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  return counts
}

function readPassage(reading: FullReading, scene: FullScene, passage: number): ClaimRecord[] {
  const { elements } = scene.skeleton
  const leadIn = reading.document.passages[passage]?.leadIn
  if (leadIn !== undefined && isFragment(elements)) {
    const joined = sceneOf(reading, passage, leadIn)
    const records = readClauses(joined).filter(({ span }) => span.start < span.end)
    if (records.length > 0) return [...records, ...readAsides(scene, elements), ...readNominals(scene, elements)]
  }
  const records = [...readClauses(scene), ...readAsides(scene, elements), ...readNominals(scene, elements)]
  return records.length === 0 && isFragment(elements) ? readFragment(scene, elements) : records
}

function readClauses(scene: FullScene): ClaimRecord[] {
  const { elements } = scene.skeleton
  const subjects = subjectsOf(scene.sentence, elements, scene.reading.lexicon)
  return elements.flatMap((vg, v) => {
    if (vg.kind !== 'vg') return []
    const clause: Clause = { scene, elements, v, vg, subjects: subjects.get(v) ?? [] }
    const copular = readCopula(clause)
    return copular.length > 0 ? copular : readVerb(clause)
  })
}

interface FullScene extends Scene {
  skeleton: Skeleton
}

/** Everything about one passage; with a lead-in, of the lead-in and the passage as one sentence. */
function sceneOf(reading: FullReading, passage: number, leadIn?: number): FullScene {
  const { found, lexicon } = reading
  let mentions = reading.mentions[passage] ?? []
  let tokens = found.tokens[passage] ?? []
  if (leadIn !== undefined) {
    const before = found.tokens[leadIn] ?? []
    tokens = [...(before.at(-1)?.text === ':' ? before.slice(0, -1) : before), ...tokens]
    mentions = [...(reading.mentions[leadIn] ?? []), ...mentions]
  }
  const sentence = sentenceOf(tokens, mentions, lexicon)
  const skeleton = skeletonOf(sentence, lexicon)
  const indices = reading.citations[passage] ?? []
  const introduction = reading.document.passages[passage]?.leadIn
  return {
    reading,
    passage,
    sentence,
    mentions,
    asides: skeleton.asides,
    made: new Map(),
    seen: new Map(),
    skeleton,
    citations: indices.flatMap((i) => found.citations[i] ?? []),
    indices,
    inherited: introduction === undefined ? [] : (reading.citations[introduction] ?? []),
    topic: reading.topics[passage] ?? {},
  }
}

/** Each claim once per passage, the surest first. */
function unique(records: readonly ClaimRecord[]): ClaimRecord[] {
  const seen = new Map<string, ClaimRecord>()
  for (const record of records) {
    const { passage, subject, predicate, object, polarity } = record
    const key = [passage, subject, predicate, object, polarity].join(' ')
    const known = seen.get(key)
    if (!known || known.confidence < record.confidence) seen.set(key, record)
  }
  return [...seen.values()]
}

// Claims: subject, predicate and object of what a text asserts, with the author's own hedges and citations.
import { familyKey } from '../../text/names.js'
import type { Annotations, Citation, ClaimRecord, Document, Extractor, Knowledge, Mention } from '../../types.js'
import { readAsides } from './frames/asides.js'
import type { Clause } from './frames/clause.js'
import { readCopula } from './frames/copulas.js'
import { isFragment, readFragment } from './frames/fragments.js'
import { readNominals } from './frames/nominals.js'
import { readFindings } from './frames/results.js'
import { readVerb } from './frames/verbs.js'
import { lexiconOf } from './lexicon.js'
import { readLinks } from './links/index.js'
import { standingsOf } from './links/standings.js'
import { apartOf } from './refs/apart.js'
import { subjectsOf } from './refs/subjects.js'
import { sentenceOf } from './row/elements.js'
import type { Reading, Scene } from './scene.js'
import { type Skeleton, skeletonOf } from './skeleton.js'
import { type Topic, topicsOf } from './topics.js'
import { unique } from './unique.js'

export const claims: Extractor = {
  name: 'claims',
  doc: 'Claims: subject, predicate, object.',
  needs: ['citations', 'tokens', 'phrases', 'mentions', 'entities', 'studies', 'findings'],
  gives: ['claims', 'mentions', 'entities'],
  extract(document, found, knowledge) {
    const reading = readingOf(document, found, knowledge)
    const standings = standingsOf(found, document.passages)
    const { links } = knowledge
    const records: ClaimRecord[] = []
    for (const { index } of document.passages) {
      const read = readingAt(reading, index)
      if (read === undefined) continue
      for (const record of read.records) records.push(record)
      if (links) for (const record of readLinks(read.scene, links, read.records, standings)) records.push(record)
    }
    for (const record of readFindings(reading)) records.push(record)
    // A phrase becomes an entity only where a claim came of it.
    const { entities, made, added } = reading
    const unused = new Set(made)
    for (const list of added.values()) for (const { entity } of list) unused.add(entity)
    for (const record of records) {
      const { subject, object, mediator, moderator, population } = record
      unused.delete(subject)
      unused.delete(object)
      if (mediator !== undefined) unused.delete(mediator)
      if (moderator !== undefined) unused.delete(moderator)
      if (population !== undefined) unused.delete(population)
    }
    for (const id of made) if (unused.has(id)) entities.delete(id)
    const mentions = [...found.mentions]
    for (const list of added.values())
      for (const mention of list) if (!unused.has(mention.entity)) mentions.push(mention)
    mentions.sort(
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
    made: [],
    added: new Map(),
    authors: new Set(document.references.flatMap(({ authors }) => authors.map(({ family }) => familyKey(family)))),
    names: { plain: { next: undefined, named: undefined }, verbal: { next: undefined, named: undefined } },
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
  const reading = readingOf(document, found, knowledge)
  return document.passages.flatMap(({ index }) => readingAt(reading, index) ?? [])
}

/** What frames read in a passage; undefined where it is a heading too short to say anything. */
function readingAt(reading: FullReading, index: number): PassageReading | undefined {
  const heading = reading.document.passages[index]?.kind === 'heading'
  if (heading && (reading.found.tokens[index]?.length ?? 0) < TITLE) return undefined
  const scene = sceneOf(reading, index)
  return { scene, records: readPassage(reading, scene, index) }
}

function readPassage(reading: FullReading, scene: FullScene, passage: number): ClaimRecord[] {
  const { elements } = scene.skeleton
  const leadIn = reading.document.passages[passage]?.leadIn
  if (leadIn !== undefined && isFragment(elements)) {
    const records: ClaimRecord[] = []
    readClauses(sceneOf(reading, passage, leadIn), records)
    const within = records.filter(({ span }) => span.start < span.end)
    if (within.length > 0) return readPhrases(scene, within)
  }
  const records: ClaimRecord[] = []
  readClauses(scene, records)
  readPhrases(scene, records)
  return records.length === 0 && isFragment(elements) ? readFragment(scene, elements) : records
}

/** Adds what is said without a verb. */
function readPhrases(scene: FullScene, records: ClaimRecord[]): ClaimRecord[] {
  const { elements } = scene.skeleton
  for (const record of readAsides(scene, elements)) records.push(record)
  for (const record of readNominals(scene, elements)) records.push(record)
  return records
}

/** Adds what verbs say. */
function readClauses(scene: FullScene, records: ClaimRecord[]): void {
  const { elements } = scene.skeleton
  const subjects = subjectsOf(scene.sentence, elements)
  for (let v = 0; v < elements.length; v++) {
    const vg = elements[v]
    if (vg?.kind !== 'vg') continue
    const clause: Clause = { scene, elements, v, vg, subjects: subjects[v] ?? [] }
    const copular = readCopula(clause)
    for (const record of copular.length > 0 ? copular : readVerb(clause)) records.push(record)
  }
}

const NO_CITATIONS: readonly Citation[] = []

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
  const skeleton = skeletonOf(sentence)
  const indices = reading.citations[passage] ?? []
  const introduction = reading.document.passages[passage]?.leadIn
  return {
    reading,
    passage,
    sentence,
    mentions,
    asides: skeleton.asides,
    apart: apartOf(sentence, skeleton.elements),
    made: new Array(tokens.length),
    seen: new Array(tokens.length),
    skeleton,
    citations: indices.length === 0 ? NO_CITATIONS : indices.map((i) => found.citations[i] as Citation),
    indices,
    inherited: introduction === undefined ? [] : (reading.citations[introduction] ?? []),
    topic: reading.topics[passage] ?? {},
  }
}

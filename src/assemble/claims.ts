// Claim records → claims; what is said merges, where it is said accumulates.
import { type Polarity, PREDICATES, type Predicate } from '../../graph/schema.js'
import type { ClaimRecord, Document } from '../types.js'
import { type Assembly, type Builder, hashedId, idsFrom } from './builder.js'

/** A record where it is said. */
interface Said {
  document: Document
  /** `publication:…` of each citation of the document. */
  cited: readonly string[]
  record: ClaimRecord
}

/** What is said of two entities. */
interface Group {
  subject: string
  object: string
  predicate: Predicate
  polarity: Polarity
  label: string
  said: Said[]
}

const IDS = idsFrom('claim:')
const VERBS = new Map(Object.keys(PREDICATES).map((name) => [name, name.toLowerCase().replaceAll('_', ' ')]))
const SYMMETRIC: ReadonlySet<Predicate> = new Set(['ASSOCIATED_WITH', 'EQUIVALENT_TO'])
const FIRMNESS = ['asserted', 'hedged', 'hypothesised'] as const
const BASIS = ['evidence', 'definition', 'theory', 'recommendation'] as const

export function assembleClaims({ extracted, builder, publicationIds }: Assembly): void {
  const groups = new Map<string, Group>()
  for (const { document, found } of extracted) {
    const cited = publicationIds.get(document) ?? []
    for (const record of found.claims) {
      const { predicate, polarity } = record
      const swap = SYMMETRIC.has(predicate) && record.object < record.subject
      const subject = swap ? record.object : record.subject
      const object = swap ? record.subject : record.object
      const id = hashedId(IDS, subject, predicate, object, polarity)
      const group = groups.get(id)
      if (group) {
        group.said.push({ document, cited, record })
        continue
      }
      const one = builder.labelOf(subject)
      const other = builder.labelOf(object)
      if (one === undefined || other === undefined) continue
      const label = `${one} ${polarity === 'negated' ? 'not ' : ''}${VERBS.get(predicate)} ${other}`
      groups.set(id, { subject, object, predicate, polarity, label, said: [{ document, cited, record }] })
    }
  }
  for (const [id, group] of groups) write(builder, id, group)
}

const passageOf = ({ document, record }: Said): string | undefined => document.passages[record.passage]?.id

function write(builder: Builder, id: string, { subject, object, predicate, polarity, label, said }: Group): void {
  const kind = 'Claim'
  let firmest: number = FIRMNESS.length
  let best: number = BASIS.length
  let confidence = Number.NEGATIVE_INFINITY
  for (const { record } of said) {
    firmest = Math.min(firmest, FIRMNESS.indexOf(record.modality))
    if (record.basis !== undefined) best = Math.min(best, BASIS.indexOf(record.basis))
    confidence = Math.max(confidence, record.confidence)
  }
  const modality = FIRMNESS[firmest] ?? 'asserted'
  const basis = BASIS[best]
  // Most claims are said once.
  const passageCount = said.length === 1 ? 1 : new Set(said.map(passageOf)).size
  const publications = publicationsOf(said)
  const publicationCount = publications?.size ?? 0
  // Written out, because a property added later moves all that are added into an object of their own.
  builder.node<'Claim'>(
    basis === undefined
      ? { id, kind, label, predicate, polarity, modality, passageCount, publicationCount }
      : { id, kind, label, predicate, polarity, modality, basis, passageCount, publicationCount },
  )
  builder.edge<'SUBJECT'>({ id: '', kind: 'SUBJECT', source: id, target: subject, confidence })
  builder.edge<'OBJECT'>({ id: '', kind: 'OBJECT', source: id, target: object, confidence })
  for (const one of said) writePassage(builder, id, one)
  if (publications === undefined) return
  for (const [publication, places] of publications)
    for (const one of places) {
      const passage = passageOf(one)
      if (passage === undefined) continue
      const { confidence } = one.record
      builder.edge<'SUPPORTED_BY'>(
        { id: '', kind: 'SUPPORTED_BY', source: id, target: publication, passage, confidence },
        passage,
      )
    }
}

/** Where each publication is cited for a claim; undefined where none is, as for most. */
function publicationsOf(said: readonly Said[]): Map<string, Said[]> | undefined {
  let publications: Map<string, Said[]> | undefined
  for (const one of said)
    for (const citation of one.record.citations) {
      const publication = one.cited[citation]
      if (publication === undefined) continue
      publications ??= new Map()
      const places = publications.get(publication)
      if (places) places.push(one)
      else publications.set(publication, [one])
    }
  return publications
}

function writePassage(builder: Builder, id: string, said: Said): void {
  const { modality, hedge, confidence, mediator, moderator, population, span } = said.record
  const { start, end } = span
  const source = passageOf(said)
  if (source === undefined) return
  const text = said.document.text.slice(start, end)
  // Written out, because spreading what both share takes ten times as long.
  const kind = 'STATES'
  builder.edge<'STATES'>(
    hedge === undefined
      ? { id: '', kind, source, target: id, start, end, text, modality, confidence }
      : { id: '', kind, source, target: id, start, end, text, modality, hedge, confidence },
    start,
    end,
  )
  if (mediator !== undefined && builder.has(mediator))
    builder.edge<'MEDIATOR'>({ id: '', kind: 'MEDIATOR', source: id, target: mediator, confidence })
  if (moderator !== undefined && builder.has(moderator))
    builder.edge<'MODERATOR'>({ id: '', kind: 'MODERATOR', source: id, target: moderator, confidence })
  const group = population?.startsWith('population:') || population?.startsWith('condition:') ? population : undefined
  if (group !== undefined && builder.has(group))
    builder.edge<'IN_POPULATION'>({ id: '', kind: 'IN_POPULATION', source: id, target: group, confidence })
}

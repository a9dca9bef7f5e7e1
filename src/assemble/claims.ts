// Claim records → claims; what is said merges, where it is said accumulates.
import { type NodeOf, type Polarity, PREDICATES, type Predicate } from '../../graph/schema.js'
import type { ClaimRecord, Document } from '../types.js'
import { type Assembly, type Builder, type Draft, hashedId, idsFrom } from './builder.js'

interface Said {
  document: Document
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
  for (const { document, found } of extracted)
    for (const record of found.claims) {
      const { predicate, polarity } = record
      const swap = SYMMETRIC.has(predicate) && record.object < record.subject
      const subject = swap ? record.object : record.subject
      const object = swap ? record.subject : record.object
      const one = builder.labelOf(subject)
      const other = builder.labelOf(object)
      if (one === undefined || other === undefined) continue
      const id = hashedId(IDS, subject, predicate, object, polarity)
      const group = groups.get(id)
      if (group) group.said.push({ document, record })
      else {
        const label = `${one} ${polarity === 'negated' ? 'not ' : ''}${VERBS.get(predicate)} ${other}`
        groups.set(id, { subject, object, predicate, polarity, label, said: [{ document, record }] })
      }
    }
  for (const [id, group] of groups) write(builder, id, group, publicationIds)
}

const passageOf = ({ document, record }: Said): string | undefined => document.passages[record.passage]?.id

function write(
  builder: Builder,
  id: string,
  { subject, object, predicate, polarity, label, said }: Group,
  publicationIds: Assembly['publicationIds'],
): void {
  // Most claims cite nothing.
  let publications: Map<string, Said[]> | undefined
  let modality: number = FIRMNESS.length
  let basis: number = BASIS.length
  let confidence = Number.NEGATIVE_INFINITY
  for (const one of said) {
    const { document, record } = one
    modality = Math.min(modality, FIRMNESS.indexOf(record.modality))
    if (record.basis !== undefined) basis = Math.min(basis, BASIS.indexOf(record.basis))
    confidence = Math.max(confidence, record.confidence)
    const ids = record.citations.length > 0 ? publicationIds.get(document) : undefined
    for (const citation of record.citations) {
      const publication = ids?.[citation]
      if (publication === undefined) continue
      publications ??= new Map()
      const places = publications.get(publication)
      if (places) places.push(one)
      else publications.set(publication, [one])
    }
  }
  const node = {
    id,
    kind: 'Claim',
    label,
    predicate,
    polarity,
    modality: FIRMNESS[modality] ?? 'asserted',
  } as Draft<NodeOf<'Claim'>>
  const rests = BASIS[basis]
  if (rests !== undefined) node.basis = rests
  // Most claims are said once.
  node.passageCount = said.length === 1 ? 1 : new Set(said.map(passageOf)).size
  node.publicationCount = publications?.size ?? 0
  builder.node<'Claim'>(node)
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

// Claim records → claims; what is said merges, where it is said accumulates.
import type { NodeOf, Polarity, Predicate } from '../../graph/schema.js'
import type { ClaimRecord, Document } from '../types.js'
import { type Assembly, shortHash } from './builder.js'

interface Said {
  document: Document
  record: ClaimRecord
}

interface Group {
  subject: string
  object: string
  predicate: Predicate
  polarity: Polarity
  said: Said[]
}

const SYMMETRIC: ReadonlySet<Predicate> = new Set(['ASSOCIATED_WITH', 'EQUIVALENT_TO'])
const FIRMNESS = ['asserted', 'hedged', 'hypothesised'] as const
const BASIS = ['evidence', 'definition', 'theory', 'recommendation'] as const

export function assembleClaims(assembly: Assembly): void {
  const groups = new Map<string, Group>()
  for (const { document, found } of assembly.extracted)
    for (const record of found.claims) {
      if (!assembly.builder.has(record.subject) || !assembly.builder.has(record.object)) continue
      const { predicate, polarity } = record
      const swap = SYMMETRIC.has(predicate) && record.object < record.subject
      const [subject, object] = swap ? [record.object, record.subject] : [record.subject, record.object]
      const id = `claim:${shortHash(subject, predicate, object, polarity)}`
      const group = groups.get(id) ?? { subject, object, predicate, polarity, said: [] }
      groups.set(id, group)
      group.said.push({ document, record })
    }
  const names = namesOf(assembly)
  for (const [id, group] of groups) write(assembly, id, group, names)
}

/** Display names of entities: the least one in code order where documents differ, as the entities' own nodes have. */
function namesOf({ extracted }: Assembly): Map<string, string> {
  const names = new Map<string, string>()
  for (const { found } of extracted)
    for (const { id, name } of found.entities.values()) {
      const known = names.get(id)
      if (known === undefined || name < known) names.set(id, name)
    }
  return names
}

function write(assembly: Assembly, id: string, group: Group, names: ReadonlyMap<string, string>): void {
  const { builder, publicationIds } = assembly
  const { subject, object, predicate, polarity, said } = group
  const publications = new Map<string, Said[]>()
  for (const one of said)
    for (const citation of one.record.citations) {
      const publication = publicationIds.get(one.document)?.[citation]
      if (publication !== undefined && builder.has(publication))
        publications.set(publication, [...(publications.get(publication) ?? []), one])
    }
  const passages = new Set(said.map(({ document, record }) => document.passages[record.passage]?.id))
  const basis = BASIS.find((value) => said.some(({ record }) => record.basis === value))
  const verb = predicate.toLowerCase().replaceAll('_', ' ')
  builder.node({
    id,
    kind: 'Claim',
    label: `${names.get(subject) ?? subject} ${polarity === 'negated' ? 'not ' : ''}${verb} ${names.get(object) ?? object}`,
    predicate,
    polarity,
    modality: FIRMNESS.find((value) => said.some(({ record }) => record.modality === value)) ?? 'asserted',
    ...(basis === undefined ? {} : { basis }),
    passageCount: passages.size,
    publicationCount: publications.size,
  } as NodeOf<'Claim'>)
  const confidence = Math.max(...said.map(({ record }) => record.confidence))
  builder.edge<'SUBJECT'>({ kind: 'SUBJECT', source: id, target: subject, confidence })
  builder.edge<'OBJECT'>({ kind: 'OBJECT', source: id, target: object, confidence })
  for (const { document, record } of said) writePassage(assembly, id, document, record)
  for (const [publication, places] of publications)
    for (const { document, record } of places) {
      const passage = document.passages[record.passage]?.id
      if (passage === undefined) continue
      builder.edge<'SUPPORTED_BY'>(
        { kind: 'SUPPORTED_BY', source: id, target: publication, passage, confidence: record.confidence },
        passage,
      )
    }
}

function writePassage({ builder }: Assembly, id: string, document: Document, record: ClaimRecord): void {
  const { span, passage, modality, hedge, confidence, mediator, moderator, population } = record
  const source = document.passages[passage]?.id
  if (source === undefined) return
  builder.edge<'STATES'>(
    {
      kind: 'STATES',
      source,
      target: id,
      start: span.start,
      end: span.end,
      text: document.text.slice(span.start, span.end),
      modality,
      ...(hedge === undefined ? {} : { hedge }),
      confidence,
    },
    span.start,
    span.end,
  )
  if (mediator !== undefined && builder.has(mediator))
    builder.edge<'MEDIATOR'>({ kind: 'MEDIATOR', source: id, target: mediator, confidence })
  if (moderator !== undefined && builder.has(moderator))
    builder.edge<'MODERATOR'>({ kind: 'MODERATOR', source: id, target: moderator, confidence })
  const group = population?.startsWith('population:') || population?.startsWith('condition:') ? population : undefined
  if (group !== undefined && builder.has(group))
    builder.edge<'IN_POPULATION'>({ kind: 'IN_POPULATION', source: id, target: group, confidence })
}

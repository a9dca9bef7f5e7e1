// RDF names: those of other vocabularies as graph/schema.ts gives them, and our own.
import type { Literal, NamedNode, Quad } from 'n3'
import { EDGES, type EdgeSpec, ENTITY_KINDS, NODES, type NodeSpec, PREDICATES } from '../../graph/schema.js'
import { n3 } from './libraries.js'
import { cleanText, doubleText, isMissing } from './values.js'

export type { Quad } from 'n3'

/** No address of ours is promised to last, so that our own names are URNs. */
const BASE = 'urn:evigraph:'
export const PREFIXES = {
  evi: 'urn:evigraph-schema:',
  np: 'http://www.nanopub.org/nschema#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  prov: 'http://www.w3.org/ns/prov#',
  cito: 'http://purl.org/spar/cito/',
  fabio: 'http://purl.org/spar/fabio/',
  po: 'http://www.essepuntato.it/2008/12/pattern#',
  oa: 'http://www.w3.org/ns/oa#',
  sepio: 'https://w3id.org/sepio/',
  biolink: 'https://w3id.org/biolink/vocab/',
  schema: 'http://schema.org/',
  dcterms: 'http://purl.org/dc/terms/',
  prism: 'http://prismstandard.org/namespaces/basic/2.0/',
} as const

const cache = new Map<string, NamedNode>()

/** The name "prefix:local". */
export function term(name: string): NamedNode {
  const known = cache.get(name)
  if (known) return known
  const [prefix, local] = name.split(':') as [keyof typeof PREFIXES, string]
  const made = n3().DataFactory.namedNode(`${PREFIXES[prefix]}${local}`)
  cache.set(name, made)
  return made
}

const PLAIN_ID = /^[A-Za-z0-9_.:-]+$/
/** What an IRI may not hold is percent-encoded. */
const inIri = (id: string) => (PLAIN_ID.test(id) ? id : encodeURIComponent(cleanText(id)).replaceAll('%3A', ':'))

/** Of a node or edge. */
export const entity = (id: string, part = ''): NamedNode => n3().DataFactory.namedNode(`${BASE}${inIri(id)}${part}`)

export const quad = (subject: Quad['subject'], predicate: NamedNode, object: Quad['object'], graph?: NamedNode): Quad =>
  n3().DataFactory.quad(subject, predicate, object, graph)

/** "skos:Concept, biolink:affects (increased)" → the names of vocabularies we know; the remark tells an inverse. */
function equivalents(sameAs = ''): { name: string; inverse: boolean }[] {
  return sameAs.split(',').flatMap((part) => {
    const match = /^\s*([a-z]+):(\w+)(?:\s*\((\w+)\))?\s*$/.exec(part)
    if (!match || !Object.hasOwn(PREFIXES, match[1] as string)) return []
    return [{ name: `${match[1]}:${match[2]}`, inverse: match[3] === 'inverse' }]
  })
}

const entities: ReadonlySet<string> = new Set(ENTITY_KINDS)
export const isEntity = (kind: string): boolean => entities.has(kind)

/** There are few kinds and many rows. */
function once<T>(find: (kind: string) => T): (kind: string) => T {
  const found = new Map<string, T>()
  return (kind) => {
    if (!found.has(kind)) found.set(kind, find(kind))
    return found.get(kind) as T
  }
}

/** Every entity is a SKOS concept too, so that BROADER and aliases mean what SKOS means by them. */
export const typesOf = once((kind): NamedNode[] => {
  const spec = Object.hasOwn(NODES, kind) ? (NODES as Readonly<Record<string, NodeSpec>>)[kind] : undefined
  const names = [`evi:${kind}`, ...equivalents(spec?.sameAs).map(({ name }) => name)]
  if (isEntity(kind)) names.push('skos:Concept')
  return [...new Set(names)].map(term)
})

export interface Predicate {
  predicate: NamedNode
  inverse: boolean
}

export const predicatesOf = once((kind): Predicate[] => {
  const spec = Object.hasOwn(EDGES, kind) ? (EDGES as Readonly<Record<string, EdgeSpec>>)[kind] : undefined
  const own = { name: `evi:${kind}`, inverse: false }
  // `rdf:subject` is for statements; on a claim it would make half of one.
  const others = equivalents(spec?.sameAs).filter(({ name }) => !name.startsWith('rdf:'))
  return [own, ...others].map(({ name, inverse }) => ({ predicate: term(name), inverse }))
})

/** What a claim's predicate is in RDF: ours, since others' are wider. */
export const claimPredicate = (predicate: string): NamedNode =>
  Object.hasOwn(PREDICATES, predicate) ? term(`evi:${predicate}`) : term('evi:RELATED_TO')

export const literal = (text: string, type = 'xsd:string'): Literal =>
  n3().DataFactory.literal(cleanText(text), term(type))

/** One literal for each value; numbers by what the schema declares, so that 1 can be a double. */
export function literals(value: unknown, kind: string, property: string): Literal[] {
  if (isMissing(value)) return []
  if (Array.isArray(value)) return value.flatMap((item) => literals(item, kind, property))
  if (typeof value === 'boolean') return [literal(String(value), 'xsd:boolean')]
  if (typeof value !== 'number') return [literal(typeof value === 'string' ? value : JSON.stringify(value))]
  const whole = Number.isSafeInteger(value) && !Object.is(value, -0) && declared(kind, property) !== 'number'
  return [whole ? literal(String(value), 'xsd:integer') : literal(doubleText(value), 'xsd:double')]
}

const SPECS: Readonly<Record<string, NodeSpec | EdgeSpec>> = { ...NODES, ...EDGES }

function declared(kind: string, property: string): string | undefined {
  const spec = Object.hasOwn(SPECS, kind) ? SPECS[kind] : undefined
  return spec && Object.hasOwn(spec.props, property) ? spec.props[property]?.type : undefined
}

// What records say, into a work's node: only what it lacks, each with its origin, and taken out again by it.
import { NOTICES, type NoticeKind } from '../../graph/schema.js'
import type { LookUp, Publication } from './look-up.js'
import type { Candidate, Notice } from './service.js'
import { plainTitle } from './title.js'

const FILLED = ['doi', 'pmid', 'title', 'container', 'type', 'notice', 'noticeDoi', 'noticeDate'] as const
type Property = (typeof FILLED)[number]

/** A value with the service it is from and the day. */
interface Origin {
  property: Property
  value: string
  service: string
  /** As it stands in `filledBy`. */
  text: string
}

/** The node as the documents have it, and what an earlier run filled in. */
export function bareOf(node: Publication): { bare: Publication; old: Origin[] } {
  const { filledBy = [], ...bare } = node
  const old = filledBy.flatMap((text): Origin[] => {
    const [, name, service] = /^(\w+): (\S+) \S+$/.exec(text) ?? []
    const property = FILLED.find((one) => one === name)
    const value = property && node[property]
    if (property === undefined || service === undefined || value === undefined) return []
    delete bare[property]
    return [{ property, value, service, text }]
  })
  return { bare, old }
}

/** The node with what was found. What came from a service that could not be asked now is kept. */
export function fill(bare: Publication, old: readonly Origin[], { found, heard }: LookUp): Publication {
  const origins: Origin[] = []
  for (const property of FILLED) {
    if (bare[property] !== undefined) continue
    const kept = old.find((origin) => origin.property === property && !heard.includes(origin.service))
    const origin = originOf(property, found) ?? kept
    if (origin) origins.push(origin)
  }
  if (origins.length === 0) return bare
  const values = Object.fromEntries(origins.map(({ property, value }) => [property, value]))
  return { ...bare, ...values, filledBy: origins.map(({ text }) => text) }
}

function originOf(property: Property, found: LookUp['found']): Origin | undefined {
  const gravest = gravestOf(found)
  for (const one of found) {
    const { service, fetched, record } = one
    const value = property.startsWith('notice')
      ? one === gravest?.by && noticeValue(property, gravest.notice)
      : workValue(property, record)
    if (value) return { property, value, service, text: `${property}: ${service} ${fetched}` }
  }
  return undefined
}

function workValue(property: Property, { title, subtitle, ...record }: Candidate): string | undefined {
  if (property !== 'title')
    return property in record ? (record as Partial<Record<Property, string>>)[property] : undefined
  if (title === undefined) return undefined
  const plain = plainTitle(title)
  return subtitle === undefined || plain.includes(subtitle) ? plain : `${plain}: ${plainTitle(subtitle)}`
}

const noticeValue = (property: Property, { kind, doi, date }: Notice): string | undefined =>
  property === 'notice' ? kind : property === 'noticeDoi' ? doi : date

const rank = (kind: NoticeKind): number => NOTICES.indexOf(kind)

/** The gravest of all, of which most is known. */
function gravestOf(found: LookUp['found']): { by: LookUp['found'][number]; notice: Notice } | undefined {
  const known = ({ doi, date }: Notice) => Number(doi !== undefined) + Number(date !== undefined)
  return found
    .flatMap((by) => by.record.notices.map((notice) => ({ by, notice })))
    .sort((a, b) => rank(a.notice.kind) - rank(b.notice.kind) || known(b.notice) - known(a.notice))[0]
}

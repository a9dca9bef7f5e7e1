// One work at all services: which it is, and what their records say of it.
import type { NodeOf } from '../../graph/schema.js'
import type { Asker, Heard } from './ask.js'
import { agreement, choose, isOther } from './match.js'
import type { Candidate, Request, Service, Wanted } from './service.js'

export type Publication = NodeOf<'Publication'>

/** A record that is the work's. */
export interface Found {
  service: string
  fetched: string
  record: Candidate
}

export interface LookUp {
  /** By which its DOI or PMID was found, then all its records in the order of services. */
  found: Found[]
  /** Searched: found without its DOI or PMID. */
  verdict: 'known' | 'searched' | 'several' | 'near' | 'none' | 'other' | 'too-little' | 'not-asked'
  /** Of several or near ones; of the other work that its DOI leads to. */
  candidates: Candidate[]
  /** Services that answered. */
  heard: string[]
  /** Why others did not. */
  failed: string[]
}

export const wantedOf = ({ authors, etAl, year, title, container, reference }: Publication): Wanted => ({
  authors,
  etAl: etAl === 'true',
  year,
  title,
  container,
  reference,
})

/** `work` as the documents have it, without what was filled in before. */
export async function lookUp(work: Publication, services: readonly Service[], asker: Asker): Promise<LookUp> {
  const wanted = wantedOf(work)
  const heard = new Set<string>()
  const failed = new Set<string>()
  const ask = async (service: Service, request: Request): Promise<Exclude<Heard, { failed: string }> | undefined> => {
    const answer = await asker(service, request)
    if ('failed' in answer) {
      failed.add(`${service.name}: ${answer.failed}`)
      return undefined
    }
    heard.add(service.name)
    return answer
  }
  const found: Found[] = []
  const result = (verdict: LookUp['verdict'], candidates: Candidate[] = []): LookUp => ({
    found,
    verdict,
    candidates,
    heard: [...heard],
    failed: [...failed],
  })
  /** Adds a service's record; the record instead where it is another work's. */
  const add = async (service: Service, request: Request): Promise<Candidate | undefined> => {
    const answer = await ask(service, request)
    const record = answer?.found[0]
    if (!answer || !record) return undefined
    if (isOther(wanted, record, agreement(wanted, record))) return record
    found.push({ service: service.name, fetched: answer.fetched, record })
    return undefined
  }

  let { doi } = work
  let verdict: LookUp['verdict'] = 'known'
  if (doi === undefined && work.pmid !== undefined)
    for (const service of services) {
      const request = service.byPmid?.(work.pmid)
      const other = request && (await add(service, request))
      if (other) return result('other', [other])
      doi ??= found.at(-1)?.record.doi
    }
  if (doi === undefined && found.length === 0) {
    const search = await searched(wanted, services, ask)
    if (search.verdict !== 'searched') return result(search.verdict, search.candidates)
    found.push(search.one)
    doi = search.one.record.doi
    verdict = 'searched'
  }
  if (doi === undefined) return result(verdict)
  // A search's record has not all fields, so that its service is asked again.
  const whole = new Set(verdict === 'searched' ? [] : found.map(({ service }) => service))
  for (const service of services) {
    if (whole.has(service.name)) continue
    const other = await add(service, service.byDoi(doi))
    if (other && verdict === 'known') return result('other', [other])
  }
  if (found.length > 0) return result(verdict)
  return result(heard.size > 0 ? 'none' : 'not-asked')
}

type Search =
  | { verdict: 'searched'; one: Found }
  | { verdict: 'several' | 'near' | 'none' | 'too-little' | 'not-asked'; candidates: Candidate[] }

/** Asks one service after the other until one knows the work, or several that it could be. */
async function searched(
  wanted: Wanted,
  services: readonly Service[],
  ask: (service: Service, request: Request) => Promise<Exclude<Heard, { failed: string }> | undefined>,
): Promise<Search> {
  const { authors, year, title, reference } = wanted
  if (authors.length === 0 || !/\d{4}/.test(year ?? '') || (title ?? reference) === undefined)
    return { verdict: 'too-little', candidates: [] }
  const near: Candidate[] = []
  let answered = false
  for (const service of services) {
    const request = service.search(wanted)
    const answer = request && (await ask(service, request))
    if (!answer) continue
    answered = true
    const choice = choose(wanted, answer.found)
    if (choice.kind === 'same')
      return { verdict: 'searched', one: { service: service.name, fetched: answer.fetched, record: choice.candidate } }
    if (choice.kind === 'several') return { verdict: 'several', candidates: choice.candidates }
    if (choice.kind === 'near') near.push(...choice.candidates)
  }
  return { verdict: near.length > 0 ? 'near' : answered ? 'none' : 'not-asked', candidates: near }
}

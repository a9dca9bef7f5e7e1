// What looking works up has told, as messages at the places that cite them.
import type { GraphIndex } from '../inspect/graph-index.js'
import type { Message } from '../types.js'
import { type LookUp, type Publication, wantedOf } from './look-up.js'
import { agreement } from './match.js'
import type { Candidate } from './service.js'

const NOTICE_WORDS = {
  retraction: 'was retracted',
  withdrawal: 'was withdrawn',
  'partial-retraction': 'was retracted in part',
  'expression-of-concern': 'has an expression of concern',
  correction: 'was corrected',
} as const

type Rule = `enrich:${string}`
type Say = (level: Message['level'], rule: Rule, reason: string) => void

export function messagesOf(index: GraphIndex, work: Publication, { verdict, candidates, failed }: LookUp): Message[] {
  const messages: Message[] = []
  const at = placeOf(index, work.id)
  const say: Say = (level, rule, reason) => messages.push({ level, rule, reason: `${work.label} ${reason}`, ...at })
  sayNotice(work, index.into('CITES', work.id).length, say)
  const list = candidates
    .slice(0, 3)
    .map((one) => described(work, one))
    .join('; ')
  if (verdict === 'several') say('warning', 'enrich:ambiguous', `fits several records, so none was taken: ${list}`)
  if (verdict === 'near') say('info', 'enrich:uncertain', `fits no record well enough; the nearest: ${list}`)
  if (verdict === 'none' && work.doi === undefined) say('info', 'enrich:not-found', 'is in none of the services asked')
  else if (verdict === 'none') say('warning', 'enrich:not-found', `has the DOI ${work.doi}, which no service knows`)
  if (verdict === 'other') {
    const by = work.doi === undefined ? `PMID ${work.pmid}` : `DOI ${work.doi}`
    say('warning', 'enrich:other-work', `has the ${by}, which is another work’s, so nothing was taken from it: ${list}`)
  }
  if (failed.length > 0) say('info', 'enrich:not-asked', `could not be looked up everywhere: ${failed.join('; ')}`)
  return messages
}

function sayNotice({ notice, noticeDoi, noticeDate }: Publication, cited: number, say: Say): void {
  if (notice === undefined) return
  const details = [noticeDate, noticeDoi && `doi:${noticeDoi}`].filter(Boolean).join(', ')
  const level = notice === 'correction' ? 'info' : 'warning'
  const rule = notice === 'retraction' || notice === 'withdrawal' ? 'enrich:retracted' : 'enrich:notice'
  const places = cited === 1 ? 'one place' : `${cited} places`
  say(level, rule, `${NOTICE_WORDS[notice]}${details ? ` (${details})` : ''}; it is cited at ${places}`)
}

/** A record, with what keeps it from being the work. */
function described(work: Publication, candidate: Candidate): string {
  const { authors, title, years, container, doi, pmid } = candidate
  const { title: alike, authors: same, years: apart, container: journal } = agreement(wantedOf(work), candidate)
  const differs = [
    same ? '' : 'authors',
    apart === 0 ? '' : 'year',
    alike >= 0.995 ? '' : `title ${alike.toFixed(2)}`,
    journal === 'other' ? 'journal' : '',
  ].filter(Boolean)
  const names = `${authors[0]?.family ?? 'no author'}${authors.length > 1 ? ' et al.' : ''}`
  const id = doi ? `doi:${doi}` : pmid ? `PMID ${pmid}` : 'no id'
  const where = [`${names} (${years.join(', ') || 'no year'})`, title?.slice(0, 80), container, id]
    .filter(Boolean)
    .join('. ')
  return differs.length > 0 ? `${where} [differs: ${differs.join(', ')}]` : where
}

/** Works that turned out to have one DOI. */
export function sameDoi(index: GraphIndex, works: readonly Publication[]): Message[] {
  const byDoi = new Map<string, Publication[]>()
  for (const work of works) if (work.doi) byDoi.set(work.doi, [...(byDoi.get(work.doi) ?? []), work])
  return [...byDoi].flatMap(([doi, [first, ...others]]): Message[] =>
    first === undefined || others.length === 0
      ? []
      : [
          {
            level: 'warning',
            rule: 'enrich:same-doi',
            reason: `${[first, ...others].map(({ id }) => id).join(' and ')} have the DOI ${doi}: they are one work that the lists tell of too differently, or one entry is wrong`,
            ...placeOf(index, first.id),
          },
        ],
  )
}

/** Where a work is cited first. */
function placeOf(index: GraphIndex, id: string): Partial<Message> {
  const quote = index.quotes('CITES', id)[0]
  if (!quote) return {}
  const { uri, line, column, passage } = quote
  const spans = index.into('CITES', id).filter(({ source }) => source === passage)
  const start = Math.min(...spans.map((edge) => edge.start))
  const end = spans.find((edge) => edge.start === start)?.end ?? start
  return { uri, span: { start, end }, line, column }
}

// Entries of reference lists, as our reader reads them, searched for among the records of all other lists.
import { choose } from '../../src/enrich/match.js'
import type { Candidate } from '../../src/enrich/service.js'
import type { Name } from '../../src/index.js'
import { readEntry } from '../../src/references/entry.js'
import { foldCase } from '../../src/text/fold.js'

/** An entry with its fields as the publisher marks them. */
export interface Entry {
  authors: Name[]
  year: string
  title: string
  source?: string
  doi?: string
  pmid?: string
  /** As printed. */
  raw?: string
}

const ids = ({ doi, pmid }: Entry) => [doi && `doi ${doi.toLowerCase()}`, pmid && `pmid ${pmid}`]
export const sameWork = (a: Entry, b: Entry) => ids(a).some((id, i) => id && id === ids(b)[i])
export const otherWork = (a: Entry, b: Entry) => !sameWork(a, b) && ids(a).some((id, i) => id && ids(b)[i])

export const candidateOf = ({ authors, year, title, source, doi, pmid }: Entry): Candidate => ({
  authors,
  years: [Number(/\d{4}/.exec(year)?.[0])],
  title,
  ...(source ? { container: source } : {}),
  ...(doi ? { doi } : {}),
  ...(pmid ? { pmid } : {}),
  notices: [],
})

/** Best records by shared words, as a search gives them, each work once. */
const ROWS = 5

const wordsOf = ({ title, authors }: Pick<Entry, 'title' | 'authors'>): Set<string> =>
  new Set(foldCase(`${title} ${authors.map(({ family }) => family).join(' ')}`).match(/\p{L}{3,}/gu))

/** How often the record that is taken is the entry's, by DOI or PMID. Only entries with one are searched for. */
export function searches(articles: readonly Entry[][], all: readonly Entry[][]): Record<string, number> {
  const records = all.flatMap((article) =>
    article.filter(({ doi, pmid }) => doi ?? pmid).map((entry) => ({ entry, article, words: wordsOf(entry) })),
  )
  const byWord = new Map<string, number[]>()
  for (const [i, { words }] of records.entries())
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), i])
  const counts = { right: 0, wrong: 0, ambiguous: 0, 'left though it was there': 0, 'rightly left': 0 }
  for (const article of articles)
    for (const entry of article) {
      if ((entry.doi ?? entry.pmid) === undefined || entry.raw === undefined) continue
      const {
        authors,
        etAl = false,
        year,
        title,
        container,
        text,
      } = readEntry(entry.raw, { start: 0, end: entry.raw.length })
      const scores = new Map<number, number>()
      for (const word of wordsOf({ title: title ?? text, authors }))
        for (const i of byWord.get(word) ?? [])
          scores.set(i, (scores.get(i) ?? 0) + 1 / (records[i] as (typeof records)[number]).words.size)
      const best: Entry[] = []
      for (const [i] of [...scores].sort((a, b) => b[1] - a[1])) {
        const record = records[i] as (typeof records)[number]
        if (record.article !== article && !best.some((other) => sameWork(other, record.entry))) best.push(record.entry)
        if (best.length === ROWS) break
      }
      const wanted = { authors: authors.map(({ family }) => family), etAl, year, title, container, reference: text }
      const choice = choose(wanted, best.map(candidateOf))
      const there = best.some((record) => sameWork(record, entry))
      if (choice.kind === 'same') {
        const taken = best.find(
          ({ doi, pmid }) => doi === choice.candidate.doi && pmid === choice.candidate.pmid,
        ) as Entry
        counts[otherWork(taken, entry) ? 'wrong' : 'right']++
      } else if (choice.kind === 'several') counts.ambiguous++
      else counts[there ? 'left though it was there' : 'rightly left']++
    }
  return counts
}

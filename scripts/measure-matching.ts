// How well src/enrich/match.ts tells works apart: `node dist/scripts/measure-matching.js ../shared/data/citations/*.jsonl`.
import { readFileSync } from 'node:fs'
import { agreement, isNear, isSame } from '../src/enrich/match.js'
import type { Wanted } from '../src/enrich/service.js'
import { candidateOf, type Entry, otherWork, sameWork, searches } from './measures/searching.js'
import { generator } from './train/random.js'

type Pair = readonly [printed: Entry, record: Entry]

/** Halves by article: one to choose thresholds on, one to look only at the figure of. */
const halves = process.argv.slice(2).reduce<[Entry[][], Entry[][]]>(
  (all, file) => {
    const articles = readFileSync(file, 'utf8').trim().split('\n')
    for (const [i, line] of articles.entries()) {
      const { references } = JSON.parse(line) as { references: Partial<Entry>[] }
      const whole = references.filter(({ title, year, authors }) => title && year && authors?.[0]?.family)
      all[i % 2 === 0 ? 0 : 1].push(whole as Entry[])
    }
    return all
  },
  [[], []],
)

const wantedOf = ({ authors, year, title, source }: Entry): Wanted => ({
  authors: authors.map(({ family }) => family),
  etAl: false,
  year,
  title,
  container: source,
})

function pairsOf(articles: readonly Entry[][], test: (a: Entry, b: Entry) => boolean): Pair[] {
  const pairs: Pair[] = []
  for (const [i, one] of articles.entries())
    for (const other of articles.slice(i + 1))
      for (const a of one) for (const b of other) if (test(a, b)) pairs.push([a, b])
  return pairs
}

const next = generator(7)
const letter = () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(next() * 26)] as string
const slip = (title: string) => {
  const at = Math.floor(next() * title.length)
  return title.slice(0, at) + letter() + title.slice(at + 1)
}
const year = ({ year }: Entry) => Number(/\d{4}/.exec(year)?.[0])

/** What becomes of a printed entry, or of its record, with the share of them that is to be accepted. */
const CHANGES: Record<string, (entry: Entry) => Entry | undefined> = {
  '+ one letter wrong': (e) => ({ ...e, title: slip(e.title) }),
  '+ three letters wrong': (e) => ({ ...e, title: slip(slip(slip(e.title))) }),
  '+ a word left out': (e) => {
    const words = e.title.split(' ')
    const at = Math.floor(next() * words.length)
    return words.length < 6 ? undefined : { ...e, title: words.filter((_, i) => i !== at).join(' ') }
  },
  '+ subtitle left out': (e) => {
    const main = /^([^:?]{20,}?)[:?] /.exec(e.title)?.[1]
    return main === undefined ? undefined : { ...e, title: main }
  },
  '+ one author left out': (e) => (e.authors.length < 4 ? undefined : { ...e, authors: e.authors.slice(0, -1) }),
  '+ a year later': (e) => ({ ...e, year: String(year(e) + 1) }),
  '- two years later': (e) => ({ ...e, year: String(year(e) + 2) }),
  '- first author other': (e) => ({ ...e, authors: [{ family: 'Quistling' }, ...e.authors.slice(1)] }),
  '- a correction to it': (e) => ({ ...e, title: `Correction to: ${e.title}` }),
  '- a reply to it': (e) => ({ ...e, title: `${e.title}: reply` }),
  '- its protocol': (e) => ({ ...e, title: `${e.title}: study protocol` }),
  '- part II': (e) => ({ ...e, title: `${e.title}. Part II` }),
  '- its follow-up': (e) => ({ ...e, title: `${e.title}: a 5-year follow-up` }),
  '- one word other': (e) => {
    const words = e.title.split(' ')
    const at = words.findIndex((word) => word.length > 6)
    return words.length < 4 || at < 0 ? undefined : { ...e, title: words.with(at, 'remembrance').join(' ') }
  },
}

const sharedBy = (pairs: readonly Pair[]) => {
  const how = pairs.map(([printed, record]) => agreement(wantedOf(printed), candidateOf(record)))
  const share = (count: number) => `${((100 * count) / pairs.length).toFixed(1)} %`.padStart(8)
  const same = how.filter(isSame).length
  return `${String(pairs.length).padStart(6)} ${share(same)} ${share(how.filter((one) => isSame(one) || isNear(one)).length)}`
}

for (const [name, articles] of [
  ['chosen on', halves[0]],
  ['held out', halves[1]],
] as const) {
  const entries = articles.flat()
  console.log(`\n${name}: ${articles.length} articles`.padEnd(34), ' pairs  accepted  or near')
  const all = (test: (a: Entry, b: Entry) => boolean) => pairsOf(articles, test)
  const first = ({ authors }: Entry) => authors[0]?.family.toLowerCase()
  const print = (label: string, pairs: readonly Pair[]) => console.log(label.padEnd(32), sharedBy(pairs))
  print('same DOI or PMID in two lists', all(sameWork))
  print(
    'other DOI, same author, year ±1',
    entries.flatMap((a, i) =>
      entries
        .slice(i + 1)
        .flatMap((b): Pair[] =>
          otherWork(a, b) && first(a) === first(b) && Math.abs(year(a) - year(b)) <= 1 ? [[a, b]] : [],
        ),
    ),
  )
  for (const [change, make] of Object.entries(CHANGES))
    print(
      change,
      entries.flatMap((entry): Pair[] => {
        const made = make(entry)
        return made ? [[made, entry]] : []
      }),
    )
  const counts = searches(articles, [...halves[0], ...halves[1]])
  console.log(
    'searched for among the others:',
    Object.entries(counts)
      .map(([end, number]) => `${number} ${end}`)
      .join(', '),
  )
}

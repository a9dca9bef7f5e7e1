// Countries, nationalities, offices and firms by their names: where or by whom something was done, and nothing of the field.
import { cueSet } from './cues.js'
import { nameKey } from './entities.js'
import { nameWords } from './fold.js'

type Rows = Parameters<typeof cueSet>[0]

interface Field {
  vocabulary: readonly { kind: string; name: string; aliases: readonly string[] }[]
  cues: Readonly<Record<string, Rows>>
}

const cache = new WeakMap<Field['vocabulary'], ReadonlySet<string>>()

function countriesOf(vocabulary: Field['vocabulary']): ReadonlySet<string> {
  const known = cache.get(vocabulary)
  if (known) return known
  const countries = vocabulary.filter(({ kind }) => kind === 'Country')
  const made = new Set(countries.flatMap((entry) => [entry.name, ...entry.aliases]).map(nameKey))
  cache.set(vocabulary, made)
  return made
}

/** Whether a name is all of a country's or a people's ("the Netherlands", "Dutch"), or a body's ("Institute of X"). */
export const isWhereabouts = (name: string, { vocabulary, cues }: Field, key = nameKey(name)): boolean =>
  countriesOf(vocabulary).has(key) || isBody(name, key, cues.nouns)

const LINK = new Set(['of', 'for', 'in', 'at', 'on'])
const LINKED = / (?:of|for|in|at|on)(?: |$)/

/** Several words whose head is a body: "Institute of X", "X University". */
function isBody(name: string, key: string, rows: Rows): boolean {
  const bodies = cueSet(rows, 'bodies')
  // Nearly all names end in another word, and have none of these links.
  if (!bodies.has(key.slice(key.lastIndexOf(' ') + 1)) && !LINKED.test(key)) return false
  const words = nameWords(name)
  const link = words.findIndex((word, i) => i > 0 && LINK.has(word))
  const head = words[(link < 0 ? words.length : link) - 1] ?? ''
  const last = words.at(-1) ?? ''
  // "National Institutes of Health stroke scale" is an instrument.
  return words.length > 1 && bodies.has(head) && (bodies.has(last) || !cueSet(rows, 'tools').has(last))
}

// Countries and nationalities: where something was, and nothing that a text is about.
import { nameKey } from './entities.js'

interface Entry {
  kind: string
  name: string
  aliases: readonly string[]
}

const cache = new WeakMap<readonly Entry[], ReadonlySet<string>>()

/** Whether the whole of a name is a country or its people's adjective: "the Netherlands", "Dutch". */
export function isCountry(name: string, vocabulary: readonly Entry[]): boolean {
  let names = cache.get(vocabulary)
  if (!names) {
    const countries = vocabulary.filter(({ kind }) => kind === 'Country')
    names = new Set(countries.flatMap((entry) => [entry.name, ...entry.aliases]).map(nameKey))
    cache.set(vocabulary, names)
  }
  return names.has(nameKey(name))
}

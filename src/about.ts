// What the makers of a review say of it, from a YAML file: question, search, counts, licence, methods.
import { readFileSync } from 'node:fs'
import type { About } from '../graph/view.js'
import { InputError } from './types.js'
import { yamlValue } from './yaml.js'

type Take = (value: unknown) => unknown

/** Each gives undefined for what it cannot take, and says what it can. */
const text: readonly [Take, string] = [
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'string' ? value : undefined),
  'a text',
]
const FIELDS: Readonly<Record<keyof About, readonly [take: Take, wants: string]>> = {
  question: text,
  searched: text,
  sources: [
    (value) => {
      const list = Array.isArray(value) ? value : [value]
      return list.every((one) => typeof one === 'string') ? list : undefined
    },
    'a list of names',
  ],
  counts: [
    (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
      return Object.values(value).every((one) => Number.isSafeInteger(one) && one >= 0) ? value : undefined
    },
    'names with whole numbers, like {identified: 1204, included: 43}',
  ],
  licence: text,
  methods: [
    (value) => (typeof value === 'string' && /^https?:\/\/\S+$/.test(value) ? value : undefined),
    'an address that begins with https:// or http://',
  ],
}

/** Throws InputError that names the file and what is wrong in it. */
export function readAbout(file: string): About {
  let source: string
  try {
    source = readFileSync(file, 'utf8')
  } catch {
    throw new InputError(`${file}: no such file; --about takes a YAML file`)
  }
  const value = yamlValue(file, source) ?? {}
  const known = Object.keys(FIELDS).join(', ')
  if (typeof value !== 'object' || Array.isArray(value))
    throw new InputError(`${file}: should hold lines like "question: …"; known are ${known}`)
  const entries = Object.entries(value).map(([name, given]) => {
    if (!Object.hasOwn(FIELDS, name)) throw new InputError(`${file}: ${name}: no such entry; known are ${known}`)
    const [take, wants] = FIELDS[name as keyof About]
    const taken = take(given)
    if (taken === undefined) throw new InputError(`${file}: ${name} is ${JSON.stringify(given)}; give ${wants}`)
    return [name, taken]
  })
  return Object.fromEntries(entries) as About
}

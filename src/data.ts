// Finds the package's own graph/ folder and loads what it holds: vocabulary and cues.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflateRawSync } from 'node:zlib'
import { slug } from './text/fold.js'
import type {
  AccurateLinks,
  Cue,
  Knowledge,
  LinkModel,
  NameModel,
  PicoModel,
  ReferenceModel,
  VocabularyEntry,
} from './types.js'
import { InputError } from './types.js'
import { parsedRows, type Row, yamlRows } from './yaml.js'

// tsc copies no YAML: climb to package.json, from src/ and from dist/src/ alike.
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** Of this package, as package.json says. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version

/** Kind of the entries of each file of graph/vocabulary. */
const KIND_OF_FILE: Readonly<Record<string, VocabularyEntry['kind']>> = {
  concepts: 'Concept',
  interventions: 'Intervention',
  conditions: 'Condition',
  populations: 'Population',
  outcomes: 'Outcome',
  instruments: 'Instrument',
  designs: 'Design',
  countries: 'Country',
  settings: 'Setting',
}

const KEYS: readonly string[] = ['id', 'kind', 'name', 'aliases', 'broader', 'role', 'domain', 'definition', 'measures']

/** Where `npm run build` puts the rows of our own files. */
export const parsedKnowledge = (): string => join(packageRoot(), 'dist', 'graph', 'knowledge.json')

/** Our own YAML files of one kind, sorted. */
export function filesOf(folder: 'vocabulary' | 'cues'): string[] {
  const path = join(packageRoot(), 'graph', folder)
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(path, name))
}

let builtIn: Knowledge | undefined

/** The knowledge that ships with evigraph; read once. */
export function loadKnowledge(): Knowledge {
  if (builtIn) return builtIn
  const root = join(packageRoot(), 'graph')
  const parsed = parsedRows(parsedKnowledge())
  const vocabulary = filesOf('vocabulary').flatMap((file) => entriesOf(file, yamlRows(file, parsed)))
  const cues = Object.fromEntries(
    filesOf('cues').map((file) => [basename(file, '.yaml'), cuesOf(file, yamlRows(file, parsed))]),
  )
  const names = readNameModel(join(root, 'models', 'names.json'))
  const links = readLinkModel(join(root, 'models', 'claim-links.json'))
  const pico = readPicoModel(join(root, 'models', 'pico.json'))
  builtIn = { vocabulary, cues, ...(names ? { names } : {}), ...(links ? { links } : {}), ...(pico ? { pico } : {}) }
  return builtIn
}

/**
 * Terms of one vocabulary file. The kind is each entry's `kind`, or the file's name for our own files.
 * Throws InputError that names the file, the entry and the value.
 */
export const readVocabulary = (file: string): VocabularyEntry[] => entriesOf(file, yamlRows(file))

function entriesOf(file: string, rows: readonly Row[]): VocabularyEntry[] {
  const kindOfFile = KIND_OF_FILE[basename(file).replace(/\.ya?ml$/, '')]
  return rows.map((row, i) => {
    const where = `${file}: entry ${i + 1}`
    const kind = row.kind ?? kindOfFile
    if (typeof row.name !== 'string' || row.name.trim() === '')
      throw new InputError(`${where}: "name" is ${JSON.stringify(row.name)}; give the term's name`)
    if (!Object.values(KIND_OF_FILE).includes(kind as VocabularyEntry['kind']))
      throw new InputError(
        `${where} (${row.name}): "kind" is ${JSON.stringify(kind)}; use one of ${Object.values(KIND_OF_FILE).join(', ')}`,
      )
    const id = row.id ?? slug(row.name)
    if (typeof id !== 'string' || id === '')
      throw new InputError(
        `${where} (${row.name}): "id" is ${JSON.stringify(row.id)}; give one such as "epistemic-trust"`,
      )
    const unknown = Object.keys(row).find((key) => !KEYS.includes(key))
    if (unknown !== undefined)
      throw new InputError(`${where} (${row.name}): "${unknown}" means nothing here; use ${KEYS.join(', ')}`)
    return {
      ...row,
      id,
      kind: kind as VocabularyEntry['kind'],
      name: row.name,
      aliases: strings(row.aliases, `${where} (${row.name}): "aliases"`),
      broader: strings(row.broader, `${where} (${row.name}): "broader"`),
    } as VocabularyEntry
  })
}

/**
 * The knowledge with the user's own terms added. A term with the kind and id of a known one completes it: its name,
 * role, domain and definition count, the aliases of both stay. Throws InputError as `readVocabulary` does.
 */
export function withVocabulary(knowledge: Knowledge, files: readonly string[]): Knowledge {
  if (files.length === 0) return knowledge
  const entries = new Map(knowledge.vocabulary.map((entry) => [`${entry.kind} ${entry.id}`, entry]))
  for (const entry of files.flatMap((file) => readVocabulary(file))) {
    const key = `${entry.kind} ${entry.id}`
    const known = entries.get(key)
    const aliases = known ? [known.name, ...known.aliases, ...entry.aliases] : entry.aliases
    entries.set(key, {
      ...known,
      ...entry,
      aliases: [...new Set(aliases)].filter((alias) => alias !== entry.name),
      broader: [...new Set([...(known?.broader ?? []), ...entry.broader])],
    })
  }
  return { ...knowledge, vocabulary: [...entries.values()] }
}

let references: ReferenceModel | undefined

/** The model of printed references that ships with evigraph; read once, and only where a document has a list. */
export function referenceModel(): ReferenceModel {
  if (!references) {
    const file = join(packageRoot(), 'graph', 'models', 'references.json')
    const { beam, weights } = JSON.parse(readFileSync(file, 'utf8'))
    const bytes = inflateRawSync(Buffer.from(weights, 'base64'))
    references = { beam, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) }
  }
  return references
}

/** Weights as a model's file has them. */
const weightsOf = ({ scale, weights }: { scale: number; weights: string }) => ({
  scale,
  weights: new Int8Array(Buffer.from(weights, 'base64')),
})

function readNameModel(file: string): NameModel | undefined {
  if (!existsSync(file)) return undefined
  const { kept, kinds, threshold } = JSON.parse(readFileSync(file, 'utf8'))
  return { kept: weightsOf(kept), kinds: weightsOf(kinds), threshold }
}

function readLinkModel(file: string): LinkModel | undefined {
  if (!existsSync(file)) return undefined
  const { related, labels, threshold, calibration } = JSON.parse(readFileSync(file, 'utf8'))
  return { related: weightsOf(related), labels: weightsOf(labels), threshold, calibration }
}

/** What the slower reader of links reads by; read only where it is asked for. */
export function accurateLinks(): AccurateLinks {
  const file = (name: string) => join(packageRoot(), 'graph', 'models', name)
  const { threshold, calibration } = JSON.parse(readFileSync(file('links-accurate.json'), 'utf8'))
  const vocabulary = readFileSync(file('word-pieces.txt'), 'utf8').trimEnd().split('\n')
  return { model: readFileSync(file('links-accurate.onnx')), vocabulary, threshold, calibration }
}

function readPicoModel(file: string): PicoModel | undefined {
  if (!existsSync(file)) return undefined
  const { words, parts, dense, transitions, pull, shares, favour } = JSON.parse(readFileSync(file, 'utf8'))
  const rowsOf = ({ keys, ...weights }: { keys: string; scale: number; weights: string }) => ({
    keys: new Uint32Array(Uint8Array.from(Buffer.from(keys, 'base64')).buffer),
    ...weightsOf(weights),
  })
  const rows = { words: rowsOf(words), parts: rowsOf(parts) }
  return { ...rows, dense: weightsOf(dense), transitions, pull, shares, favour }
}

/** Cues of one file. Throws InputError that names the file, the entry and what is wrong. */
export function cuesOf(file: string, rows: readonly Row[]): Cue[] {
  return rows.map((row, i) => {
    const where = `${file}: entry ${i + 1}`
    if (typeof row.id !== 'string') throw new InputError(`${where}: "id" is ${JSON.stringify(row.id)}; give a string`)
    const cues = strings(row.cues, `${where} (${row.id}): "cues"`)
    const names = strings(row.names, `${where} (${row.id}): "names"`)
    if (names.length > 0 && names.length !== cues.length)
      throw new InputError(
        `${where} (${row.id}): ${cues.length} "cues" and ${names.length} "names"; give one name for each cue, in their order`,
      )
    return {
      ...row,
      id: row.id,
      cues,
      examples: strings(row.examples, `${where} (${row.id}): "examples"`),
    }
  })
}

function strings(value: unknown, where: string): string[] {
  if (value === undefined || value === null) return []
  const list = Array.isArray(value) ? value : [value]
  for (const item of list)
    if (typeof item !== 'string' && typeof item !== 'number')
      throw new InputError(`${where} holds ${JSON.stringify(item)}; use strings only`)
  return list.map(String)
}

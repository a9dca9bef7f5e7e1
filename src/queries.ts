// The questions of graph/queries: what each asks, its parameters and columns from its header, and its Cypher.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ENTITY_KINDS, type GraphNode } from '../graph/schema.js'
import { packageRoot } from './data.js'
import { nearestNames } from './inspect/lookup.js'
import type { Parameters, Store, Value } from './stores/store.js'
import { InputError } from './types.js'

/** `entity` is text that names an entity by label, alias or id; `list` holds texts. */
export type ParameterType = 'text' | 'entity' | 'integer' | 'number' | 'list'

export interface Parameter {
  name: string
  type: ParameterType
  /** Its value where none is given. */
  byDefault: Value
}

export interface Question {
  /** File name without extension. */
  name: string
  question: string
  parameters: Parameter[]
  columns: { name: string; doc: string }[]
  cypher: string
}

const folder = () => join(packageRoot(), 'graph/queries')

/** All questions, by name. */
export function loadQuestions(): Question[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => parseQuestion(basename(file, '.cypher'), readFileSync(join(folder(), file), 'utf8')))
}

const PARAMETER = /^\s+(\w+) (text|entity|integer|number|list) = (.+)$/
const COLUMN = /^\s+(\w+): (.+)$/

/** Reads the comment lines that a query begins with; throws InputError where one is not as it should be. */
export function parseQuestion(name: string, cypher: string): Question {
  const question: Question = { name, question: '', parameters: [], columns: [], cypher }
  let part: 'question' | 'Parameters:' | 'Columns:' = 'question'
  for (const line of cypher.split('\n')) {
    if (!line.startsWith('//')) break
    const text = line.slice(2)
    if (text.trim() === 'Parameters:' || text.trim() === 'Columns:') part = text.trim() as typeof part
    else if (part === 'question') question.question = `${question.question} ${text.trim()}`.trim()
    else if (part === 'Columns:') {
      const [, column = '', doc = ''] = COLUMN.exec(text) ?? []
      if (column === '') throw new InputError(`${name}: "${text.trim()}" is not "column: what it holds"`)
      question.columns.push({ name: column, doc })
    } else {
      const [, parameter = '', type, value = ''] = PARAMETER.exec(text) ?? []
      if (parameter === '') throw new InputError(`${name}: "${text.trim()}" is not "name type = default"`)
      question.parameters.push({ name: parameter, type: type as ParameterType, byDefault: JSON.parse(value) as Value })
    }
  }
  return question
}

/** A question's parameters from what was typed, the others as they are by default. Throws InputError. */
export function parametersOf({ name, parameters }: Question, given: Readonly<Record<string, string>>): Parameters {
  const known = parameters.map((parameter) => parameter.name)
  const unknown = Object.keys(given).find((key) => !known.includes(key))
  if (unknown !== undefined) {
    const choice = known.length === 0 ? 'it has none' : `it has ${known.map((key) => `--${key}`).join(', ')}`
    throw new InputError(`${name} has no parameter --${unknown}; ${choice}`)
  }
  return Object.fromEntries(
    parameters.map(({ name: key, type, byDefault }) => {
      const text = given[key]
      return [key, text === undefined ? byDefault : typed(key, type, text)]
    }),
  )
}

function typed(name: string, type: ParameterType, text: string): Value {
  if (type === 'text' || type === 'entity') return text
  if (type === 'list') return text.split(',').map((item) => item.trim())
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number) || (type === 'integer' && !Number.isSafeInteger(number)))
    throw new InputError(`--${name} is "${text}"; give ${type === 'integer' ? 'a whole number' : 'a number'}`)
  return number
}

/** Whether a store has an entity of this name or id, and if not, the nearest names. */
export async function findEntitiesIn(store: Store, name: string): Promise<{ found: boolean; nearest: string[] }> {
  const nodes: GraphNode[] = []
  for (const kind of ENTITY_KINDS) {
    const { batches } = await store.query(`MATCH (n:${kind}) RETURN n ORDER BY n.id`)
    for await (const batch of batches) for (const [node] of batch) nodes.push(node as unknown as GraphNode)
  }
  const lower = name.toLowerCase()
  const found = nodes.some(
    ({ id, label, ...node }) =>
      id === name || [label, ...('aliases' in node ? node.aliases : [])].some((one) => one.toLowerCase() === lower),
  )
  return { found, nearest: found ? [] : nearestNames({ nodes, edges: [] }, name) }
}

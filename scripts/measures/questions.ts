// The named questions on one graph in both stores: do they give the same rows?
import { ENTITY_KINDS } from '../../graph/schema.js'
import {
  type Graph,
  loadQuestions,
  openStore,
  type Parameters,
  parametersOf,
  type Question,
  type Store,
  type Value,
} from '../../src/index.js'
import type { Neo4jServer } from '../neo4j.js'

/** Entities that are asked about, besides the question's own. */
const ENTITIES = 5

export interface Answers {
  /** Askings: a question that is about an entity is asked of several. */
  asked: number
  equal: number
  rows: number
  /** What was asked where the stores differ. */
  differ: string[]
}

/** Loads the graph into Grafeo's memory and into the server, which must be empty and is not emptied. */
export async function compareAnswers(graph: Graph, { uri, user, password }: Neo4jServer): Promise<Answers> {
  const answers: Answers = { asked: 0, equal: 0, rows: 0, differ: [] }
  const neo4j = await openStore(uri, { user, password })
  const stores = [await openStore(':memory:'), neo4j]
  try {
    if ((await rowsOf(neo4j, 'MATCH (n) RETURN n.id AS id LIMIT 1', {})).length > 0)
      throw new Error(`the database at ${uri} is not empty`)
    for (const store of stores) await store.load(graph)
    const entities = bestLinked(graph)
    for (const question of loadQuestions())
      for (const parameters of askings(question, entities)) {
        const [grafeo = [], other] = await Promise.all(
          stores.map((store) => rowsOf(store, question.cypher, parameters)),
        )
        answers.asked++
        answers.rows += grafeo.length
        if (JSON.stringify(grafeo) === JSON.stringify(other)) answers.equal++
        else answers.differ.push(`${question.name} ${JSON.stringify(parameters)}`)
      }
  } finally {
    for (const store of stores) await store.close()
  }
  return answers
}

async function rowsOf(store: Store, cypher: string, parameters: Parameters): Promise<Value[][]> {
  const rows: Value[][] = []
  for await (const batch of (await store.query(cypher, { parameters })).batches) rows.push(...batch)
  return rows
}

function* askings(question: Question, entities: readonly string[]): Generator<Parameters> {
  const usual = parametersOf(question, {})
  yield usual
  const names = question.parameters.filter(({ type }) => type === 'entity').map(({ name }) => name)
  if (names.length > 0)
    for (const [i] of entities.entries())
      yield {
        ...usual,
        ...Object.fromEntries(names.map((name, j) => [name, entities[(i + j) % entities.length] as string])),
      }
}

/** Labels of the entities with the most edges. */
function bestLinked({ nodes, edges }: Graph): string[] {
  const degrees = new Map<string, number>()
  for (const { source, target } of edges) for (const id of [source, target]) degrees.set(id, (degrees.get(id) ?? 0) + 1)
  const kinds: ReadonlySet<string> = new Set(ENTITY_KINDS)
  return nodes
    .filter(({ kind }) => kinds.has(kind))
    .sort((a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, ENTITIES)
    .map(({ label }) => label)
}

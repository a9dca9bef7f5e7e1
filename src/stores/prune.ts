// Removes from a store what the documents of a graph said when they were loaded before, and no longer say.
import { EDGES, NODES } from '../../graph/schema.js'
import type { Graph } from '../types.js'
import { batchesOf } from './rows.js'

/** Runs one statement and returns its rows. */
export type Run = (cypher: string, parameters: object) => Promise<unknown[][]>

const BATCH = 5_000
/** Kinds that stand only while a passage states them; the others stand while anything leads to them. */
const STATED = ['Claim', 'Finding', 'Study']
const OTHERS = Object.keys(NODES).filter((kind) => !['Document', 'Passage', ...STATED].includes(kind))
const FROM_PASSAGES = ['CITES', 'MENTIONS', 'STATES']

/** What other documents say stays. Returns how many nodes and edges were removed. */
export async function prune({ nodes, edges }: Graph, run: Run): Promise<number> {
  const kept = new Set([...nodes, ...edges].map(({ id }) => id))
  const documents = nodes.filter(({ kind }) => kind === 'Document').map(({ id }) => id)
  let removed = 0
  const ids = async (cypher: string, parameters: object = {}) =>
    (await run(cypher, parameters)).map(([id]) => id as string).filter((id) => !kept.has(id))
  const removeEdges = async (kind: string, stale: readonly string[]) => {
    removed += stale.length
    for (const batch of batchesOf(stale, BATCH))
      await run(`MATCH ()-[r:${kind}]->() WHERE r.id IN $ids DELETE r`, { ids: batch })
  }
  const removeNodes = async (kind: string, stale: readonly string[]) => {
    removed += stale.length
    for (const batch of batchesOf(stale, BATCH))
      await run(`UNWIND $ids AS id MATCH (n:${kind} {id: id}) DETACH DELETE n`, { ids: batch })
  }

  const passages = 'UNWIND $documents AS document MATCH (:Document {id: document})-[:HAS_PASSAGE]->(p:Passage)'
  await removeNodes('Passage', await ids(`${passages} RETURN p.id AS id`, { documents }))
  for (const kind of FROM_PASSAGES)
    await removeEdges(kind, await ids(`${passages} MATCH (p)-[r:${kind}]->() RETURN r.id AS id`, { documents }))
  for (const kind of STATED) {
    const unstated = `MATCH (n:${kind}) WHERE NOT EXISTS { MATCH (n)<-[:STATES|MENTIONS]-(:Passage) } RETURN n.id AS id`
    await removeNodes(kind, await ids(unstated))
  }
  // Of nodes that stay, the edges that their only documents no longer give them.
  for (const kind of Object.keys(EDGES).filter((name) => name !== 'HAS_PASSAGE' && !FROM_PASSAGES.includes(name))) {
    const found = await run(`MATCH (n)-[r:${kind}]->() RETURN r.id AS id, n.id AS source, labels(n)[0] AS label`, {})
    const stale = found.filter(([id, source]) => !kept.has(id as string) && kept.has(source as string))
    for (const label of new Set(stale.map((row) => row[2] as string))) {
      const own = stale.filter((row) => row[2] === label)
      const elsewhere = await saidElsewhere(label, [...new Set(own.map((row) => row[1] as string))], documents, run)
      await removeEdges(
        kind,
        own.filter((row) => !elsewhere.has(row[1])).map(([id]) => id as string),
      )
    }
  }
  // What only a removed node led to goes with it, so that a round may leave work for the next.
  for (let before = -1; before !== removed; ) {
    before = removed
    for (const kind of OTHERS)
      await removeNodes(kind, await ids(`MATCH (n:${kind}) WHERE NOT EXISTS { MATCH (n)<--() } RETURN n.id AS id`))
  }
  return removed
}

/** Of nodes of one kind, those that a passage of another document leads to. */
async function saidElsewhere(label: string, sources: string[], documents: string[], run: Run): Promise<Set<unknown>> {
  const rows: unknown[][] = []
  for (const batch of batchesOf(sources, BATCH))
    rows.push(
      ...(await run(
        `UNWIND $ids AS id MATCH (n:${label} {id: id})<--(:Passage)<-[:HAS_PASSAGE]-(d:Document)
         WHERE NOT d.id IN $documents RETURN DISTINCT n.id AS id`,
        { ids: batch, documents },
      )),
    )
  return new Set(rows.map(([id]) => id))
}

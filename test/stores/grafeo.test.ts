// Grafeo against the specification of stores, in memory and in a file.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import grafeo from '@grafeo-db/js'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../src/index.js'
import { killLoads } from './kill.js'
import { scriptGraph, statementsOf } from './script.js'
import { contents, sorted, storeSpec } from './spec.js'

const folder = mkdtempSync(join(tmpdir(), 'evigraph-grafeo-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const KILLED = { env: {}, options: {}, size: 4_000, batch: 500 }
let files = 0
const newFile = () => join(folder, `${files++}.grafeo`)

storeSpec('in memory', () => openStore(':memory:'))
storeSpec('in a file', () => openStore(newFile()))

test('a file that is none, or no folder for it, is said in one line', async () => {
  const file = newFile()
  writeFileSync(file, 'no database at all')
  const wrong = await openStore(file)
  await expect(wrong.load({ nodes: [], edges: [] })).rejects.toThrow(file)
  await expect(wrong.query('RETURN 1')).rejects.toThrow(file)
  await wrong.close()
  const nowhere = await openStore(join(folder, 'none/x.grafeo'))
  await expect(nowhere.query('RETURN 1')).rejects.toThrow('no such file')
  await expect(nowhere.load({ nodes: [], edges: [] })).rejects.toThrow('none/x.grafeo')
  await expect(openStore('somewhere')).rejects.toThrow('not a store')
})

test('a closed file is one file', async () => {
  const file = newFile()
  const store = await openStore(file)
  await store.load({ nodes: [{ id: 'concept:a', kind: 'Concept', label: 'a', aliases: [] }], edges: [] })
  await store.close()
  expect(readdirSync(folder).filter((name) => file.endsWith(`/${name}`) || name.includes('.wal'))).toHaveLength(1)
})

test('a query that would fill memory is ended, and the next one answered', async () => {
  const store = await openStore(':memory:')
  await store.load({ nodes: [], edges: [] })
  const huge = 'UNWIND range(1, 20000000) AS x RETURN x, "row " + toString(x) AS text'
  await expect(store.query(huge, { memory: 100 << 20 })).rejects.toThrow(/needs more memory than 0\.\d GB.*LIMIT/)
  const { batches } = await store.query('RETURN 1 AS one')
  for await (const batch of batches) expect(batch).toEqual([[1]])
  await store.close()
})

test('the exported Cypher script gives the graph that a load gives', async () => {
  const graph = scriptGraph()
  const file = newFile()
  const db = grafeo.GrafeoDB.create(file)
  for (const statement of statementsOf(graph)) await db.executeCypher(statement)
  db.close()
  const store = await openStore(file)
  expect(await contents(store)).toEqual(sorted(graph))
  await store.close()
})

test('a killed load into a file that is there leaves whole batches, and the next completes it', async () => {
  const begun = async () => {
    const file = newFile()
    const store = await openStore(file)
    await store.load({ nodes: [], edges: [] })
    return file
  }
  expect(await killLoads(join(folder, 'big.json'), { fresh: begun, ...KILLED, points: 6 })).toBeGreaterThan(0)
}, 400_000)

test('a killed load into a new file leaves none, or all of it', async () => {
  const fresh = async () => newFile()
  expect(await killLoads(join(folder, 'big.json'), { fresh, ...KILLED, points: 3 })).toBe(0)
}, 400_000)

// Kills a load at several points of its progress, each time checks what is there, and completes it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { generateGraph } from '../../scripts/graph-generator.js'
import { json } from '../../src/exporters/json.js'
import { openStore } from '../../src/index.js'
import { batchesOf, groupsOf } from '../../src/stores/rows.js'
import { CLI } from '../run-cli.js'
import { rowsOf } from './spec.js'

const IDS = ['MATCH (n) RETURN n.id AS id', 'MATCH ()-[r]->() RETURN r.id AS id']

/** A load says how far it is in a terminal only. */
const AS_IN_A_TERMINAL = ['--import', 'data:text/javascript,process.stderr.isTTY=true']

interface Target {
  /** Path or address of an empty store: one of its own for each point, or emptied. */
  fresh(point: number): Promise<string>
  env: Record<string, string>
  options: { user?: string; password?: string }
  /** Nodes of the graph that is loaded. */
  size: number
  /** Rows of a transaction. */
  batch: number
  points: number
}

/** `file` is where the graph may be written. Gives the number of kills after which a part of it was in the store. */
export async function killLoads(file: string, { fresh, env, options, size, batch, points }: Target): Promise<number> {
  const graph = generateGraph(size)
  writeFileSync(file, [...json.write(graph)].join(''))
  const groups = groupsOf(graph)
  const transactions = [...groups.nodes.map(({ nodes }) => nodes), ...groups.edges.map(({ edges }) => edges)]
    .flatMap((rows: readonly { id: string }[]) => [...batchesOf(rows, batch)])
    .map((rows) => rows.map(({ id }) => id))
  // Some must be smaller than their kind, so that a part of it can be there.
  expect(transactions.length).toBeGreaterThan(groups.nodes.length + groups.edges.length)
  const load = async (to: string) => {
    const store = await openStore(to, options)
    try {
      await store.load(graph, { batch })
    } finally {
      await store.close()
    }
  }
  const idsIn = async (to: string): Promise<string[]> => {
    const store = await openStore(to, options)
    try {
      const lists = await Promise.all(IDS.map((cypher) => rowsOf(store, cypher)))
      return lists.flat().map(([id]) => id as string)
    } finally {
      await store.close()
    }
  }
  const killed = async (to: string, point: number): Promise<boolean> => {
    const child = spawn(process.execPath, [...AS_IN_A_TERMINAL, CLI, 'load', file, '--to', to, '--batch', `${batch}`], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (data: Buffer) => {
      said += data
      const percent = Number(/(\d+)%[^%]*$/.exec(said)?.[1] ?? 0)
      // Not at once: that would always be the beginning of a transaction.
      if (percent >= (100 * point) / (points + 1)) setTimeout(() => child.kill('SIGKILL'), point)
    })
    const [code] = (await once(child, 'close')) as [number | null]
    if (code) expect.fail(said)
    return code === null
  }
  let partial = 0
  for (let point = 1; point <= points; point++) {
    let to = await fresh(point)
    // On a busy machine a load can be done before its progress is read.
    for (let attempt = 1; !(await killed(to, point)); attempt++) {
      expect(attempt, 'loads that were done before they could be killed').toBeLessThan(10)
      to = await fresh(point)
    }
    // A new file is there when it is whole.
    const list = await idsIn(to).catch((error: Error) => {
      expect(error.message).toContain('no such file')
      return []
    })
    const found = new Set(list)
    expect(found.size).toBe(list.length)
    for (const ids of transactions) {
      const there = ids.filter((id) => found.has(id)).length
      expect([0, ids.length], `${ids[0]} and what was written with it`).toContain(there)
    }
    if (found.size > 0 && found.size < transactions.flat().length) partial++
    await load(to)
    expect((await idsIn(to)).sort()).toEqual(transactions.flat().sort())
  }
  return partial
}

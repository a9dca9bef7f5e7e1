// Kills a load at ten points, each time checks what is there, and completes it.
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

interface Target {
  /** Path or address of an empty store: one of its own for each point, or emptied. */
  fresh(point: number): Promise<string>
  env: Record<string, string>
  options: { user?: string; password?: string }
  /** Rows of a transaction. */
  batch: number
  points: number
}

/** `file` is where the graph may be written. Gives the number of kills after which a part of it was in the store. */
export async function killLoads(file: string, { fresh, env, options, batch, points }: Target): Promise<number> {
  const graph = generateGraph(4_000)
  writeFileSync(file, [...json.write(graph)].join(''))
  const groups = groupsOf(graph)
  const transactions = [...groups.nodes.map(({ nodes }) => nodes), ...groups.edges.map(({ edges }) => edges)]
    .flatMap((rows: readonly { id: string }[]) => [...batchesOf(rows, batch)])
    .map((rows) => rows.map(({ id }) => id))
  // Some must be smaller than their kind, so that a part of it can be there.
  expect(transactions.length).toBeGreaterThan(groups.nodes.length + groups.edges.length)
  const start = (to: string) =>
    spawn(process.execPath, [CLI, 'load', file, '--to', to, '--batch', String(batch)], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  const complete = async (to: string) => {
    const child = start(to)
    let said = ''
    child.stderr.on('data', (data: Buffer) => {
      said += data
    })
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code, said).toBe(0)
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
  const timed = async (run: () => Promise<unknown>) => {
    const since = performance.now()
    await run()
    return performance.now() - since
  }
  let to = await fresh(0)
  let whole = await timed(() => complete(to))
  let interrupted = 0
  let partial = 0
  for (let point = 1; point <= points; point++) {
    // A server grows faster as it warms up: a load that came to its end tells how long one takes now.
    for (let code: number | null = 0, attempt = 0; code === 0 && attempt < 4; attempt++) {
      to = await fresh(point)
      const elapsed = await timed(async () => {
        const child = start(to)
        const ended = once(child, 'exit')
        const timer = setTimeout(() => child.kill('SIGKILL'), (whole * point) / (points + 1))
        code = (await ended)[0] as number | null
        clearTimeout(timer)
      })
      if (code === null) interrupted++
      else whole = elapsed
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
    await complete(to)
    expect((await idsIn(to)).sort()).toEqual(transactions.flat().sort())
  }
  expect(interrupted).toBe(points)
  return partial
}

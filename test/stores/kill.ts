// Kills a load at ten points, each time checks what is there, and completes it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import { generateGraph } from '../../scripts/graph-generator.js'
import { json } from '../../src/exporters/json.js'
import { openStore } from '../../src/index.js'
import { CLI } from '../run-cli.js'
import { rowsOf } from './spec.js'

const COUNTS = [
  'MATCH (n) RETURN labels(n)[0] AS kind, count(*) AS n ORDER BY kind',
  'MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS n ORDER BY kind',
]

interface Target {
  /** Path or address of an empty store: one of its own for each point, or emptied. */
  fresh(point: number): Promise<string>
  env: Record<string, string>
  options: { user?: string; password?: string }
  /** Rows of a transaction. */
  batch: number
  points: number
}

/** `file` is where the graph may be written. */
export async function killLoads(file: string, { fresh, env, options, batch, points }: Target): Promise<void> {
  const graph = generateGraph(4_000)
  writeFileSync(file, [...json.write(graph)].join(''))
  const total = new Map<string, number>()
  for (const { kind } of [...graph.nodes, ...graph.edges]) total.set(kind, (total.get(kind) ?? 0) + 1)
  const start = (to: string) =>
    spawn(process.execPath, [CLI, 'load', file, '--to', to], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  const complete = async (to: string) => expect((await once(start(to), 'exit'))[0]).toBe(0)
  const counts = async (to: string) => {
    const store = await openStore(to, options)
    try {
      const [nodes, edges] = [await rowsOf(store, COUNTS[0] as string), await rowsOf(store, COUNTS[1] as string)]
      return new Map([...nodes, ...edges] as [string, number][])
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
    // A file that was not begun yet is not there.
    const found = await counts(to).catch((error: Error) => {
      expect(error.message).toContain('no such file')
      return new Map<string, number>()
    })
    // Edges of one kind come in groups of their ends' kinds, each with a last batch that is not full.
    for (const kind of found.keys()) {
      const number = found.get(kind) as number
      const nodes = !/[A-Z]_|^[A-Z]+$/.test(kind)
      if (nodes) expect([0, total.get(kind)].includes(number) || number % batch === 0, `${kind}: ${number}`).toBe(true)
      expect(number).toBeLessThanOrEqual(total.get(kind) as number)
    }
    await complete(to)
    expect(await counts(to)).toEqual(total)
  }
  expect(interrupted).toBe(points)
}

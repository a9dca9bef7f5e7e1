// Live reload: pages hear of every change of the file; a file that cannot be read changes nothing but is told.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateGraph } from '../../scripts/graph-generator.js'
import { type Graph, openStore, readStored } from '../../src/index.js'
import { folderWith } from '../run-cli.js'
import { fileSource, graphText, listen, type TestView, viewOf } from './client.js'

const [one, two] = [generateGraph(40), generateGraph(50)]
const shownBy = async ({ ask }: TestView): Promise<Graph> =>
  JSON.parse((await ask({ path: 'payload.json' })).body).graph as Graph

test('what is served is the file as it is now', async () => {
  const file = join(folderWith({ 'g.json': graphText(one) }), 'g.json')
  const view = await viewOf(fileSource(file))
  const { next } = await listen(view)
  const first = await next()
  expect(first).toMatchObject({ event: 'version', id: first.data })
  expect(await shownBy(view)).toEqual(one)
  expect(await view.cypher('MATCH (n) RETURN count(n) AS n')).toMatchObject({ rows: [[one.nodes.length]] })

  writeFileSync(file, graphText(two))
  const second = await next()
  expect(second).toMatchObject({ event: 'changed', id: second.data })
  expect(second.data).not.toBe(first.data)
  expect(await shownBy(view)).toEqual(two)
  expect(await view.cypher('MATCH (n) RETURN count(n) AS n')).toMatchObject({ rows: [[two.nodes.length]] })

  // Replaced whole, as evigraph does it.
  writeFileSync(`${file}.new`, graphText(one))
  renameSync(`${file}.new`, file)
  expect(await next()).toMatchObject({ event: 'changed', data: first.data })
  expect(view.problems).toEqual([])
})

test('a file that is broken or gone is told of, and the old graph stays', async () => {
  const file = join(folderWith({ 'g.json': graphText(one) }), 'g.json')
  const view = await viewOf(fileSource(file))
  const { next } = await listen(view)
  await next()
  const rows = graphText(one)
  for (const [broken, words] of [
    [rows.slice(0, -20), /g\.json: not JSON: /],
    [undefined, /g\.json: no such file$/],
    [
      rows.replace('"key":"concept:1"', '"key":"concept:0"').replace('"id":"concept:1"', '"id":"concept:0"'),
      /two nodes have the id/,
    ],
  ] as const) {
    if (broken === undefined) rmSync(file)
    else writeFileSync(file, broken)
    expect(await next()).toMatchObject({ event: 'problem', data: expect.stringMatching(words) })
    expect(view.problems.at(-1)).toMatch(words)
    expect(await shownBy(view)).toEqual(one)
  }
  // A page that is opened now hears of it too.
  const other = await listen(view)
  expect((await other.next()).event).toBe('version')
  expect(await other.next()).toMatchObject({ event: 'problem', data: expect.stringMatching(/two nodes/) })
  // Whole again, and the same as ever: the pages can take their warning away.
  writeFileSync(file, graphText(one))
  expect((await next()).event).toBe('changed')
})

test('a page that was away learns that it missed something', async () => {
  const file = join(folderWith({ 'g.json': graphText(one) }), 'g.json')
  const view = await viewOf(fileSource(file))
  const { id } = await (await listen(view)).next()
  expect((await (await listen(view, id)).next()).event).toBe('version')
  expect((await (await listen(view, 'older')).next()).event).toBe('changed')
})

test('pages beyond a number are refused, and make place when they close', async () => {
  const view = await viewOf(fileSource(join(folderWith({ 'g.json': graphText(one) }), 'g.json')))
  const pages = await Promise.all(Array.from({ length: 32 }, () => listen(view)))
  expect((await fetch(new URL('events', view.url))).status).toBe(503)
  pages[0]?.close()
  await expect.poll(() => listen(view).then(() => 'open', String), { timeout: 10_000 }).toBe('open')
})

test('a graph that cannot be read at the start is an error', async () => {
  const file = join(folderWith({ 'g.json': '{' }), 'g.json')
  await expect(viewOf(fileSource(file))).rejects.toThrow(/g\.json: not JSON/)
})

test('a database file is shown, can be loaded into meanwhile, and is shown anew', async () => {
  const file = join(folderWith({}), 'g.grafeo')
  const load = async (graph: Graph) => {
    const store = await openStore(file)
    await store.load(graph)
    await store.close()
  }
  await load(one)
  const read = async () => {
    const store = await openStore(file)
    try {
      return { graph: await readStored(store), messages: [] }
    } finally {
      await store.close()
    }
  }
  const view = await viewOf({ read, open: () => openStore(file), file, locks: true })
  const { next } = await listen(view)
  await next()
  const ids = ({ nodes, edges }: Graph) => [...nodes, ...edges].map(({ id }) => id).sort()
  expect(ids(await shownBy(view))).toEqual(ids(one))
  expect(await view.cypher('MATCH (n) RETURN count(n) AS n')).toMatchObject({ rows: [[one.nodes.length]] })
  const grown = {
    ...one,
    nodes: [...one.nodes, { id: 'concept:new', kind: 'Concept', label: 'new', aliases: [] } as const],
  }
  await load(grown)
  let heard = await next()
  while (heard.event === 'problem') heard = await next()
  expect(heard.event).toBe('changed')
  expect(ids(await shownBy(view))).toEqual(ids(grown))
})

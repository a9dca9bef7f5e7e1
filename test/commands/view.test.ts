// `evigraph view`: prints its address, serves until it is told to end, and says in one line what it cannot use.
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { generateGraph } from '../../scripts/graph-generator.js'
import { openStore } from '../../src/index.js'
import { evigraph, folderWith, startedView } from '../run-cli.js'
import { graphText } from '../server/client.js'

const graph = generateGraph(60)

const payload = async (url: string) =>
  (await (await fetch(new URL('payload.json', url))).json()) as { title: string; graph: { nodes: object[] } }

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with exit code 0', async (signal) => {
  const folder = folderWith({ 'g.json': graphText(graph), 'about.yaml': 'licence: MIT' })
  const { child, url, errors } = await startedView(folder, ['g.json', '--title', 'Mine', '--about', 'about.yaml'])
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/)
  expect(await (await fetch(url)).text()).toContain('{"served":true,')
  expect(await payload(url)).toMatchObject({
    title: 'Mine',
    about: { licence: 'MIT' },
    graph: { nodes: { length: graph.nodes.length } },
  })
  // With a query under way and a page listening.
  const events = await fetch(new URL('events', url))
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ query: 'MATCH (a), (b), (c), (d), (e) RETURN count(*) AS n' })
  const asked = fetch(new URL('cypher', url), { method: 'POST', headers, body }).catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  child.kill(signal)
  expect(await once(child, 'exit')).toEqual([0, null])
  await asked
  await events.text().catch(() => '')
  await expect(fetch(url)).rejects.toThrow()
  expect(errors()).toBe('Ctrl-C ends it.\n')
})

test('standard input and a database are sources too', async () => {
  const folder = folderWith({})
  const store = await openStore(join(folder, 'g.grafeo'))
  await store.load(graph)
  await store.close()
  for (const source of ['-', 'g.grafeo']) {
    const { child, url } = await startedView(folder, [source], { input: graphText(graph) })
    expect((await payload(url)).graph.nodes).toHaveLength(graph.nodes.length)
    child.kill('SIGINT')
    await once(child, 'exit')
  }
})

test('what goes wrong later is one line on standard error', async () => {
  const folder = folderWith({ 'g.json': graphText(graph) })
  const { errors } = await startedView(folder, ['g.json'])
  writeFileSync(join(folder, 'g.json'), '{')
  await expect.poll(errors).toMatch(/^Ctrl-C ends it\.\nwarning: g\.json: not JSON: [^\n]*\n$/)
})

describe('is one line and exit code 2', () => {
  test.each([
    ['no graph', ['gone.json'], 'gone.json: no such file'],
    ['no JSON', ['broken.json'], 'broken.json: not JSON'],
    ['a loose end', ['loose.json'], 'which is no node'],
    ['no database', ['gone.grafeo'], 'gone.grafeo: no such file'],
    ['an address of another kind', ['http://user:secret@host/'], 'http://host/: not a kind of address'],
    ['a port that is none', ['g.json', '--port', '80x'], '--port is "80x"; give a whole number from 1 to 65535'],
    ['a port too high', ['g.json', '--port', '65536'], '--port is "65536"'],
  ])('%s', (_name, args, words) => {
    const loose = graphText(graph).replace('"source":"claim:0"', '"source":"claim:none"')
    const folder = folderWith({ 'g.json': graphText(graph), 'broken.json': '{', 'loose.json': loose })
    const { status, stdout, stderr } = evigraph(folder, ['view', ...args])
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 })
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('secret')
  })

  test('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { status, stderr } = evigraph(folderWith({ 'g.json': graphText(graph) }), [
      'view',
      'g.json',
      '--port',
      `${port}`,
    ])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `error: port ${port} is taken; give another, or leave --port away to get a free one\n`,
    })
  })
})

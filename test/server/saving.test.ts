// What the page asks the server to write: the nodes it names, in any format of one file.
import { describe, expect, test } from 'vitest'
import { generateGraph } from '../../scripts/graph-generator.js'
import { EXPORTERS, type Graph } from '../../src/index.js'
import { FORMATS, saved } from '../../src/server/saving.js'
import { bitsOf } from '../../viewer/export/server-file.js'
import { graphSource, viewOf } from './client.js'

const graph = generateGraph(60)
const sha256 = 'of the graph'
const some = graph.nodes.map((_, i) => i % 3 !== 0)
const request = (format: string, kept: readonly boolean[] = some, more: object = {}) =>
  JSON.stringify({ format, sha256, nodes: bitsOf(Uint8Array.from(kept, Number)), ...more })

const part: Graph = (() => {
  const nodes = graph.nodes.filter((_, i) => some[i])
  const ids = new Set(nodes.map(({ id }) => id))
  return { nodes, edges: graph.edges.filter(({ source, target }) => ids.has(source) && ids.has(target)) }
})()

test.each(FORMATS.filter(({ name }) => name !== 'html'))('$name has the nodes that were named', ({ name }) => {
  const writer = EXPORTERS.find((one) => one.name === name)
  if (!writer || !('write' in writer)) throw new Error(`${name} is no format of one file`)
  expect(part.edges.length).toBeGreaterThan(0)
  expect(saved(request(name), { graph, sha256 })).toBe([...writer.write(part)].join(''))
  expect(saved(request(name), { graph, sha256 })).not.toBe([...writer.write(graph)].join(''))
})

describe('one line says what is wrong', () => {
  test.each([
    ['format', request('gexff'), /^"format" is "gexff"; it can be html, gexf, /],
    ['graph', request('gexf', some, { sha256: 'another' }), /^the graph has changed since/],
    ['nodes', request('gexf', some, { nodes: 1 }), /^"nodes" must be text in base64$/],
    ['body', '[', /^the request is not JSON: /],
  ])('%s', (_what, body, reason) => {
    expect(() => saved(body, { graph, sha256 })).toThrow(reason)
  })
})

test('the server answers with the file, or why there is none', async () => {
  const view = await viewOf(graphSource(graph))
  const payload = JSON.parse((await view.ask({ path: 'payload.json' })).body) as { sha256: string }
  const headers = { 'content-type': 'application/json' }
  const ask = (body: string) => view.ask({ method: 'POST', path: 'export', headers, body })
  const answer = await ask(request('ris', some, { sha256: payload.sha256 }))
  expect(answer.status).toBe(200)
  expect(answer.body).toMatch(/^TY {2}- /m)
  expect(await ask(request('ris'))).toMatchObject({ status: 400, body: expect.stringMatching(/has changed/) })
})

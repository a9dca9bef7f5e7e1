// The single file: what goes in comes out, whatever it holds, and nothing of it is ever markup.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Payload } from '../../../graph/view.js'
import { generateGraph } from '../../../scripts/graph-generator.js'
import { readPage, scriptHashes, served, standalone } from '../../../src/exporters/html/page.js'
import { MOST_NODES, payloadOf, payloadText } from '../../../src/exporters/html/payload.js'
import { type Graph, json, type Message, readGraph } from '../../../src/index.js'
import { folderWith } from '../../run-cli.js'
import { golden } from '../golden-files.js'
import { PAGE, payloadIn } from './fixture.js'

const fileOf = (payload: Payload) => [...standalone(PAGE, payloadText(payload))].join('')
const roundTrip = (graph: Graph) => payloadIn(fileOf(payloadOf(graph, {}))) as Promise<Payload>

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]>',
  '<img src=x onerror=alert(1)>',
  '\u2028\u2029',
  '\ud800',
  '\udc00\ud800',
  '\u0000\u0007',
  '&lt;&amp;',
  "$& $1 $` $'",
  'שלום',
  'x'.repeat(10_000),
]
const concept = (label: string) => ({ id: `concept:${label}`, kind: 'Concept', label, aliases: [label] }) as const

describe('what the file holds', () => {
  test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text]))('%s', async (_name, text) => {
    const graph: Graph = { nodes: [concept(text)], edges: [] }
    const file = fileOf(payloadOf(graph, { title: text }))
    expect(await payloadIn(file)).toMatchObject({ graph, title: text })
    // The same markup as with nothing in it.
    const tags = (html: string) => html.match(/<[a-z!/]+/g)
    expect(tags(file)).toEqual(tags(PAGE))
    expect(file).not.toMatch(/[\u2028\u2029]/)
  })

  test('is the graph, short or long', async () => {
    fc.assert(
      (await fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const graph: Graph = { nodes: [concept(text)], edges: [] }
        expect((await roundTrip(graph)).graph).toEqual(graph)
      })) as never,
    )
    const large = generateGraph(6000)
    const file = fileOf(payloadOf(large, {}))
    expect(file.length).toBeLessThan(JSON.stringify(large).length / 2)
    expect(((await payloadIn(file)) as Payload).graph).toEqual(large)
  })

  test('is refused where no browser could show it', () => {
    const graph: Graph = { nodes: Array(MOST_NODES + 1).fill(concept('hope')), edges: [] }
    expect(() => payloadOf(graph, {})).toThrow('200,001 nodes, and a page shows at most 200,000')
  })

  test('hostile texts stay whole where they are compressed', async () => {
    const graph: Graph = { nodes: HOSTILE.map(concept), edges: [] }
    const long = { ...payloadOf(graph, {}), title: 'x'.repeat(1 << 20) }
    const file = fileOf(long)
    expect(file).toContain('data-encoding="deflate-raw+base64"')
    expect(await payloadIn(file)).toEqual(long)
  })
})

describe('the payload', () => {
  test('has a place in both layouts for every node', () => {
    const graph = golden()
    const { positions, graph: shown } = payloadOf(graph, {})
    expect(shown).toEqual(graph)
    expect([positions.bands.length, positions.organic.length]).toEqual([2 * graph.nodes.length, 2 * graph.nodes.length])
  })

  test('has the hash of graph.json and the messages of its build', () => {
    const { graph } = readGraph([...json.write(golden())].join(''))
    const messages: Message[] = [
      { level: 'warning', rule: 'a:b', reason: 'why', uri: 'a.md', line: 2, column: 3, span: { start: 0, end: 1 } },
    ]
    const text = [...json.write(graph, { messages })].join('')
    const payload = payloadOf(graph, { messages })
    expect(payload.sha256).toBe(createHash('sha256').update(text).digest('hex'))
    expect(payload.messages).toEqual([
      { level: 'warning', rule: 'a:b', reason: 'why', uri: 'a.md', line: 2, column: 3 },
    ])
    expect(payload.tool).toMatch(/^evigraph \d+\.\d+\.\d+$/)
  })

  test.each([
    [[], 'Knowledge graph'],
    [['One'], 'One'],
    [['One', 'Two', 'Three'], 'One · Two · Three'],
    [['One', 'Two', 'Three', 'Four', 'Five'], 'One · Two · Three and 2 more'],
  ])('of documents %j is called %s', (titles, expected) => {
    const nodes = titles.map((title, i) => ({ id: `d${i}`, kind: 'Document', label: `${i}.md`, title }))
    const graph = { nodes, edges: [] } as unknown as Graph
    expect(payloadOf(graph, {}).title).toBe(expected)
    expect(payloadOf(graph, { title: 'Mine' }).title).toBe('Mine')
  })
})

describe('the page', () => {
  test('from disk may reach nothing, and run only its own script', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(fileOf(payloadOf(golden(), {})))?.[1]
    const script = "document.title = document.getElementById('evigraph-payload').textContent.length + ''"
    const hash = createHash('sha256').update(script).digest('base64')
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; connect-src 'none'`,
    )
    expect(scriptHashes(PAGE)).toBe(`'sha256-${hash}'`)
  })

  test('served asks its server, and may reach that', () => {
    const page = served(PAGE, { served: true, formats: [{ name: 'x', doc: '</script>', extension: '.x' }] })
    expect(page).toContain(
      '<script id="evigraph-payload" type="application/json">{"served":true,"formats":[{"name":"x","doc":"\\u003c/script\\u003e","extension":".x"}]}</script>',
    )
    expect(page).toContain("connect-src 'self'")
    expect(page).not.toContain("script-src 'unsafe-inline'")
  })

  test.each([
    ['missing', undefined, /the viewer's page is missing; "npm run build" makes it$/],
    ['without a place for the graph', PAGE.replace('evigraph-payload" ', 'graph" '), /must be there once/],
    ['without a policy', PAGE.replace("connect-src 'self'", ''), /connect-src 'self' must be there once/],
  ])('%s is an error of one line', (_name, text, message) => {
    const file = `${folderWith(text === undefined ? {} : { 'index.html': text })}/index.html`
    expect(() => readPage(file)).toThrow(message)
  })
})

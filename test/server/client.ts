// Starts a view for one test, and asks it things that no browser would.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'
import { inMemory } from '../../src/commands/stores.js'
import { loadGraph } from '../../src/commands/terminal.js'
import { type Graph, json, startView, type ViewOptions, type ViewSource } from '../../src/index.js'
import { PAGE } from '../exporters/html/fixture.js'

export const TOKEN = 'token_of-the-test'

export const graphText = (graph: Graph): string => [...json.write(graph)].join('')

/** What `evigraph view FILE` shows. */
export const fileSource = (file: string): ViewSource => ({
  read: async () => loadGraph(file),
  open: inMemory,
  file,
})
export const graphSource = (graph: Graph): ViewSource => ({
  read: async () => ({ graph, messages: [] }),
  open: inMemory,
})

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface Ask {
  method?: string
  /** Behind the token, or whole where it begins with "/". */
  path?: string
  headers?: Readonly<Record<string, string>>
  body?: string
}

export interface TestView {
  url: string
  port: number
  ask(what?: Ask): Promise<Answer>
  /** The answer of the query endpoint. */
  cypher(query: string, parameters?: object): Promise<Record<string, unknown>>
  problems: string[]
}

/** Closed after the test. */
export async function viewOf(source: ViewSource, options: Partial<ViewOptions> = {}): Promise<TestView> {
  const problems: string[] = []
  const onProblem = (reason: string) => void problems.push(reason)
  const view = await startView({ source, token: TOKEN, page: PAGE, onProblem, ...options })
  onTestFinished(() => view.close())
  const port = Number(new URL(view.url).port)
  const ask = ({ method = 'GET', path = '', headers = {}, body }: Ask = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = httpRequest(
        { host: '127.0.0.1', port, method, path: path.startsWith('/') ? path : `/${TOKEN}/${path}`, headers },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          )
          response.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  const cypher = async (query: string, parameters: object = {}) => {
    const headers = { 'content-type': 'application/json' }
    const { body } = await ask({ method: 'POST', path: 'cypher', headers, body: JSON.stringify({ query, parameters }) })
    return JSON.parse(body) as Record<string, unknown>
  }
  return { url: view.url, port, ask, cypher, problems }
}

export interface Heard {
  event: string
  data: string
  id?: string
}

export interface Listening {
  /** The next event, whenever it comes. */
  next(): Promise<Heard>
  close(): void
}

/** Listens to the events of a view, as a page does. */
export async function listen({ url }: TestView, lastId?: string): Promise<Listening> {
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': lastId }
  const response = await fetch(new URL('events', url), { headers, signal: stop.signal })
  if (!response.ok || !response.body) throw new Error(`events: ${response.status}`)
  const heard = events(response.body)
  return { next: async () => (await heard.next()).value as Heard, close: () => stop.abort() }
}

async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<Heard> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = Object.fromEntries(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      text = text.slice(end + 2)
      if (fields.event) yield fields as unknown as Heard
    }
  }
}

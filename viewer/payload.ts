// Finds the payload: in the page itself, plain or compressed, or at the server the page came from.
import type { Payload, SavedFormat, Served } from '../graph/view.js'
import { get } from './server.js'

const ELEMENT = 'evigraph-payload'

/** Something about the payload that the reader must be told, in one line. */
export class PayloadError extends Error {
  override name = 'PayloadError'
}

export interface Source {
  payload: Payload
  /** What the server behind the page can save; undefined where there is none, and no Cypher or live reload. */
  formats: readonly SavedFormat[] | undefined
}

/** Tells the reader what takes its time, and resolves when that can be seen. */
export type Tell = (what: string) => Promise<void>

export async function readPayload(page: Document, tell: Tell): Promise<Source> {
  const element = page.getElementById(ELEMENT)
  const text = element?.textContent?.trim() ?? ''
  if (text === '') throw new PayloadError('This page holds no graph. Make one with: evigraph view graph.json')
  if (element?.dataset.encoding === 'deflate-raw+base64') {
    await tell('Unpacking the graph …')
    return { payload: parsed(await inflated(text)), formats: undefined }
  }
  if (element?.dataset.encoding !== undefined)
    throw new PayloadError(`The graph in this page is packed as “${element.dataset.encoding}”, which it cannot unpack.`)
  const value = json(text)
  if (isServed(value)) {
    await tell('Fetching the graph …')
    return { payload: await fetchPayload(), formats: value.formats }
  }
  return { payload: checked(value), formats: undefined }
}

export async function fetchPayload(): Promise<Payload> {
  const response = await get('payload.json').catch((error: Error) => {
    throw new PayloadError(error.message)
  })
  if (!response.ok) throw new PayloadError(`The server answered ${response.status}: ${await response.text()}`)
  return parsed(await response.text())
}

async function inflated(base64: string): Promise<string> {
  if (typeof DecompressionStream === 'undefined')
    throw new PayloadError('This browser cannot unpack the graph. Firefox 113, Chrome 103, Safari 16.4 or later can.')
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Response(stream).text().catch(() => {
    throw new PayloadError(
      'The graph in this page is damaged: its packed data end too early or are not what was packed.',
    )
  })
}

const parsed = (text: string) => checked(json(text))

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new PayloadError(`The graph in this page is no JSON: ${(error as Error).message}`)
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isServed = (value: unknown): value is Served =>
  isRecord(value) && value.served === true && Array.isArray(value.formats)

/** Shape only; what the graph says was validated when it was built. */
export function checked(value: unknown): Payload {
  if (!isRecord(value) || value.format !== 'evigraph-view')
    throw new PayloadError('What this page was given is no evigraph view.')
  if (value.version !== 1)
    throw new PayloadError(
      `This page reads version 1 of evigraph views; it was given version ${String(value.version)}.`,
    )
  const { graph, positions } = value
  if (!isRecord(graph) || !Array.isArray(graph.nodes) || !Array.isArray(graph.edges))
    throw new PayloadError('The view holds no graph: graph.nodes and graph.edges should be lists.')
  for (const layout of ['bands', 'organic'] as const) {
    const list = isRecord(positions) ? positions[layout] : undefined
    if (!Array.isArray(list) || list.length !== 2 * graph.nodes.length)
      throw new PayloadError(`The view’s positions.${layout} should hold ${2 * graph.nodes.length} numbers.`)
  }
  return value as unknown as Payload
}

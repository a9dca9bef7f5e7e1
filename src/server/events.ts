// Server-sent events: tells the pages that are open what happened.
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Milliseconds; what stands between page and server may end a connection on which nothing happens. */
const HEARTBEAT = 20_000
const MOST_PAGES = 32

export interface Events {
  /** Keeps a response open and writes events to it. False where too many are open. */
  join(request: IncomingMessage, response: ServerResponse, headers: Headers, version: string): boolean
  /** The graph is now another version. */
  changed(version: string): void
  /** It could not be read: one line why. */
  problem(reason: string): void
  close(): void
}

type Headers = Readonly<Record<string, string>>

export function openEvents(): Events {
  let reason: string | undefined
  const pages = new Set<ServerResponse>()
  const toAll = (text: string) => {
    for (const page of pages) page.write(text)
  }
  const beat = setInterval(() => toAll(': still here\n\n'), HEARTBEAT)
  return {
    join: (request, response, headers, version) => {
      if (pages.size >= MOST_PAGES) return false
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' })
      pages.add(response)
      response.on('close', () => pages.delete(response))
      // A page that was away says what it saw last, and learns what it missed.
      const last = request.headers['last-event-id'] ?? version
      response.write(last === version ? event('version', version, version) : event('changed', version, version))
      if (reason !== undefined) response.write(event('problem', reason))
      return true
    },
    changed: (version) => {
      reason = undefined
      toAll(event('changed', version, version))
    },
    problem: (why) => {
      reason = why
      toAll(event('problem', why))
    },
    close: () => {
      clearInterval(beat)
      for (const page of pages) page.end()
    },
  }
}

const event = (name: string, data: string, id?: string) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${data}\n\n`

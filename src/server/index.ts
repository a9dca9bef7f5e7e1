// What `evigraph view` serves: the page, its graph, a query endpoint and news of changes, on 127.0.0.1 and nowhere else.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readPage, served } from '../exporters/html/page.js'
import { InputError } from '../types.js'
import { openEvents } from './events.js'
import { headersFor } from './http.js'
import { liveGraph } from './live.js'
import { openQueries } from './queries.js'
import { respond } from './routes.js'
import { FORMATS } from './saving.js'
import { problemOf, type Said, type ViewSource } from './source.js'

export interface ViewOptions extends Said {
  source: ViewSource
  /** Letters, digits, _ and -; whoever knows it may read the graph. */
  token: string
  /** A free one without it. */
  port?: number
  /** The viewer's page; the built one without it. */
  page?: string
  /** Is told in one line what went wrong after the start. */
  onProblem?: (reason: string) => void
}

export interface View {
  url: string
  close(): Promise<void>
}

/** Throws InputError where the graph, the page or the port is not to be had. */
export async function startView(options: ViewOptions): Promise<View> {
  const { source, token, port = 0, page = readPage(), onProblem = () => {}, ...said } = options
  const html = served(page, { served: true, formats: [...FORMATS] })
  const headers = headersFor(html)
  const events = openEvents()
  const queries = openQueries(source, () => live.shown())
  const server = createServer({ maxHeaderSize: 16 << 10, headersTimeout: 10_000, requestTimeout: 30_000 })
  const live = liveGraph(source, said, {
    changed: ({ version }) => {
      queries.reopen()
      events.changed(version)
    },
    problem: (reason) => {
      events.problem(reason)
      onProblem(reason)
    },
  })
  const addressOf = () => server.address() as AddressInfo
  server.on('request', (request, response) => {
    const { port } = addressOf()
    respond(request, response, { html, headers, token, port, live, events, queries }).catch((error: unknown) => {
      onProblem(problemOf(error))
      response.destroy()
    })
  })
  const close = async () => {
    live.close()
    events.close()
    server.close()
    server.closeAllConnections()
    await queries.close()
  }
  try {
    await live.start()
    await listen(server, port)
  } catch (error) {
    await close()
    throw error
  }
  return { url: `http://127.0.0.1:${addressOf().port}/${token}/`, close }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const why: Readonly<Record<string, string>> = {
        EADDRINUSE: 'is taken; give another, or leave --port away to get a free one',
        EACCES: 'may not be used by you; give one from 1024 to 65535',
      }
      reject(new InputError(`port ${port} ${why[code ?? ''] ?? `cannot be used (${message})`}`))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}

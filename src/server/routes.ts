// What can be asked of the server, and how each is answered.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { InputError } from '../types.js'
import { questionIn } from './cypher.js'
import type { Events } from './events.js'
import { judge } from './guard.js'
import { bodyOf, Refused, send } from './http.js'
import type { Live } from './live.js'
import type { Queries } from './queries.js'
import { saved } from './saving.js'
import { problemOf } from './source.js'

export interface Context {
  html: string
  headers: Readonly<Record<string, string>>
  token: string
  port: number
  live: Live
  events: Events
  queries: Queries
}

/** Rejects only where something is wrong with this program. */
export async function respond(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { headers } = context
  try {
    const verdict = judge(request, context.port, context.token)
    if ('status' in verdict) throw new Refused(verdict.status, verdict.reason)
    const route = Object.hasOwn(ROUTES, verdict.path) ? ROUTES[verdict.path] : undefined
    if (!route) throw new Refused(404, 'there is nothing here')
    if (!route.methods.includes(request.method ?? ''))
      throw new Refused(405, `use ${route.methods.join(' or ')}`, { allow: route.methods.join(', ') })
    await route.run(request, response, context)
  } catch (error) {
    if (!(error instanceof Refused) || response.headersSent) throw error
    send(response, error.status, 'text/plain', `${error.message}\n`, { ...headers, ...error.headers })
  }
}

interface Route {
  methods: readonly string[]
  run(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> | void
}

/** All there is; no path of a file is ever made of a request. */
const ROUTES: Readonly<Record<string, Route>> = {
  '': {
    methods: ['GET', 'HEAD'],
    run: (_request, response, { html, headers }) => send(response, 200, 'text/html', html, headers),
  },
  'payload.json': {
    methods: ['GET', 'HEAD'],
    run: (_request, response, { live, headers }) => send(response, 200, 'application/json', live.shown().body, headers),
  },
  events: {
    methods: ['GET'],
    run: (request, response, { live, events, headers }) => {
      if (!events.join(request, response, headers, live.shown().version))
        throw new Refused(503, 'too many pages are open')
    },
  },
  export: {
    methods: ['POST'],
    run: async (request, response, { live, headers }) => {
      const body = await bodyOf(request)
      let file: string
      try {
        file = saved(body, live.shown())
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        throw new Refused(400, problemOf(error))
      }
      send(response, 200, 'text/plain', file, headers)
    },
  },
  cypher: {
    methods: ['POST'],
    run: async (request, response, { queries, headers }) => {
      const body = await bodyOf(request)
      const gone = new AbortController()
      response.on('close', () => gone.abort())
      let answer: unknown
      try {
        answer = await queries.ask(questionIn(body), gone.signal)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        answer = { error: problemOf(error) }
      }
      if (!response.destroyed) send(response, 200, 'application/json', JSON.stringify(answer), headers)
    },
  },
}

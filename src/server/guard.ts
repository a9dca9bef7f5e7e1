// Who may ask what: only pages that this server gave out itself, and programs that were told its address.
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request is refused, or the path behind the token. */
export type Verdict = { status: 403 | 404 | 421; reason: string } | { path: string }

/**
 * A page elsewhere can make a browser send requests here: by a name of its own that leads to 127.0.0.1 (then Host is
 * that name), or from its own origin. It knows the token in neither case.
 */
export function judge({ headers, url = '' }: IncomingMessage, port: number, token: string): Verdict {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!hosts.includes(headers.host ?? '')) return { status: 421, reason: `this is ${hosts[0]}, nothing else` }
  const { origin } = headers
  if (origin !== undefined && origin !== `http://${headers.host}`)
    return { status: 403, reason: 'pages of other origins may not ask here' }
  const [, given = '', path] = /^\/([\w-]*)\/([^?#]*)/.exec(url) ?? []
  if (path === undefined || !same(given, token)) return { status: 404, reason: 'there is nothing here' }
  // A link from elsewhere may open the page; what the page loads, only the page may load.
  const site = headers['sec-fetch-site']
  if (path !== '' && site !== undefined && site !== 'same-origin' && site !== 'none')
    return { status: 403, reason: 'pages of other origins may not ask here' }
  return { path }
}

function same(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

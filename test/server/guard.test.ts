// The server gives nothing to anybody but the page it gave out itself: names, origins, tokens, paths, methods, sizes.
import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import { golden } from '../exporters/golden-files.js'
import { type Ask, graphSource, TOKEN, viewOf } from './client.js'

const view = () => viewOf(graphSource(golden()))
const JSON_TYPE = { 'content-type': 'application/json' }
const QUERY = JSON.stringify({ query: 'MATCH (n) RETURN count(n) AS n' })

test('the page, its payload and an answer come with headers that let nobody else in', async () => {
  const { ask, port } = await view()
  const asks: Ask[] = [
    {},
    { path: 'payload.json' },
    { method: 'POST', path: 'cypher', headers: JSON_TYPE, body: QUERY },
  ]
  for (const what of asks) {
    const { status, headers } = await ask(what)
    expect(status).toBe(200)
    const policy = headers['content-security-policy']
    for (const part of ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(part)
    expect(policy).toMatch(/script-src 'sha256-[\w+/]+=*';/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
  const own = { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }
  expect((await ask({ path: 'payload.json', headers: own })).status).toBe(200)
  const local = { host: `localhost:${port}`, origin: `http://localhost:${port}` }
  expect((await ask({ path: 'payload.json', headers: local })).status).toBe(200)
})

describe('is refused', () => {
  const payload = 'payload.json'
  test.each<[name: string, what: Ask, status: number]>([
    ['another name for this machine', { headers: { host: 'evil.example' } }, 421],
    ['another name with the port', { headers: { host: 'evil.example:PORT' } }, 421],
    ['the address without its port', { headers: { host: '127.0.0.1' } }, 421],
    ['another origin', { path: payload, headers: { origin: 'https://evil.example' } }, 403],
    ['a page of a file', { path: payload, headers: { origin: 'null' } }, 403],
    ['another port of this machine', { path: payload, headers: { origin: 'http://127.0.0.1:1' } }, 403],
    ['this server as https', { path: payload, headers: { origin: 'https://127.0.0.1:PORT' } }, 403],
    ['a script of another site', { path: payload, headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['no token', { path: '/' }, 404],
    ['no token before the payload', { path: '/payload.json' }, 404],
    ['a wrong token', { path: `/${TOKEN.replace('t', 'u')}/` }, 404],
    ['the beginning of the token', { path: `/${TOKEN.slice(0, -1)}/` }, 404],
    ['a longer token', { path: `/${TOKEN}x/` }, 404],
    ['a token in other letters', { path: `/${TOKEN.toUpperCase()}/` }, 404],
    ['a path upwards', { path: `/${TOKEN}/../package.json` }, 404],
    ['a path upwards in code', { path: `/${TOKEN}/%2e%2e/%2e%2e/etc/passwd` }, 404],
    ['a path with a backslash', { path: `/${TOKEN}/..\\package.json` }, 404],
    ['a path from the root', { path: `/${TOKEN}//etc/passwd` }, 404],
    ['an address as path', { path: 'http://evil.example/' }, 404],
    ['a property of all objects', { path: 'constructor' }, 404],
    ['their prototype', { path: '__proto__' }, 404],
    ['the payload as a folder', { path: 'payload.json/' }, 404],
    ['posting to the page', { method: 'POST', body: 'x' }, 405],
    ['deleting', { method: 'DELETE', path: payload }, 405],
    ['getting an answer', { path: 'cypher' }, 405],
    [
      'asking whether others may',
      { method: 'OPTIONS', path: 'cypher', headers: { origin: 'http://127.0.0.1:PORT' } },
      405,
    ],
    ['a form', { method: 'POST', path: 'cypher', headers: { 'content-type': 'text/plain' }, body: QUERY }, 415],
    ['no type', { method: 'POST', path: 'cypher', body: QUERY }, 415],
    ['a query of 64 KB', { method: 'POST', path: 'cypher', headers: JSON_TYPE, body: 'x'.repeat((64 << 10) + 1) }, 413],
    [
      '64 KB in pieces',
      {
        method: 'POST',
        path: 'cypher',
        headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' },
        body: 'x'.repeat(1 << 20),
      },
      413,
    ],
    ['headers without end', { headers: { x: 'x'.repeat(20_000) } }, 431],
  ])('%s', async (_name, { headers = {}, ...what }, status) => {
    const { ask, port } = await view()
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', `${port}`)]),
    )
    const answer = await ask({ ...what, headers: sent }).catch((error: NodeJS.ErrnoException) => error)
    // A server that ends the connection before all was sent has refused as well.
    if (answer instanceof Error) expect([status, answer.code]).toEqual([413, expect.stringMatching(/EPIPE|ECONNRESET/)])
    else {
      expect(answer.status).toBe(status)
      expect(answer.body).not.toContain('concept:')
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(answer.headers.allow !== undefined).toBe(status === 405)
    }
    expect((await ask()).status).toBe(200)
  })
})

test('a link from another site opens the page', async () => {
  const { ask } = await view()
  expect((await ask({ headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } })).status).toBe(200)
})

test('only this machine can connect', async () => {
  const { url, port } = await view()
  expect(new URL(url).hostname).toBe('127.0.0.1')
  const others = Object.values(networkInterfaces())
    .flatMap((list = []) => list)
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of others) await expect(fetch(`http://${address}:${port}/${TOKEN}/`)).rejects.toThrow()
})

test('a port that is taken is an error of one line', async () => {
  const { port } = await view()
  await expect(viewOf(graphSource(golden()), { port })).rejects.toThrow(
    `port ${port} is taken; give another, or leave --port away to get a free one`,
  )
})

// Asking over the network: busy, broken and slow services, politeness, and the file that keeps the answers.
import { appendFileSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cached, type Heard, type HttpOptions, http, openCache, SERVICES, type Service } from '../../src/index.js'
import { folderWith } from '../run-cli.js'
import { type MadeUp, services, type Trouble } from './server.js'

const ICE: MadeUp = { doi: '10.1234/ice', title: 'Ice', authors: ['Bo Roe'], year: 2001 }
const [CROSSREF, OPENALEX] = SERVICES.map((service): Service => ({ ...service, pace: () => 0 })) as [Service, Service]

async function asking(trouble: Trouble, options: Partial<HttpOptions> = {}) {
  const { crossref, openalex, asked, requests } = await services([ICE], trouble)
  const ask = http({
    agent: 'evigraph/0',
    today: '2026-11-26',
    addresses: { crossref, openalex },
    pause: 5,
    ...options,
  })
  return { ask: (service = CROSSREF, doi = '10.1234/ice') => ask(service, service.byDoi(doi)), asked, requests }
}
const dois = (heard: Heard) => ('failed' in heard ? heard.failed : heard.found.map(({ doi }) => doi))

/** The first `times` requests are answered so. */
const first = (times: number, status: number, headers: Record<string, string> = {}, body = 'busy'): Trouble => {
  let left = times
  return (_request, response) => {
    if (left-- <= 0) return false
    response.writeHead(status, headers)
    response.end(body)
    return true
  }
}

describe('a service in trouble', () => {
  test.each<[string, Trouble, unknown, number]>([
    ['429 once', first(1, 429), ['10.1234/ice'], 2],
    ['500 twice', first(2, 500), ['10.1234/ice'], 3],
    ['503 for ever', first(99, 503), 'answered 503', 4],
    ['404', first(99, 404), [], 1],
    ['400', first(99, 400), 'answered 400', 1],
    ['no JSON', first(99, 200, {}, '<html>login</html>'), 'an answer that is not JSON', 1],
    ['JSON cut short', first(99, 200, {}, '{"message": {"DOI": "10.12'), 'an answer that is not JSON', 1],
    ['other JSON', first(99, 200, {}, '[{"error": 1}]'), 'an answer of another shape than expected', 1],
    [
      'fields of other types',
      first(99, 200, {}, '{"message":{"DOI":7,"title":"x","author":[null,{"family":3}],"issued":[]}}'),
      [undefined],
      1,
    ],
    ['endless', first(99, 200, {}, ' '.repeat(17 << 20)), 'an answer of more than 16 MB', 1],
  ])('%s', async (_name, trouble, expected, requests) => {
    const { ask, asked } = await asking(trouble)
    expect(dois(await ask())).toEqual(expected)
    expect(asked.length).toBe(requests)
  })

  test('Retry-After is waited for, in seconds and as a date', async () => {
    const now = Date.parse('2026-11-26T10:00:00Z')
    const date = { date: new Date(now).toUTCString(), 'retry-after': new Date(now + 1000).toUTCString() }
    for (const headers of [{ 'retry-after': '1' }, date]) {
      const { ask } = await asking(first(1, 429, headers))
      const since = performance.now()
      expect(dois(await ask())).toEqual(['10.1234/ice'])
      expect(performance.now() - since).toBeGreaterThan(990)
    }
  })

  test('who asks for an hour is not asked again', async () => {
    const { ask, asked } = await asking(first(1, 429, { 'retry-after': '3600' }))
    expect(await ask()).toEqual({ failed: 'asks to wait 3600 s; run again then' })
    expect(await ask()).toEqual({ failed: 'asks to wait 3600 s; run again then' })
    expect(asked.length).toBe(1)
    expect(dois(await ask(OPENALEX))).toEqual(['10.1234/ice'])
  })

  test('who never answers in time is given up', async () => {
    const { ask, asked } = await asking(() => true, { timeout: 600 })
    for (let i = 0; i < 3; i++) expect(await ask()).toEqual({ failed: 'no answer within 0.6 s' })
    expect(await ask()).toEqual({ failed: 'given up after 3 failures (no answer within 0.6 s)' })
    expect(asked.length).toBe(12)
  })

  test('an answer that trickles is cut off', async () => {
    const { ask } = await asking(
      (_request, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write(' '), 5)
        response.on('close', () => clearInterval(drip))
        return true
      },
      { timeout: 50 },
    )
    expect(await ask()).toEqual({ failed: 'no answer within 0.05 s' })
  })

  test.each([
    ['nobody has that name', 'http://nobody.invalid'],
    ['nobody listens', undefined],
  ])('an address that cannot be reached is given up at once: %s', async (_name, address) => {
    const { crossref: left, close } = await services([])
    close()
    const crossref = address ?? left
    let pace = 0
    const service: Service = { ...CROSSREF, pace: () => pace }
    const ask = http({ agent: 'x', today: '2026-11-26', addresses: { crossref }, pause: 20 })
    const given = { failed: expect.stringMatching(/^cannot be reached \((?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN)\)$/) }
    const all = (numbers: number[]) => Promise.all(numbers.map((i) => ask(service, service.byDoi(`10.1/${i}`))))
    expect(await all([1, 2, 3])).toEqual([given, given, given])
    // Then nobody keeps a distance to it.
    pace = 60_000
    expect(await all([4, 5])).toEqual([given, given])
  })

  test('who has answered once is waited for when the network is gone', async () => {
    const { crossref, close } = await services([ICE])
    const ask = http({ agent: 'x', today: '2026-11-26', addresses: { crossref }, pause: 1 })
    const heard = () => ask(CROSSREF, CROSSREF.byDoi('10.1234/ice')).then(dois)
    expect(await heard()).toEqual(['10.1234/ice'])
    close()
    for (let i = 0; i < 3; i++) expect(await heard()).toBe('cannot be reached (ECONNREFUSED)')
    expect(await heard()).toBe('given up after 3 failures (cannot be reached (ECONNREFUSED))')
  })
})

describe('politeness', () => {
  test('who asks is said, and keys go where they belong', async () => {
    const { ask, requests } = await asking(() => false, { email: 'you@example.org', keys: { openalex: 'k&1' } })
    await ask()
    await ask(OPENALEX)
    expect(requests.map(({ headers }) => headers['user-agent'])).toEqual(
      Array(2).fill('evigraph/0 (mailto:you@example.org)'),
    )
    expect(requests[0]?.url).toBe('/crossref/works/10.1234%2Fice?mailto=you%40example.org')
    expect(requests[1]?.url).toMatch(/&mailto=you%40example\.org&api_key=k%261$/)
  })

  test('requests keep their distance, also when they are made at once', async () => {
    const times: number[] = []
    const { ask } = await asking(() => times.push(performance.now()) < 0)
    const slow: Service = { ...CROSSREF, pace: () => 300 }
    await Promise.all([ask(slow), ask(slow), ask(slow)])
    for (const [i, time] of times.slice(1).entries()) expect(time - (times[i] as number)).toBeGreaterThan(200)
  })

  test('a limit that the service tells counts', async () => {
    const times: number[] = []
    const { ask } = await asking((_request, response) => {
      times.push(performance.now())
      response.setHeader('x-rate-limit-limit', '2')
      response.setHeader('x-rate-limit-interval', '1s')
      return false
    })
    for (let i = 0; i < 3; i++) await ask()
    expect((times[2] as number) - (times[1] as number)).toBeGreaterThan(400)
  })

  test.each([
    ['crossref', false, [200, 1000]],
    ['crossref', true, [100, 334]],
  ] as const)('%s, email: %s', (name, email, paces) => {
    const service = SERVICES.find((one) => one.name === name) as Service
    expect([service.pace('record', email), service.pace('search', email)]).toEqual(paces)
  })
})

describe('the cache', () => {
  const answer = { fetched: '2026-11-26', found: [{ doi: '10.1/x', authors: [], years: [2001], notices: [] }] }

  test('keeps what was heard, not what failed', async () => {
    const file = `${folderWith({})}/answers.jsonl`
    const { ask, asked } = await asking(first(1, 400))
    const run = (refresh = false) =>
      cached(openCache(file), () => ask(), refresh)(CROSSREF, CROSSREF.byDoi('10.1234/ice')).then(dois)
    expect(await run()).toBe('answered 400')
    expect(await run()).toEqual(['10.1234/ice'])
    expect(await run()).toEqual(['10.1234/ice'])
    expect(asked.length).toBe(2)
    await run(true)
    expect(asked.length).toBe(3)
    expect(readFileSync(file, 'utf8')).not.toMatch(/mailto|api_key/)
  })

  test('half a line costs only itself', () => {
    const file = `${folderWith({})}/answers.jsonl`
    openCache(file).put('a', answer)
    appendFileSync(file, '{"ask":"b","fetch')
    const cut = openCache(file)
    expect([cut.get('a'), cut.get('b')]).toEqual([answer, undefined])
    cut.put('c', answer)
    const again = openCache(file)
    expect([again.get('a'), again.get('c')]).toEqual([answer, answer])
  })

  test('is never somebody else’s file', () => {
    const folder = folderWith({
      'notes.txt': 'one\ntwo\n',
      'graph.json': '{"attributes":\n{}}\n',
      'one-line.json': '{"nodes":[]}',
    })
    for (const name of ['notes.txt', 'graph.json', 'one-line.json'])
      expect(() => openCache(`${folder}/${name}`)).toThrow(/not a cache of evigraph enrich; name another/)
    expect(() => openCache(folder)).toThrow(/cannot be read/)
  })
})

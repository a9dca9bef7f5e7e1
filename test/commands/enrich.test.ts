// `evigraph enrich` as a program: files, cache, interruption, what it prints and how it ends.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { json, readGraph } from '../../src/index.js'
import { type MadeUp, services, type Trouble } from '../enrich/server.js'
import { citing, worksIn } from '../enrich/works.js'
import { CLI, evigraph, folderWith } from '../run-cli.js'

const WORKS: MadeUp[] = [
  {
    doi: '10.1234/ice',
    pmid: '11111111',
    title: 'Ice on the northern sea',
    authors: ['Bo Roe', 'Cy Lind'],
    year: 2001,
  },
  {
    doi: '10.1234/salt',
    title: 'Salt and its trade in southern harbours',
    authors: ['Di Moe', 'Ed Hall'],
    year: 2005,
    retracted: { doi: '10.1234/note', date: [2009, 1, 2] },
  },
]
const built = citing(
  'Roe, B., & Lind, C. (2001). Ice on the northern sea. Tides, 3, 1–2.',
  'Moe, D., & Hall, E. (2005). Salt and its trade in southern harbours. Tides, 4, 1–2. doi:10.1234/salt',
)
const GRAPH = [...json.write(built.graph, built)].join('')

/** Does not block this process, where the server is; `signalAt`: Ctrl-C with this request. */
async function run(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
  interrupt?: Promise<unknown>,
) {
  const child = spawn(process.execPath, [CLI, 'enrich', ...args], { cwd: folder, env: { ...process.env, ...env } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  void interrupt?.then(() => child.kill('SIGINT'))
  const status = await new Promise((done) => child.on('close', (code, signal) => done(signal ?? code)))
  return { status, stdout, stderr }
}

async function prepared(trouble?: Trouble) {
  const folder = folderWith({ 'g.json': GRAPH })
  const { crossref, openalex, asked, requests } = await services(WORKS, trouble)
  return { folder, asked, requests, at: ['--crossref', crossref, '--openalex', openalex] }
}
const graphIn = (folder: string, name = 'g.json') => readGraph(readFileSync(join(folder, name), 'utf8'))

describe('enrich', () => {
  test('replaces the graph, says what it did, and asks nothing the next time', async () => {
    const { folder, asked, requests, at } = await prepared()
    const email = ['--email', 'you@example.org']
    const first = await run(folder, ['g.json', ...at, ...email], { OPENALEX_API_KEY: 'secret' })
    expect(first).toEqual({
      status: 0,
      stdout: '',
      stderr:
        '2 works: 1 known by DOI or PMID, 1 found; filled in: 1 doi, 1 pmid; 1 retracted (evigraph messages g.json)\n',
    })
    expect(worksIn(graphIn(folder)).map(({ doi, notice }) => [doi, notice])).toEqual([
      ['10.1234/salt', 'retraction'],
      ['10.1234/ice', undefined],
    ])
    expect(requests.every(({ url }) => url?.includes('mailto=you%40example.org'))).toBe(true)
    const whole = readFileSync(join(folder, 'g.json'), 'utf8')
    expect(whole + readFileSync(join(folder, 'g.enrich.jsonl'), 'utf8')).not.toMatch(/secret|you@/)
    expect(evigraph(folder, ['validate', 'g.json']).status).toBe(0)
    expect(evigraph(folder, ['messages', 'g.json', '--level', 'warning']).stdout).toBe(
      'ice.txt:1:32 warning Moe & Hall (2005) was retracted (2009-01-02, doi:10.1234/note); it is cited at one place enrich:retracted\n',
    )
    const before = asked.length
    const again = await run(folder, ['g.json', ...at])
    expect([again.status, asked.length]).toEqual([0, before])
    expect(readFileSync(join(folder, 'g.json'), 'utf8')).toBe(whole)
    const offline = await run(folder, ['g.json', '--offline', '-o', 'out.json'])
    expect([offline.status, readFileSync(join(folder, 'out.json'), 'utf8')]).toEqual([0, whole])
    await run(folder, ['g.json', '--refresh', ...at])
    expect(asked.length).toBe(2 * before)
  })

  test('offline without answers says what is missing', async () => {
    const { folder, asked } = await prepared()
    const { status, stderr } = await run(folder, ['g.json', '--offline'])
    expect([status, asked]).toEqual([0, []])
    expect(stderr).toContain('offline: 2 works not looked up everywhere; without --offline they are asked for\n')
    expect(existsSync(join(folder, 'g.enrich.jsonl'))).toBe(false)
    expect(evigraph(folder, ['messages', 'g.json']).stdout).toMatch(/crossref: not in the cache.* enrich:not-asked/)
  })

  test('interrupted, it leaves the old file whole and goes on where it was', async () => {
    let stuck = (_: unknown) => {}
    const reached = new Promise((go) => (stuck = go))
    let hold = true
    const { folder, asked, at } = await prepared((_request, _response, path) => {
      if (!hold || !path.startsWith('/openalex/works/doi:10.1234/ice')) return false
      stuck(path)
      return true
    })
    const { status } = await run(folder, ['g.json', ...at], {}, reached)
    expect([status, readFileSync(join(folder, 'g.json'), 'utf8')]).toEqual(['SIGINT', GRAPH])
    hold = false
    const before = asked.length
    expect((await run(folder, ['g.json', ...at])).status).toBe(0)
    expect(asked.slice(before)).toEqual(['/openalex/works/doi:10.1234/ice'])
    expect(worksIn(graphIn(folder)).every(({ doi }) => doi)).toBe(true)
  })

  test('a service that does not answer costs its part, and exit code 2', async () => {
    const { folder, at } = await prepared((_request, response, path) => {
      if (!path.startsWith('/openalex')) return false
      response.writeHead(400)
      response.end()
      return true
    })
    const { status, stderr } = await run(folder, ['g.json', ...at])
    expect(status).toBe(2)
    expect(stderr).toContain(
      'warning: 2 works not looked up everywhere (openalex: answered 400); run again to ask for the rest\n',
    )
    expect(worksIn(graphIn(folder)).map(({ doi }) => doi)).toEqual(['10.1234/salt', '10.1234/ice'])
  })

  test('only one service, from standard input to standard output', async () => {
    const { folder, asked, at } = await prepared()
    const child = evigraph(folder, ['enrich', '-', '--offline', '--cache', 'c.jsonl', '--service', 'crossref'], GRAPH)
    expect([child.status, worksIn(readGraph(child.stdout)).length]).toEqual([0, 2])
    await run(folder, ['g.json', '--service', 'crossref', ...at])
    expect(asked.length).toBe(3)
    expect(asked.every((path) => path.startsWith('/crossref'))).toBe(true)
  })

  test.each([
    [['g.json', '--email', 'you'], 'give an address such as you@example.org'],
    [['g.json', '--timeout', '0'], 'give a whole number of seconds from 1 to 9999'],
    [['g.json', '--crossref', 'crossref'], 'give an address that begins with https:// or http://'],
    [['g.json', '--service', 'pubmed'], 'Allowed choices are crossref, openalex'],
    [['g.json', '--refresh', '--offline'], 'cannot be used with option'],
    [['-'], 'needs --cache <file>'],
    [['none.json', '--offline'], 'none.json: no such file'],
    [['g.json', '--offline', '--cache', 'g.json'], 'g.json: both the graph and the cache; name another file'],
    [['g.json', '--offline', '-o', 'g.enrich.jsonl'], 'g.enrich.jsonl: both the output and the cache'],
    [['g.json', '--offline', '-o', 'no/out.json'], 'the folder no does not exist'],
  ])('%j', (args, words) => {
    const folder = folderWith({ 'g.json': GRAPH })
    const { status, stderr } = evigraph(folder, ['enrich', ...args], GRAPH)
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)])
    expect(readFileSync(join(folder, 'g.json'), 'utf8')).toBe(GRAPH)
  })
})

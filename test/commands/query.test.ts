// load, query and queries on the command line.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { json as graphJson } from '../../src/exporters/json.js'
import { build } from '../../src/index.js'
import { CLI, evigraph, folderWith } from '../run-cli.js'

// What is a concept must not hang on a trained model.
const { names: _, ...knowledge } = loadKnowledge()
const { graph } = build(
  [
    {
      uri: 'lee.txt',
      bytes: new TextEncoder().encode(
        'Hope fosters effort (Lee, 2001). Grit reduces stress (Roe & Poe, 2004). Hope may foster sleep.',
      ),
    },
  ],
  { knowledge },
)
const json = [...graphJson.write(graph)].join('')
const folder = () => folderWith({ 'graph.json': json })
const LABELS =
  'MATCH (c:Concept) WHERE c.id IN ["concept:effort", "concept:hope"] RETURN c.label AS label, c.aliases AS aliases ORDER BY label'

describe('query', () => {
  test.each([
    ['json', '[\n{"label":"effort","aliases":["effort"]},\n{"label":"hope","aliases":["Hope"]}\n]\n'],
    ['ndjson', '{"label":"effort","aliases":["effort"]}\n{"label":"hope","aliases":["Hope"]}\n'],
    ['csv', 'label,aliases\r\neffort,"[""effort""]"\r\nhope,"[""Hope""]"\r\n'],
    ['markdown', '| label | aliases |\n| --- | --- |\n| effort | effort |\n| hope | Hope |\n'],
    ['table', 'label   aliases\n──────  ───────\neffort  effort\nhope    Hope\n'],
  ])('prints %s', (format, expected) => {
    const { status, stdout, stderr } = evigraph(folder(), ['query', 'graph.json', LABELS, '--format', format])
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: expected, stderr: '' })
  })

  test('takes parameters, a file, standard input and a question', () => {
    const cwd = folderWith({
      'graph.json': json,
      'q.cypher': '// a comment\nMATCH (n {id: $id})\nRETURN n.label AS label',
    })
    const args = ['--id', 'concept:hope', '--format', 'csv']
    const expected = 'label\r\nhope\r\n'
    expect(evigraph(cwd, ['query', 'graph.json', 'MATCH (n {id: $id}) RETURN n.label AS label', ...args]).stdout).toBe(
      expected,
    )
    expect(evigraph(cwd, ['query', 'graph.json', '--file', 'q.cypher', ...args]).stdout).toBe(expected)
    expect(evigraph(cwd, ['query', '-', '--file', 'q.cypher', ...args], json).stdout).toBe(expected)
    const { stdout } = evigraph(cwd, [
      'query',
      'graph.json',
      '--name',
      'said-about',
      '--concept=grit',
      '--format',
      'json',
    ])
    expect(JSON.parse(stdout)).toMatchObject([
      { claim: 'grit decreases stress', modality: 'asserted', uri: 'lee.txt', line: 1 },
    ])
  })

  test.each([
    [['RETURN 1', '--file', 'q.cypher'], /give one query/],
    [[], /give one query/],
    [['MATCH (n RETURN n'], /^error: query:1:10: /],
    [['--file', 'wrong.cypher'], /^error: wrong\.cypher:2:8: /],
    [['--file', 'none.cypher'], /none\.cypher: no such file/],
    [['--name', 'nothing'], /no question "nothing"/],
    [['--name', 'said-about', '--concept', 'hoppe'], /no entity called "hoppe"; nearest: "hope"/],
    [['--name', 'gaps', '--limit', 'many'], /--limit is "many"; give a whole number/],
    [['--name', 'gaps', '--most', '3'], /no parameter --most; it has --limit/],
    [['--name', 'gaps', '--limit'], /--limit wants a value/],
    [['RETURN 1', 'RETURN 2'], /"RETURN 2" means nothing/],
    [['RETURN 1', '--format', 'xml'], /--format is "xml"/],
    [['RETURN 1', '--timeout', 'no'], /--timeout is "no"/],
    [
      ['UNWIND range(1, 10000000) AS x UNWIND range(1, 10000000) AS y RETURN sum(y)', '--timeout', '1'],
      /longer than 1 s/,
    ],
  ])('%j is refused in one line', (args, error) => {
    const cwd = folderWith({ 'graph.json': json, 'wrong.cypher': 'MATCH (n)\nRETURN m' })
    const { status, stderr } = evigraph(cwd, ['query', 'graph.json', ...args])
    expect(stderr).toMatch(error)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(2)
  })

  test('Ctrl-C ends it and its child', async () => {
    const query = 'UNWIND range(1, 10000000) AS x UNWIND range(1, 10000000) AS y RETURN sum(y)'
    const child = spawn(process.execPath, [CLI, 'query', 'graph.json', query], {
      cwd: folder(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const children = () =>
      spawnSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], { encoding: 'utf8' }).stdout.trim()
    for (let i = 0; i < 100 && children() === ''; i++) await setTimeout(100)
    const running = children()
    await setTimeout(1000)
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    expect(await ended).toEqual([null, 'SIGINT'])
    expect(running).toMatch(/^\d+$/)
    expect(spawnSync('ps', ['-p', running]).status).toBe(1)
  })

  test('a long result takes no more memory than a short one', () => {
    const peak = (rows: number) => {
      const script = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS))); await import(${JSON.stringify(`file://${CLI}`)})`
      const query = `UNWIND range(1, ${rows}) AS x RETURN x, x * 2 AS y, "some words that take room" AS z`
      const { stderr } = spawnSync(
        process.execPath,
        ['--input-type=module', '-e', script, 'query', 'graph.json', query, '--format', 'ndjson'],
        {
          cwd: folder(),
          encoding: 'utf8',
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      )
      return Number(stderr)
    }
    const short = peak(1_000)
    expect(short).toBeGreaterThan(10_000)
    expect(peak(300_000) / short).toBeLessThan(1.8)
  })
})

describe('load', () => {
  test('writes a file that query reads, and writes it again without a change', () => {
    const cwd = folder()
    const size = `${graph.nodes.length} nodes and ${graph.edges.length} edges`
    const all = `${graph.nodes.length + graph.edges.length} new`
    const first = evigraph(cwd, ['load', 'graph.json', '--to', 'x.grafeo'])
    expect(first).toMatchObject({ status: 0, stdout: '' })
    expect(first.stderr).toContain(`${size}: ${all}; `)
    const rows = () =>
      evigraph(cwd, ['query', 'x.grafeo', 'MATCH (n) RETURN n ORDER BY n.id', '--format', 'json']).stdout
    const before = rows()
    expect(JSON.parse(before)).toHaveLength(graph.nodes.length)
    const again = evigraph(cwd, ['load', 'graph.json', '--to', 'x.grafeo', '--prune'])
    expect(again.stderr).toContain(`${size}: 0 new, 0 removed; `)
    expect(rows()).toBe(before)
  })

  test.each([
    [['graph.json', '--to', 'x.db'], /not a database; give a file ending in \.grafeo/],
    [['graph.json', '--to', 'http://user:very-secret@host'], /not a database/],
    [['none.json', '--to', 'x.grafeo'], /none\.json: no such file/],
    [['graph.json', '--to', 'none/x.grafeo'], /the folder none does not exist/],
    [['q.txt', '--to', 'x.grafeo'], /q\.txt: not JSON/],
  ])('%j is refused in one line', (args, error) => {
    const { status, stderr } = evigraph(folderWith({ 'graph.json': json, 'q.txt': 'no' }), ['load', ...args])
    expect(stderr).toMatch(error)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('very-secret')
    expect(status).toBe(2)
  })
})

test('queries lists every question with its parameters', () => {
  const { stdout } = evigraph('.', ['queries'])
  expect(stdout).toContain('evidence\n  What is the evidence for a concept')
  expect(stdout).toContain('--concept (entity; "mentalization-based treatment" without it)')
  const list = JSON.parse(evigraph('.', ['queries', '--json']).stdout) as { name: string; cypher: string }[]
  for (const { name, cypher } of list)
    expect(readFileSync(join('graph/queries', `${name}.cypher`), 'utf8')).toBe(cypher)
})

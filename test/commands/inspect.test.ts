// `evigraph validate`, `stats`, `trace` and `messages`: what they print and how they end.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { json, type Message } from '../../src/index.js'
import { sampleGraph, TEXT } from '../inspect/sample.js'
import { docxOf, paragraph, run } from '../readers/docx-helper.js'
import { column, pdfOf } from '../readers/pdf-helper.js'
import { evigraph, folderWith } from '../run-cli.js'

const MESSAGES: Message[] = [
  { level: 'info', rule: 'coverage:number-not-understood', reason: 'a 12', uri: 'calm.txt', line: 2, column: 26 },
  { level: 'warning', rule: 'citations:no-such-reference', reason: 'no Imai', uri: 'calm.txt', line: 1, column: 30 },
]
const JSON_TEXT = [...json.write(sampleGraph(), { messages: MESSAGES })].join('')
const sample = () => folderWith({ 'g.json': JSON_TEXT, 'texts/calm.txt': TEXT })

describe('validate', () => {
  test('says that a graph is valid', () => {
    expect(evigraph(sample(), ['validate', 'g.json', '--source', 'texts'])).toEqual({
      status: 0,
      stdout: '',
      stderr: '10 nodes, 14 edges: valid\n',
    })
  })

  test('lists problems, one on each line, and exits with 2', () => {
    const folder = sample()
    writeFileSync(join(folder, 'texts/calm.txt'), TEXT.replace('lowers', 'raises'))
    const { status, stdout, stderr } = evigraph(folder, ['validate', 'g.json', '--source', 'texts'])
    expect(status).toBe(2)
    expect(stdout).toMatch(
      /^document:calm\.txt: its source has changed: its sha256 is [0-9a-f]{64}, not "[0-9a-f]{64}"\n$/,
    )
    expect(stderr).toBe('10 nodes, 14 edges: 1 problem\n')
  })

  test('reads originals of every format again', () => {
    const words = 'Hope fosters effort at 10⁵ schools (Lee, 2001).'
    const body = `<p>${words.replace('⁵', '<sup>5</sup>')}</p>`
    const folder = folderWith({
      'texts/a.md': words,
      'texts/a.html': `<!doctype html>${body}`,
      'texts/a.xml': `<article><body>${body}</body></article>`,
      'texts/a.docx': docxOf(paragraph(run(words))),
      'texts/a.pdf': pdfOf([column(70, 80, [words.replace('⁵', '0')])]),
    })
    expect(evigraph(folder, ['build', 'texts', '-o', 'g.json']).status).toBe(0)
    const check = () => evigraph(folder, ['validate', 'g.json', '--source', 'texts'])
    expect(check()).toMatchObject({ status: 0, stdout: '' })
    writeFileSync(join(folder, 'texts/a.docx'), docxOf(paragraph(run('Hope fosters nothing.'))))
    expect(check().stdout).toMatch(/^document:a\.docx: its source has changed/)
  })

  test.each([
    ['gone.json', '', 'gone.json: no such file'],
    ['bad.json', '{"nodes": [', 'bad.json: not JSON'],
    ['bad.json', '[]', 'bad.json: not a graph: the file must hold an object with the lists "nodes" and "edges"'],
    ['bad.json', '{"nodes":[{"key":1}],"edges":[]}', 'bad.json: node 1 must be an object with "key" and "attributes"'],
    [
      'bad.json',
      '{"nodes":[{"key":"a","attributes":{"id":"b"}}],"edges":[]}',
      'bad.json: node 1 has the key "a" but the id "b"',
    ],
  ])('%s: %s', (file, content, words) => {
    const folder = folderWith(content === '' ? {} : { [file]: content })
    const { status, stderr } = evigraph(folder, ['validate', file])
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 })
    expect(stderr).toContain(words)
  })

  test('a source folder that is none', () => {
    expect(evigraph(sample(), ['validate', 'g.json', '--source', 'nowhere']).stderr).toContain(
      'nowhere: no such folder',
    )
  })
})

describe('trace', () => {
  test('shows every step with its words and place', () => {
    const { status, stdout } = evigraph(sample(), ['trace', 'g.json', 'concept:worry'])
    expect(status).toBe(0)
    const steps = [
      'worry (Concept): 1 mention, 1 claim',
      '• calm breathing DECREASES worry',
      '“Calm breathing lowers worry”',
      'calm.txt:1:1 (Results)',
      '← Imai (2018)',
      '▸ trial, n = 60 in Imai (2018)',
      '= mean-difference 12 (calm breathing)',
      '“worry fell by 12 points with calm breathing”',
      'Evidence on calm breathing (Intervention)',
      'because calm breathing DECREASES worry',
    ]
    let at = 0
    for (const step of steps) {
      expect(stdout.slice(at), stdout).toContain(step)
      at = stdout.indexOf(step, at)
    }
  })

  test('marks works with a notice', () => {
    const graph = sampleGraph()
    for (const node of graph.nodes)
      if (node.kind === 'Publication') Object.assign(node, { doi: '10.1/x', notice: 'retraction' })
    const folder = folderWith({ 'g.json': [...json.write(graph)].join('') })
    const { stdout } = evigraph(folder, ['trace', 'g.json', 'concept:worry'])
    expect(stdout).toContain('← Imai (2018) [retraction]')
    expect(stdout).toContain('in Imai (2018) [retraction]')
    expect(evigraph(folder, ['stats', 'g.json']).stdout).toContain('Publications with\n  1  DOI\n  1  retraction\n')
    expect(evigraph(folder, ['query', 'g.json', '--name', 'retracted-works', '--format', 'csv']).stdout).toBe(
      'publication,notice,date,claim,works\r\nImai (2018),retraction,,calm breathing DECREASES worry,1\r\n',
    )
  })

  test('a name that is nearly right', () => {
    expect(evigraph(sample(), ['trace', 'g.json', 'calm breeding'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: the graph has no entity called "calm breeding"; nearest is "calm breathing"\n',
    })
  })

  test('--json', () => {
    const { stdout } = evigraph(sample(), ['trace', 'g.json', 'worry', '--json'])
    expect(JSON.parse(stdout)).toMatchObject([{ entity: { kind: 'Concept' } }, { entity: { kind: 'Outcome' } }])
  })

  test('--limit', () => {
    const { status, stderr } = evigraph(sample(), ['trace', 'g.json', 'worry', '--limit', 'all'])
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'error: --limit is "all"; give a whole number from 1\n' })
  })
})

describe('stats', () => {
  test('prints counts, or JSON, from a file or standard input', () => {
    const folder = sample()
    expect(evigraph(folder, ['stats', 'g.json']).stdout).toContain('Claims by predicate\n  1  DECREASES\n')
    const { stdout } = evigraph(folder, ['stats', '-', '--json'], readFileSync(join(folder, 'g.json'), 'utf8'))
    expect(JSON.parse(stdout)).toMatchObject({ nodes: { Passage: 2 }, edges: { STATES: 3 } })
  })
})

describe('messages', () => {
  test('prints place, level, reason and rule', () => {
    expect(evigraph(sample(), ['messages', 'g.json']).stdout).toBe(
      'calm.txt:2:26 info a 12 coverage:number-not-understood\ncalm.txt:1:30 warning no Imai citations:no-such-reference\n',
    )
  })

  test('--level and --json', () => {
    const { stdout } = evigraph(sample(), ['messages', 'g.json', '--level', 'warning', '--json'])
    expect(JSON.parse(stdout)).toEqual([MESSAGES[1]])
  })
})

describe('the command line itself', () => {
  test.each([
    [['--help'], 0],
    [['--version'], 0],
    [['help', 'build'], 0],
    [['build', '--help'], 0],
    [[], 2],
    [['bild'], 2],
    [['build'], 2],
    [['stats', 'g.json', '--jsn'], 2],
    [['messages', 'g.json', '--level', 'loud'], 2],
  ])('%j exits with %i', (args, code) => {
    expect(evigraph(sample(), args).status).toBe(code)
  })

  test('every command has examples in its help', () => {
    for (const command of ['build', 'validate', 'stats', 'trace', 'messages'])
      expect(evigraph(sample(), [command, '--help']).stdout).toContain('Examples:\n  $ evigraph')
  })
})

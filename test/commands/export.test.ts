// `evigraph export`: every format to a file or folder, whole or not at all; wrong use is one line and exit code 2.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXPORTERS } from '../../src/index.js'
import { GOLDEN } from '../exporters/golden-graph.js'
import { evigraph, folderWith } from '../run-cli.js'

const graphWith = (edit: (graph: { nodes: Row[]; edges: Row[] }) => void) => {
  const graph = JSON.parse(GOLDEN)
  edit(graph)
  return JSON.stringify(graph)
}
interface Row {
  key: string
  source: string
  attributes: Record<string, unknown>
}

test.each(EXPORTERS.map((exporter) => [exporter.name, 'files' in exporter] as const))('%s', (name, isFolder) => {
  const folder = folderWith({ 'g.json': GOLDEN })
  const { status, stdout } = evigraph(folder, ['export', 'g.json', '--format', name, '-o', 'out'])
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(statSync(join(folder, 'out')).isDirectory()).toBe(isFolder)
  const bytes = (at: string) =>
    isFolder
      ? Object.fromEntries(
          readdirSync(join(folder, at)).map((file) => [file, readFileSync(join(folder, at, file), 'utf8')]),
        )
      : readFileSync(join(folder, at), 'utf8')
  // The same bytes each time, in place of the old ones; nothing temporary stays.
  const before = bytes('out')
  expect(evigraph(folder, ['export', 'g.json', '--format', name, '-o', 'out']).status).toBe(0)
  expect(bytes('out')).toEqual(before)
  expect(readdirSync(folder).sort()).toEqual(['g.json', 'out'])
  if (isFolder) return
  const piped = evigraph(folder, ['export', '-', '--format', name], GOLDEN)
  expect(piped.status).toBe(0)
  expect(piped.stdout).toBe(before)
})

test('renamed attributes are warned of on standard error', () => {
  const folder = folderWith({ 'g.json': GOLDEN })
  const { stderr } = evigraph(folder, ['export', 'g.json', '--format', 'graphml', '-o', 'g.graphml'])
  expect(stderr).toContain('warning: the attribute "r" is written as "attr_r"\n')
})

test('neo4j-csv says how to import it', () => {
  const folder = folderWith({ 'g.json': GOLDEN })
  const { stderr } = evigraph(folder, ['export', 'g.json', '--format', 'neo4j-csv', '-o', 'import'])
  expect(stderr).toContain('neo4j-admin database import full neo4j')
  expect(stderr).toContain("--nodes=Concept='import/nodes-Concept.csv'")
})

describe('is one line and exit code 2', () => {
  const files = { 'g.json': GOLDEN, 'dir/kept.txt': 'kept', 'broken.json': '{' }
  test.each([
    ['an unknown format', ['g.json', '--format', 'pdf'], 'no such format; known are json, html, gexf, graphml, csv'],
    ['no graph', ['gone.json', '--format', 'gexf'], 'gone.json: no such file'],
    ['no JSON', ['broken.json', '--format', 'gexf'], 'broken.json: not JSON'],
    ['a folder to standard output', ['g.json', '--format', 'csv'], '--format csv writes a folder: name it with -o'],
    ['a file in place of a folder', ['g.json', '--format', 'csv', '-o', 'g.json'], 'g.json: is a file; give a folder'],
    ['a folder in no folder', ['g.json', '--format', 'csv', '-o', 'no/such'], 'no/such: the folder no does not exist'],
    ['a folder in place of a file', ['g.json', '--format', 'ris', '-o', 'dir'], 'dir: is a folder; give a file name'],
    ['an option of another format', ['g.json', '--format', 'ris', '--bom'], '--bom is for csv, effects, not for ris'],
    [
      'an about of another format',
      ['g.json', '--format', 'ris', '--about', 'a.yaml'],
      '--about is for html, not for ris',
    ],
    ['an about that is not there', ['g.json', '--format', 'html', '--about', 'a.yaml'], 'a.yaml: no such file'],
    ['a title of another format', ['g.json', '--format', 'ris', '--title', 'x'], '--title is for html, not for ris'],
    [
      'a shape of another format',
      ['g.json', '--format', 'turtle', '--shape', 'concepts'],
      '--shape concepts is for gexf, graphml, csv, node-link, cytoscape, not for turtle',
    ],
  ])('%s', (_name, args, words) => {
    const folder = folderWith(files)
    const { status, stdout, stderr } = evigraph(folder, ['export', ...args])
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 })
    expect(stderr).toContain(words)
  })

  test.each([
    ['a node twice', graphWith(({ nodes }) => nodes.push(nodes[0] as Row)), 'two nodes have the id "author:lee"'],
    ['an edge twice', graphWith(({ edges }) => edges.push(edges[0] as Row)), 'two edges have the id "has:1"'],
    ['a loose end', graphWith(({ edges }) => Object.assign(edges[0] as Row, { source: 'x' })), 'which is no node'],
    ['no kind', graphWith(({ nodes }) => delete (nodes[0] as Row).attributes.kind), 'has the kind undefined'],
    [
      'a kind that would be code',
      graphWith(({ nodes }) => Object.assign((nodes[0] as Row).attributes, { kind: 'A) DETACH DELETE (b' })),
      'a kind is a letter, then letters, digits or _',
    ],
  ])('%s', (_name, text, words) => {
    const folder = folderWith({ 'g.json': text, 'out/nodes.csv': 'old', 'old.gexf': 'old' })
    for (const [format, out] of [
      ['gexf', 'old.gexf'],
      ['csv', 'out'],
      ['neo4j-csv', 'out'],
    ] as const) {
      const { status, stderr } = evigraph(folder, ['export', 'g.json', '--format', format, '-o', out])
      expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 })
      expect(stderr).toContain(words)
    }
    // What was there is as it was.
    expect(readFileSync(join(folder, 'old.gexf'), 'utf8')).toBe('old')
    expect(readdirSync(join(folder, 'out'))).toEqual(['nodes.csv'])
    expect(readdirSync(folder).sort()).toEqual(['g.json', 'old.gexf', 'out'])
  })
})

test('a folder keeps what else it holds, and loses nothing where a file of it cannot be written', () => {
  const folder = folderWith({ 'g.json': GOLDEN, 'out/mine.txt': 'mine', 'out/nodes.csv/in-the-way.txt': '' })
  const { status, stderr } = evigraph(folder, ['export', 'g.json', '--format', 'csv', '-o', 'out'])
  expect(status).toBe(2)
  expect(stderr).toContain('out: cannot be written')
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['mine.txt', 'nodes.csv'])
  expect(existsSync(join(folder, 'out/mine.txt'))).toBe(true)
})

// `evigraph build`: what it writes, what it says, and how it ends.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLI, evigraph, folderWith } from '../run-cli.js'

const TEXT = 'Grit is defined as perseverance for long-term goals. Grit fosters practice (Okafor, 2012).'
const urisOf = (json: string) =>
  (JSON.parse(json) as { nodes: { attributes: { kind: string; uri?: string } }[] }).nodes.flatMap(({ attributes }) =>
    attributes.kind === 'Document' ? [attributes.uri] : [],
  )

describe('inputs', () => {
  const files = {
    'a.txt': TEXT,
    'reviews/b.md': '# Grit\n\nGrit fosters practice.',
    'reviews/deep/c.txt': TEXT,
    'reviews/notes.png': 'not read from a folder',
    'reviews/.hidden.txt': 'not read either',
  }
  test.each([
    ['a file is known by its name', ['a.txt'], ['a.txt']],
    ['wherever it stands', ['reviews/deep/c.txt'], ['c.txt']],
    ['a folder gives its readable files by their paths in it', ['reviews'], ['b.md', 'deep/c.txt']],
    ['a pattern gives paths from its first wildcard on', ['reviews/**/*.txt'], ['deep/c.txt']],
    ['a pattern in a name', ['reviews/[ab].{md,txt}'], ['b.md']],
    ['inputs add up', ['a.txt', 'reviews/'], ['a.txt', 'b.md', 'deep/c.txt']],
    ['the same file twice counts once', ['a.txt', './a.txt', '*.txt'], ['a.txt']],
    ['standard input', ['-'], ['stdin']],
  ])('%s', (_name, inputs, uris) => {
    const { status, stdout, stderr } = evigraph(folderWith(files), ['build', ...inputs], TEXT)
    expect({ status, stderr: stderr.replace(/^\d+ documents?: .*\n/, '') }).toEqual({ status: 0, stderr: '' })
    expect(urisOf(stdout)).toEqual(uris)
  })

  test.each([
    ['nothing there', ['nowhere.txt'], 'nowhere.txt: no such file or folder'],
    ['a pattern without a match', ['*.docx'], '*.docx: no file matches this pattern'],
    ['an empty folder', ['empty'], 'empty: the folder holds no file that evigraph reads (.txt, .text, .md, .markdown,'],
    ['two files of one name', ['a.txt', 'other/a.txt'], 'would both be called "a.txt" in the graph'],
    ['an output that is a folder', ['a.txt', '-o', 'empty'], 'empty: is a folder; give a file name'],
    ['an output in no folder', ['a.txt', '-o', 'no/such/g.json'], 'no/such/g.json: the folder no/such does not exist'],
  ])('%s is one line and exit code 2', (_name, inputs, words) => {
    const folder = folderWith({ 'a.txt': TEXT, 'other/a.txt': TEXT, 'empty/.keep': '' })
    const { status, stdout, stderr } = evigraph(folder, ['build', ...inputs])
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 })
    expect(stderr).toContain(words)
  })

  test('one unreadable input does not stop the others, but the exit code tells', () => {
    const folder = folderWith({ 'a.txt': TEXT, 'b.txt': new Uint8Array([72, 0, 1, 2]), 'c.md': TEXT })
    const { status, stderr } = evigraph(folder, ['build', 'a.txt', 'b.txt', 'gone.txt', 'c.md', '-o', 'g.json'])
    expect(status).toBe(2)
    expect(stderr).toContain('error: gone.txt: no such file or folder\n')
    expect(stderr).toMatch(/^error: b\.txt: byte 1 is NUL/m)
    expect(urisOf(readFileSync(join(folder, 'g.json'), 'utf8'))).toEqual(['a.txt', 'c.md'])
  })

  test('a link that leads round in a circle is said to be one', () => {
    const folder = folderWith({})
    symlinkSync('round.txt', join(folder, 'round.txt'))
    const { status, stderr } = evigraph(folder, ['build', 'round.txt'])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: round.txt: a link that leads round in a circle\n',
    })
  })
})

describe('output', () => {
  test('the same bytes from two runs, from a pipe and from a file', () => {
    const folder = folderWith({ 'a.txt': TEXT, 'b.txt': 'Practice fosters skill (Lund & Arce, 2015).' })
    const { stdout } = evigraph(folder, ['build', 'b.txt', 'a.txt'])
    evigraph(folder, ['build', 'a.txt', 'b.txt', '-o', 'g.json'])
    expect(readFileSync(join(folder, 'g.json'), 'utf8')).toBe(stdout)
  })

  test('the summary says what was found and where the rest is listed', () => {
    const folder = folderWith({ 'a.txt': `${TEXT} Zhb 14 qx.` })
    const { stderr } = evigraph(folder, ['build', 'a.txt', '-o', 'g.json'])
    expect(stderr).toMatch(/^1 document: 3 passages, 1 publication, .* \d passages? with numbers/)
    expect(stderr).toContain('(evigraph messages g.json)')
  })

  test('a linked output stays a link', () => {
    const folder = folderWith({ 'a.txt': TEXT, 'real.json': 'old' })
    symlinkSync('real.json', join(folder, 'link.json'))
    evigraph(folder, ['build', 'a.txt', '-o', 'link.json'])
    expect(urisOf(readFileSync(join(folder, 'real.json'), 'utf8'))).toEqual(['a.txt'])
  })

  test('an interrupted run leaves the old file and no other', async () => {
    const folder = folderWith({ 'a.txt': `${TEXT}\n\n`.repeat(5_000), 'g.json': 'old' })
    const temporary = () => readdirSync(folder).some((name) => name.endsWith('.tmp'))
    let child: ChildProcess
    // Writing takes a few milliseconds: on a busy machine the moment can be missed, and the run is done.
    do {
      writeFileSync(join(folder, 'g.json'), 'old')
      child = spawn(process.execPath, [CLI, 'build', 'a.txt', '-o', 'g.json'], { cwd: folder })
      const ended = new Promise((done) => child.on('exit', done))
      while (child.exitCode === null && !temporary()) await new Promise((next) => setTimeout(next, 1))
      child.kill('SIGTERM')
      await ended
    } while (child.signalCode === null)
    expect(child.signalCode).toBe('SIGTERM')
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'g.json'])
    expect(readFileSync(join(folder, 'g.json'), 'utf8')).toBe('old')
  })
})

describe('--strict', () => {
  test('warnings and unreadable inputs leave the old file and exit with 2', () => {
    const folder = folderWith({ 'a.txt': TEXT, 'b.txt': new Uint8Array([0xff, 0xfe, 0xff]), 'g.json': 'old' })
    const { status, stderr } = evigraph(folder, ['build', 'a.txt', 'b.txt', '-o', 'g.json', '--strict'])
    expect(status).toBe(2)
    expect(stderr).toContain('nothing was written because of --strict')
    expect(readFileSync(join(folder, 'g.json'), 'utf8')).toBe('old')
  })

  test('without them it changes nothing', () => {
    const folder = folderWith({ 'a.txt': TEXT })
    expect(evigraph(folder, ['build', 'a.txt', '-o', 'g.json', '--strict']).status).toBe(0)
    expect(existsSync(join(folder, 'g.json'))).toBe(true)
  })
})

describe('--vocabulary', () => {
  const text = 'Quorvin was rare. Many said that quorvins help.'
  const conceptsOf = (json: string) =>
    (JSON.parse(json) as { nodes: { key: string }[] }).nodes
      .map(({ key }) => key)
      .filter((key) => key.startsWith('concept:'))

  test('adds terms', () => {
    const folder = folderWith({ 'a.txt': text, 'terms.yaml': '- {kind: Concept, name: quorvin, aliases: [qv]}' })
    const { stdout, status } = evigraph(folder, ['build', 'a.txt', '--vocabulary', 'terms.yaml'])
    expect(status).toBe(0)
    expect(conceptsOf(stdout)).toContain('concept:quorvin')
  })

  test.each([
    ['a wrong kind', '- {kind: Idea, name: x}', 'terms.yaml: entry 1 (x): "kind" is "Idea"; use one of Concept'],
    ['no name', '- {kind: Concept}', 'terms.yaml: entry 1: "name" is undefined; give the term\'s name'],
    ['an unknown key', '- {kind: Concept, name: x, alias: y}', 'terms.yaml: entry 1 (x): "alias" means nothing here'],
    ['a wrong alias', '- {kind: Concept, name: x, aliases: [{}]}', '"aliases" holds {}; use strings only'],
    ['no list', 'kind: Concept', 'terms.yaml: the file must be a YAML list'],
    ['no YAML', '- {kind: Concept', 'terms.yaml: '],
  ])('%s names the file, the entry and the value', (_name, yaml, words) => {
    const folder = folderWith({ 'a.txt': text, 'terms.yaml': yaml })
    const { status, stderr } = evigraph(folder, ['build', 'a.txt', '--vocabulary', 'terms.yaml'])
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 })
    expect(stderr).toContain(words)
  })

  test('inputs named after it are pointed out', () => {
    const folder = folderWith({ 'a.txt': text, 'terms.yaml': '[]' })
    const { status, stderr } = evigraph(folder, ['build', '--vocabulary', 'terms.yaml', 'a.txt'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/a\.txt: not a \.yaml file; name the inputs before --vocabulary|missing required argument/)
  })
})

test('a bug is exit code 1, with its stack', () => {
  const broken = 'Number.prototype.toLocaleString = () => { throw new TypeError("broken on purpose") }'
  const folder = folderWith({ 'a.txt': TEXT, 'broken.mjs': broken })
  const { status, stderr } = evigraph(folder, ['build', 'a.txt'], '', ['--import', './broken.mjs'])
  expect(status).toBe(1)
  expect(stderr).toMatch(/a bug of its own:\nTypeError: broken on purpose\n {4}at /)
})

test('links are read fast or accurately, and in no other way', () => {
  const folder = folderWith({ 'a.txt': 'Most theories of health behavior begin with intention.' })
  const claims = (...more: string[]) => evigraph(folder, ['build', 'a.txt', ...more])
  const said = 'behavioral intention affects health behavior'
  expect(claims().stdout).not.toContain(said)
  expect(claims('--links', 'fast').stdout).toBe(claims().stdout)
  expect(claims('--links', 'accurate')).toMatchObject({ status: 0, stdout: expect.stringContaining(said) })
  expect(claims('--links', 'slow')).toMatchObject({ status: 2, stderr: expect.stringContaining('fast, accurate') })
  expect(readdirSync(folder)).toEqual(['a.txt'])
  expect(claims('--links', 'accurate', '--jobs', '2', '-o', 'g.json').status).toBe(0)
  expect(readdirSync(folder)).toEqual(['a.txt', 'g.json', 'g.links.jsonl'])
  const wrong = (...more: string[]) => claims(...more).stderr
  expect(wrong('--cache', 'c.jsonl')).toContain('nothing is kept without --links accurate')
  expect(wrong('--jobs', '2')).toContain('--jobs 2: nothing is read several at a time without --links accurate')
  expect(wrong('--links', 'accurate', '--jobs', '0')).toMatch(/--jobs.*'0' is invalid.*a whole number from 1 to 999/)
  expect(wrong('--links', 'accurate', '--cache', 'g.json', '-o', 'g.json')).toContain('both the output and the cache')
  expect(wrong('--links', 'accurate', '--cache', 'a.txt')).toContain(
    'a.txt: not what evigraph build --links accurate keeps',
  )
})

test('a bibliography is named, or found beside the texts; a broken one stops nothing', () => {
  const entry = '@book{a, author={Lee, Ann}, title={Hope at school}, year=2001}'
  const texts = { 'a/hope.txt': 'Hope fosters effort (Lee, 2001).', 'refs/mine.bib': entry, 'a/bad.ris': 'TY  - JOUR' }
  const folder = folderWith(texts)
  const named = evigraph(folder, ['build', 'a/hope.txt', '-o', 'g.json', '--bibliography', 'refs/mine.bib'])
  expect(named).toMatchObject({ status: 0, stderr: expect.stringContaining('from refs/mine.bib, bad.ris') })
  expect(readFileSync(join(folder, 'g.json'), 'utf8')).toContain('Hope at school')
  const beside = folderWith({ 'hope.txt': texts['a/hope.txt'], 'export.bib': entry, 'broken.json': '[{"title": "Hope' })
  const found = evigraph(beside, ['build', 'hope.txt', '-o', 'g.json'])
  expect(found.status).toBe(2)
  expect(found.stderr).toContain('error: broken.json: not valid JSON')
  expect(readFileSync(join(beside, 'g.json'), 'utf8')).toContain('Hope at school')
  expect(evigraph(beside, ['build', 'hope.txt', '-o', 'g.json', '--bibliography', 'hope.txt']).status).toBe(2)
})

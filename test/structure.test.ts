// The shape of the code base: who imports whom, in which order extractors run, how long files are.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { schemaDoc } from '../scripts/schema-doc.js'
import { EXTRACTORS } from '../src/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))

function filesUnder(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort()
}
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** docs/design.md, "Who may import whom": folder or file → what it may import besides itself. First match counts. */
const RULES: readonly (readonly [from: string, to: readonly string[]])[] = [
  ['graph/', []],
  ['viewer/', ['graph/schema.ts', 'graph/view.ts', 'graph/tiers.ts']],
  ['src/text/', []],
  ['src/types.ts', ['graph/schema.ts', 'graph/view.ts', 'src/annotations.ts', 'src/models.ts', 'src/text/spans.ts']],
  ['src/models.ts', ['src/annotations.ts']],
  ['src/annotations.ts', ['graph/schema.ts', 'src/text/spans.ts', 'src/text/tokens.ts']],
  ['src/xml.ts', ['src/types.ts', 'src/text/']],
  ['src/yaml.ts', ['src/types.ts']],
  ['src/about.ts', ['src/types.ts', 'src/yaml.ts', 'graph/view.ts']],
  ['src/readers/', ['src/types.ts', 'src/xml.ts', 'src/text/', 'src/references/', 'graph/schema.ts']],
  ['src/references/', ['src/types.ts', 'src/xml.ts', 'src/text/', 'src/data.ts']],
  ['src/extractors/', ['src/types.ts', 'src/text/', 'graph/schema.ts']],
  ['src/assemble/', ['src/types.ts', 'src/text/', 'graph/schema.ts']],
  [
    'src/exporters/html/',
    ['src/exporters/', 'src/layouts/', 'src/types.ts', 'src/data.ts', 'graph/schema.ts', 'graph/view.ts'],
  ],
  ['src/exporters/', ['src/types.ts', 'src/text/', 'graph/schema.ts']],
  ['src/layouts/', ['src/types.ts', 'src/text/', 'graph/']],
  ['src/stores/', ['src/types.ts', 'graph/schema.ts']],
  [
    'src/server/',
    ['src/exporters/html/', 'src/exporters/index.ts', 'src/stores/store.ts', 'src/types.ts', 'graph/view.ts'],
  ],
  ['src/inspect/', ['src/types.ts', 'src/text/', 'graph/schema.ts']],
  ['src/kept.ts', ['src/types.ts']],
  [
    'src/enrich/',
    ['src/types.ts', 'src/text/', 'src/kept.ts', 'src/messages.ts', 'src/inspect/graph-index.ts', 'graph/schema.ts'],
  ],
  ['src/messages.ts', ['src/types.ts']],
  ['src/coverage.ts', ['src/types.ts', 'src/text/']],
  ['src/data.ts', ['src/types.ts', 'src/yaml.ts', 'src/text/']],
  ['src/queries.ts', ['src/types.ts', 'src/data.ts', 'src/stores/store.ts', 'src/inspect/', 'graph/schema.ts']],
  ['src/inputs.ts', ['src/types.ts', 'src/readers/', 'src/references/']],
  ['src/transformer/', ['src/types.ts', 'src/kept.ts']],
  ['src/accurate.ts', ['src/types.ts', 'src/data.ts', 'src/pipeline.ts', 'src/transformer/']],
  ['src/pipeline.ts', ['src/', 'graph/schema.ts']],
  ['src/index.ts', ['src/', 'graph/schema.ts', 'graph/view.ts']],
  ['src/commands/', ['src/']],
  ['src/cli.ts', ['src/commands/', 'src/data.ts', 'src/types.ts']],
]
/** Nothing but these two may see the command line. */
const NOBODY_ELSE = /^src\/(cli\.ts|commands\/)/
/** The pipeline has no promises: what reads accurately stands around it. */
const AROUND = /^src\/(accurate\.ts|transformer\/)/

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    relative(root, resolve(root, dirname(file), path as string))
      .replaceAll('\\', '/')
      .replace(/\.js$/, '.ts'),
  )
}

/** The extractor a file belongs to: "claims" for src/extractors/claims.ts and src/extractors/claims/clauses.ts. */
const extractorOf = (file: string) => /^src\/extractors\/([^/.]+)/.exec(file)?.[1]

const sources = [
  ...filesUnder('src', '.ts'),
  ...filesUnder('graph', '.ts'),
  ...filesUnder('viewer', '.ts'),
  ...filesUnder('viewer', '.tsx'),
]

test('every file imports only what its folder may', () => {
  const wrong: string[] = []
  for (const file of sources) {
    const rule = RULES.find(([from]) => file === from || (from.endsWith('/') && file.startsWith(from)))
    expect(rule, `${file} has no rule`).toBeDefined()
    const [from, allowed] = rule as (typeof RULES)[number]
    for (const target of importsOf(file)) {
      const fits = [from, ...allowed].some((to) => target === to || (to.endsWith('/') && target.startsWith(to)))
      const secret = NOBODY_ELSE.test(target) && !NOBODY_ELSE.test(file)
      const circle = file === 'src/pipeline.ts' && AROUND.test(target)
      if (!fits || secret || circle) wrong.push(`${file} imports ${target}`)
    }
  }
  expect(wrong).toEqual([])
})

test('what the commands use, the library gives', () => {
  const listOf = (names = '') => names.split(',').map((name) => name.trim().replace(/^type /, ''))
  const importsIn = (file: string) =>
    [...read(file).matchAll(/(?:import|export) (?:type )?\{([^}]+)\} from '(\.[^']+)'/g)].flatMap(([, names, path]) =>
      listOf(names).map((name) => `${name} of ${relative(root, resolve(root, dirname(file), path as string))}`),
    )
  const given = new Set(importsIn('src/index.ts'))
  const commands = sources.filter((file) => NOBODY_ELSE.test(file))
  const used = commands.flatMap(importsIn).filter((name) => !/src\/(?:commands\/|index\.js|types\.js)/.test(name))
  expect(used).toContain('build of src/pipeline.js')
  expect(used.filter((name) => !given.has(name))).toEqual([])
})

test('extractors never import each other', () => {
  const wrong = sources.flatMap((file) => {
    const own = extractorOf(file)
    if (own === undefined || own === 'index') return []
    return importsOf(file)
      .filter((target) => ![undefined, own].includes(extractorOf(target)))
      .map((target) => `${file} imports ${target}`)
  })
  expect(wrong).toEqual([])
})

test('only the command line prints, exits or reads the environment', () => {
  const wrong = sources
    // The child speaks through its process, and to nobody but the store that started it.
    .filter((file) => !NOBODY_ELSE.test(file) && file !== 'src/stores/grafeo-child.ts')
    .filter((file) => /\bconsole\.|\bprocess\.(?!cwd|js\b)|\bDate\.now|\bnew Date\b|Math\.random/.test(read(file)))
  expect(wrong).toEqual([])
})

test('every extractor needs only layers that were given before it', () => {
  const given = new Set<string>()
  for (const { name, needs, gives } of EXTRACTORS) {
    for (const layer of needs) expect(given, `${name} needs ${layer}`).toContain(layer)
    for (const layer of gives) given.add(layer)
  }
})

test('files are at most 300 lines long and say in their first line what they are for', () => {
  const all = [...sources, ...filesUnder('scripts', '.ts'), ...filesUnder('test', '.ts')]
  for (const file of all) {
    const lines = read(file).split('\n')
    const first = lines[0]?.startsWith('#!') ? lines[1] : lines[0]
    // The last line ends with a newline, after which split gives one more.
    expect(lines.length, file).toBeLessThanOrEqual(301)
    expect(first, file).toMatch(/^\/\/ \S/)
  }
})

test('docs/schema.md is what graph/schema.ts says (npm run docs)', () => {
  expect(read('docs/schema.md')).toBe(schemaDoc())
})

// The viewer beside bare sigma in one page of a real browser: `npm run bench:viewer`. Its targets are ratios.
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { readPage, standalone } from '../src/exporters/html/page.js'
import { payloadOf, payloadText } from '../src/exporters/html/payload.js'
import { LAYOUTS } from '../src/layouts/index.js'
import { findChromium, launch } from './chromium.js'
import { generatePicture } from './graph-generator.js'

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '500/1500,1000/5000,5000/20000,20000/100000' },
    pairs: { type: 'string', default: '9' },
    date: { type: 'string' },
    out: { type: 'string' },
  },
})

type Pair = readonly [viewer: number, bare: number]
interface Row {
  id: string
  measure: string
  size: string
  viewer: string
  bare: string
  ratio: string
  target: string
  verdict: string
}
const rows: Row[] = []
const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b)
const median = (list: readonly number[]) => sorted(list)[Math.floor(list.length / 2)] ?? Number.NaN
const shown = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

/** Of the median, with 95 % where there are 9 values, by order; with 94 % where there are 5. */
function interval(list: readonly number[]): [low: number, high: number] {
  const values = sorted(list)
  const cut = values.length >= 9 ? Math.floor(values.length / 2 - Math.sqrt(values.length)) : 0
  return [values[cut] ?? Number.NaN, values[values.length - 1 - cut] ?? Number.NaN]
}

function note(row: Row): void {
  rows.push(row)
  console.error(
    `${row.id} ${row.size} ${row.measure}: ${row.viewer} / ${row.bare} = ${row.ratio}, ${row.target}: ${row.verdict}`,
  )
}

interface Target {
  /** Of the ratio, or where `atLeast` is set, the least it may be. */
  ratio: number
  atLeast?: boolean
  /** Met as well where the viewer takes only so much longer, ms. */
  plus?: number
  text: string
}

function compare(id: string, measure: string, size: string, pairs: readonly Pair[], target: Target): void {
  const ratios = pairs.map(([viewer, bare]) => viewer / bare)
  const [low, high] = interval(ratios)
  const [viewer, bare] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))]
  const middle = median(ratios)
  const ok = (ratio: number) => (target.atLeast ? ratio >= target.ratio : ratio <= target.ratio)
  const slack = target.plus !== undefined && viewer <= bare + target.plus
  const verdict = ok(middle) || slack ? 'met' : ok(target.atLeast ? high : low) ? 'within its spread' : 'missed'
  const ratio = `${shown(middle)} [${shown(low)}–${shown(high)}]`
  note({ id, measure, size, viewer: shown(viewer), bare: shown(bare), ratio, target: target.text, verdict })
}

function state(id: string, measure: string, size: string, value: string, target: string, met: boolean): void {
  note({ id, measure, size, viewer: value, bare: '–', ratio: '–', target, verdict: met ? 'met' : 'missed' })
}

/** Of the sources, also where this file was compiled. */
const root = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../..' : '..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'evigraph-bench-viewer-'))
const executable = findChromium()
if (executable === undefined) throw new Error('there is no chromium; scripts/browser-tools.sh installs it')
await build({
  configFile: false,
  root: join(root, 'scripts/bench-viewer'),
  logLevel: 'warn',
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  build: { outDir: folder, emptyOutDir: false, target: 'es2022' },
})
const browser = await launch(executable, { args: ['--js-flags=--expose-gc'] })
const warnings: string[] = []

/** The page with both, and the generated graphs, without a server. */
async function benchPage(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1200 }, deviceScaleFactor: 1 })
  page.on('console', (message) => warnings.push(message.text()))
  page.on('pageerror', (error) => warnings.push(error.message))
  page.setDefaultTimeout(600_000)
  await page.route('http://bench.invalid/**', (route) =>
    route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }),
  )
  await page.goto('http://bench.invalid/index.html')
  return page
}
const ask = <T>(page: Page, call: string) => page.evaluate(`bench.${call}`) as Promise<T>

async function measure(nodes: number, edges: number): Promise<void> {
  const graph = generatePicture(nodes, edges)
  const name = `graph-${nodes}.json`
  writeFileSync(join(folder, name), [...payloadText(payloadOf(graph, {}))].join(''))
  const page = await benchPage()
  await ask(page, `load('${name}')`)
  const drawn = await ask<{ nodes: number; edges: number }>(page, 'open()')
  const size = `${drawn.nodes.toLocaleString('en')} / ${drawn.edges.toLocaleString('en')}`
  const pairs = edges > 50_000 ? 5 : Number(options.pairs)
  const large = edges >= 20_000
  compare('V1', 'finished frame, ms', size, await ask(page, `frames(${pairs})`), { ratio: 1.1, text: '≤ 1.10' })
  compare('V2', 'frames a second in motion', size, await ask(page, `motion(${Math.min(pairs, 5)})`), {
    ratio: large ? 3 : 1.5,
    atLeast: true,
    text: large ? '≥ 3' : '≥ 1.5',
  })
  compare('V3', 'main thread of a frame, ms', size, await ask(page, `renders(${pairs})`), {
    ratio: 1.25,
    plus: 1,
    text: '≤ 1.25, or 1 ms more',
  })
  const { select, hover } = await ask<Record<'select' | 'hover', Pair[]>>(page, `standing(${Math.max(pairs, 9)})`)
  const most = edges > 50_000 ? 8 : 5
  for (const [what, list] of [
    ['select', select],
    ['point at', hover],
  ] as const) {
    compare('V4', `${what}, ms beside a full refresh`, size, list, { ratio: 0.15, text: '≤ 0.15' })
    const slowest = Math.max(...list.map(([viewer]) => viewer))
    const value = median(list.map(([viewer]) => viewer))
    state(
      'V4',
      `${what}, ms: median (slowest)`,
      size,
      `${shown(value)} (${shown(slowest)})`,
      `≤ ${most} ms`,
      value <= most,
    )
  }
  compare('V5', 'filter toggled, ms', size, await ask(page, `filters(${Math.ceil(pairs / 2)})`), {
    ratio: 1.5,
    text: '≤ 1.5',
  })
  compare('V6', 'first image from parsed JSON, ms', size, await ask(page, `openings(${pairs})`), {
    ratio: 1.3,
    text: '≤ 1.3',
  })
  const word = graph.nodes.find(({ kind }) => kind === 'Concept')?.label ?? ''
  const {
    keys,
    build: indexed,
    posted,
  } = await ask<{ keys: number[]; build: number; posted: number }>(page, `search(${JSON.stringify(word)})`)
  const slowest = Math.max(...keys)
  state(
    'V7',
    'keystroke to hits, ms: median (slowest)',
    size,
    `${shown(median(keys))} (${shown(slowest)})`,
    '≤ 16 ms',
    median(keys) <= 16,
  )
  state(
    'V7',
    'index, ms beside the page (on its main thread)',
    size,
    `${shown(indexed)} (${shown(posted)})`,
    'off the main thread',
    posted < indexed / 2,
  )
  if (nodes === 1000) {
    const before = warnings.length
    const alive = await ask<number>(page, 'mounts(20)')
    const said = warnings.slice(before).filter((text) => /too many active/i.test(text)).length
    state('V11', '20 openings: contexts alive, warnings', size, `${alive}, ${said}`, '0, 0', alive + said === 0)
  }
  await page.close()
  const heaps: Record<string, { bytes: number; quotes: number }> = {}
  for (const side of ['viewer', 'bare'] as const) {
    const fresh = await benchPage()
    heaps[side] = await ask(fresh, `heap('${side}', '${name}')`)
    await fresh.close()
  }
  const MB = 1 << 20
  const [own, other] = [heaps.viewer?.bytes ?? 0, heaps.bare?.bytes ?? 0]
  const allowed = 1.5 * other + (heaps.viewer?.quotes ?? 0)
  note({
    id: 'V9',
    measure: `heap, MB (quotes: ${shown((heaps.viewer?.quotes ?? 0) / MB)})`,
    size,
    viewer: shown(own / MB),
    bare: shown(other / MB),
    ratio: shown(own / other),
    target: '≤ 1.5 and the quotes',
    verdict: own <= allowed ? 'met' : 'missed',
  })
  const times = Object.entries(LAYOUTS).map(([layout, run]) => {
    const taken = Array.from({ length: layout === 'bands' ? 5 : 1 }, () => {
      const from = performance.now()
      run(graph)
      return performance.now() - from
    })
    return [layout, median(taken)] as const
  })
  for (const [layout, time] of times) {
    const target = layout === 'bands' && nodes === 5000 ? '≤ 250 ms' : '–'
    state('V8', `layout ${layout}, ms`, size, shown(time), target, target === '–' || time <= 250)
  }
}

/** The page itself, from disk. */
async function measureFile(): Promise<void> {
  const graph = generatePicture(1000, 5000)
  const file = join(folder, 'evidence.html')
  writeFileSync(file, [...standalone(readPage(), payloadText(payloadOf(graph, {})))].join(''))
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.addInitScript(
    'window.asked = 0; const own = requestAnimationFrame; window.requestAnimationFrame = (f) => { window.asked++; return own(f) }',
  )
  await page.goto(pathToFileURL(file).href)
  await page.locator('canvas').first().waitFor()
  await page.waitForTimeout(5000)
  const idle = (await page.evaluate(
    'window.asked = 0; new Promise((resolve) => setTimeout(() => resolve(window.asked), 2000))',
  )) as number
  state('V10', 'frames asked for in 2 s of rest', '1,000 / 5,000', String(idle), '0', idle === 0)
  const others = requests.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:')).length - 1
  const shell = gzipSync(readFileSync(join(root, 'dist/viewer/index.html')), { level: 9 }).length / 1024
  state('V12', 'shell, KB gzipped', '–', shown(shell), '≤ 150 KB', shell <= 150)
  state('V12', 'requests of the file from disk', '1,000 / 5,000', String(others), '0', others === 0)
  await page.close()
}

try {
  for (const size of options.sizes.split(',')) {
    const [nodes = 0, edges = 0] = size.split('/').map(Number)
    await measure(nodes, edges)
  }
  await measureFile()
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}

rows.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
const cells = ({ id, measure, size, viewer, bare, ratio, target, verdict }: Row) =>
  `| ${[id, measure, size, viewer, bare, ratio, target, verdict].join(' | ')} |`
const lines = [
  '# Speed of the viewer',
  '',
  `Written by \`npm run bench:viewer\`${options.date ? ` on ${options.date}` : ''}: ${cpus().length} cores, WebGL in software (SwiftShader).`,
  'Viewer and bare sigma 3 stand in one page with the same graph, canvas and edge programs and take turns; what counts is the',
  'median of the ratios of pairs, in brackets with its interval of about 95 %. Absolute times are those of this machine, and a',
  'graphics card draws many times faster. “within its spread”: the median misses the target, the interval does not.',
  'Sizes are drawn nodes and edges of a seeded graph (`scripts/graph-generator.ts`), which has passages and authors besides.',
  '',
  '| | measure | nodes / edges | viewer | bare sigma | ratio | target | |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...rows.map(cells),
]
console.log(lines.join('\n'))
if (options.out) writeFileSync(options.out, `${lines.join('\n')}\n`)

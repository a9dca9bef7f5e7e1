// Looks for files that break a reader or what follows it: `npm run fuzz -- --minutes 20 [--reader NAME] [--seed N]`.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { minimised } from './fuzz/minimise.js'
import { mutated } from './fuzz/mutate.js'
import { type Runner, startRunner } from './fuzz/runner.js'
import { TARGETS, type Target } from './fuzz/seeds.js'
import { randomizer } from './review-generator.js'

const { values: options } = parseArgs({
  options: {
    /** Of all readers together. */
    minutes: { type: 'string', default: '20' },
    reader: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    /** Where found files go. */
    out: { type: 'string', default: fileURLToPath(new URL('../../test/fuzz-cases/', import.meta.url)) },
  },
})

/** What two findings share that have one cause: the text without its names, numbers and lines of our calls. */
const kindOf = (wrong: string) =>
  wrong
    .split('\n')
    .slice(0, 2)
    .join(' ')
    .replace(/"(?:[^"\\]|\\.)*"|\d+/g, '#')

async function fuzz(name: string, target: Target, seconds: number, random: () => number, runner: Runner) {
  const files = [...target.seeds]
  const kinds = new Set<string>()
  const run = (bytes: Uint8Array) => runner.run({ reader: name, uri: `a.${target.extension}`, bytes })
  const until = performance.now() + seconds * 1000
  let tried = 0
  let reached = 0
  const consider = async (bytes: Uint8Array, isSeed: boolean) => {
    const { wrong, fresh } = await run(bytes)
    tried++
    reached += fresh
    if (wrong === undefined) {
      if (fresh > 0 && !isSeed) files.push(bytes)
      return
    }
    const kind = kindOf(wrong)
    if (kinds.has(kind)) return
    kinds.add(kind)
    console.log(`${name}: ${wrong.split('\n').slice(0, 4).join(' ')}`)
    const tries = wrong.startsWith('takes') || wrong.startsWith('dies') ? 40 : 400
    const least = await minimised(bytes, async (less) => kindOf((await run(less)).wrong ?? '') === kind, tries)
    const hash = createHash('sha256').update(least).digest('hex').slice(0, 8)
    mkdirSync(options.out, { recursive: true })
    writeFileSync(`${options.out}/${name}-${hash}.${target.extension}`, least)
  }
  for (const seed of target.seeds) await consider(seed, true)
  while (performance.now() < until) {
    // What was found last is the likeliest to lead on.
    const last = random() < 0.3 ? files.length - 1 - Math.floor(random() * Math.min(8, files.length)) : undefined
    const file = files[last ?? Math.floor(random() * files.length)] as Uint8Array
    await consider(mutated(file, files, target, random), false)
  }
  console.log(`${name}: ${tried} files, ${files.length} kept for new code, ${reached} blocks, ${kinds.size} findings`)
}

const names = options.reader ?? Object.keys(TARGETS)
const unknown = names.find((name) => !TARGETS[name])
if (unknown !== undefined) throw new Error(`--reader ${unknown}: give ${Object.keys(TARGETS).join(', ')}`)
console.log(`seed ${options.seed}, ${options.minutes} minutes over ${names.length} readers`)
for (const name of names) {
  // Its own process, so that "new code" is new for this reader.
  const runner = startRunner()
  const random = randomizer(Number(options.seed))
  await fuzz(name, TARGETS[name] as Target, (Number(options.minutes) * 60) / names.length, random, runner)
  runner.stop()
}

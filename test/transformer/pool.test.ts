// Several threads read as one would, and none outlives what it was started for.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accurateLinks } from '../../src/data.js'
import { InputError } from '../../src/index.js'
import { type Pool, readAll } from '../../src/transformer/pool.js'
import type { LinkEnd, LinkQuestion } from '../../src/types.js'
import { folderWith } from '../run-cli.js'

const END: LinkEnd = { from: 0, to: 1, kind: 'Concept', unsaid: undefined, claimed: 0, bad: false }
const PAIR = { a: END, b: { ...END, from: 2, to: 3 } }
const NAMELESS = { intervention: '', comparator: '' }
/** So many that three threads are worth it. */
const QUESTIONS: LinkQuestion[] = Array.from({ length: 301 }, (_, i) => ({
  words: ['Hope', 'lowers', `${i}`],
  pairs: [PAIR],
  ...NAMELESS,
}))

const started: Worker[] = []
const note = (worker: Worker) => {
  started.push(worker)
}
beforeEach(() => {
  started.length = 0
  process.on('worker', note)
})
afterEach(() => {
  process.off('worker', note)
  // What a thread has when it is gone.
  expect(started.map(({ threadId }) => threadId)).toEqual(started.map(() => -1))
})

/** The file of a worker that answers with the number of its question, after what this code does. */
const workerThat = (does = '') =>
  join(
    folderWith({
      'worker.mjs': `import { parentPort } from 'node:worker_threads'
import { setTimeout } from 'node:timers/promises'
parentPort.on('message', async ({ words }) => {
  const number = Number(words[2])
  ${does}
  parentPort.postMessage([[number]])
})`,
    }),
    'worker.mjs',
  )

interface Asked extends Partial<Pool> {
  questions?: readonly LinkQuestion[]
  tell?: (count: number) => void
}
/** What was told, in its order. */
async function read({ questions = QUESTIONS, tell = () => {}, ...pool }: Asked) {
  const told: [question: LinkQuestion, opinions: readonly unknown[]][] = []
  await readAll(questions, { model: new Uint8Array(), vocabulary: [], jobs: 3, ...pool }, (...one) => {
    tell(told.push(one))
  })
  return told
}

test('several say what one says, in the order of the questions', async () => {
  const asked = { ...accurateLinks(), questions: QUESTIONS.slice(0, 151) }
  const one = await read({ ...asked, jobs: 1 })
  expect(started).toHaveLength(1)
  expect(one.map(([question]) => question)).toEqual(asked.questions)
  expect(await read({ ...asked, jobs: 2 })).toEqual(one)
  expect(started).toHaveLength(3)
})

test('whoever is late, the order stays', async () => {
  const told = await read({ file: workerThat('await setTimeout(number % 3 === 0 ? 20 : 0)') })
  expect(told.map(([, opinions]) => opinions)).toEqual(QUESTIONS.map((_, i) => [[i]]))
})

test.each([
  [0, 0],
  [1, 1],
  [150, 1],
  [151, 2],
  [301, 3],
])('%i questions are read by %i threads', async (count, threads) => {
  expect(await read({ questions: QUESTIONS.slice(0, count), file: workerThat() })).toHaveLength(count)
  expect(started).toHaveLength(threads)
})

test.each([
  ['throws', 'if (number === 40) throw new RangeError("no memory")', 'no memory'],
  ['ends', 'if (number === 40) process.exit(0)', 'ended before it had an answer'],
])('a thread that %s ends all', async (_, does, message) => {
  let count = 0
  const reading = read({ file: workerThat(does), tell: () => count++ })
  await expect(reading).rejects.toThrow(message)
  expect(count).toBeLessThanOrEqual(40)
})

test('whoever is told and throws is told nothing more', async () => {
  let count = 0
  const tell = () => {
    if (++count < 5) return
    // Meanwhile the other threads have their answers ready.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    throw new InputError('the disk is full')
  }
  await expect(read({ file: workerThat(), tell })).rejects.toThrow('the disk is full')
  await setTimeout(50)
  expect(count).toBe(5)
})

test('without the package that runs it says what to install', async () => {
  // Nothing is installed beside this copy.
  const folder = folderWith({ 'package.json': '{"type":"module"}' })
  cpSync(fileURLToPath(new URL('../../dist/src', import.meta.url)), join(folder, 'src'), { recursive: true })
  const reading = read({ ...accurateLinks(), file: join(folder, 'src/transformer/worker.js') })
  await expect(reading).rejects.toThrow('npm install onnxruntime-web')
  await expect(reading).rejects.toBeInstanceOf(InputError)
})

test('a model that cannot be opened ends with its error', async () => {
  const { vocabulary } = accurateLinks()
  await expect(read({ model: new Uint8Array([1, 2, 3]), vocabulary })).rejects.toThrow(/load|parse|protobuf/i)
})

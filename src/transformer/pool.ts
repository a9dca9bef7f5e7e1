// Asks several transformers at a time, each in a thread of its own.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type AccurateLinks, InputError, type LinkQuestion } from '../types.js'
import type { Opinions } from './opinions.js'

export interface Pool extends Pick<AccurateLinks, 'model' | 'vocabulary'> {
  /** Questions asked at a time, at most. */
  jobs: number
  /** What runs in the threads; tests put another file there. */
  file?: string
}

/** Questions for each thread; of fewer, one more takes as long to open and to warm as it spares. */
const ENOUGH = 150

/**
 * Tells the opinions of each question's pairs in the order of the questions, so that what is kept of them does not depend on
 * who was first. Throws what a thread or `tell` throws, InputError where the package that runs transformers is not
 * installed; in any case no thread is left.
 */
export async function readAll(
  questions: readonly LinkQuestion[],
  { model, vocabulary, jobs, file = workerFile() }: Pool,
  tell: (question: LinkQuestion, opinions: Opinions['of']) => void,
): Promise<void> {
  const early = new Map<number, Opinions['of']>()
  let told = 0
  const hear = (at: number, opinions: Opinions['of']) => {
    early.set(at, opinions)
    for (let next = early.get(told); next; next = early.get(told)) {
      early.delete(told)
      tell(questions[told++] as LinkQuestion, next)
    }
  }
  let asked = 0
  const workers: Worker[] = []
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(file, { workerData: { model, vocabulary }, execArgv: [] })
      workers.push(worker)
      let at = 0
      const ask = () => {
        if (asked === questions.length) return resolve()
        at = asked++
        worker.postMessage(questions[at])
      }
      worker.on('message', (opinions: Opinions['of']) => {
        try {
          hear(at, opinions)
          ask()
        } catch (error) {
          reject(error)
        }
      })
      // Of an error's class only the name comes through.
      worker.on('error', (error) => reject(error.name === 'InputError' ? new InputError(error.message) : error))
      worker.on('exit', () => reject(new Error('a thread that reads sentences ended before it had an answer')))
      ask()
    })
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, Math.ceil(questions.length / ENOUGH)) }, work))
  } finally {
    // An answer that is still on its way would be told to someone who has given up.
    await Promise.all(workers.map((worker) => worker.removeAllListeners('message').terminate()))
  }
}

/** Run from source, as in tests, the worker is its compiled twin. */
function workerFile(): string {
  const own = fileURLToPath(new URL('./worker.js', import.meta.url))
  return existsSync(own) ? own : fileURLToPath(new URL('../../dist/src/transformer/worker.js', import.meta.url))
}

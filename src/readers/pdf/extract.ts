// PDF bytes → pages of painted letters. Waits for the worker, so that reading stays one plain call.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { InputError, type Source } from '../../types.js'
import type { Page, Report, Task } from './worker.js'

const MOST = { pages: 5000, characters: 50_000_000 }
/** Milliseconds for one page, or for opening the file: ordinary ones take some ten. */
const PATIENCE = 120_000
const MEMORY_MB = 2048

/** Throws InputError where pdfjs can't read the file, or not within bounds. */
export function extractPages({ uri, bytes }: Source): { pages: Page[]; title?: string } {
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const task: Task = { bytes: Uint8Array.from(bytes), port: port2, signal, most: MOST }
  const worker = workerNow()
  worker.postMessage(task, [port2])
  const pages: Page[] = []
  try {
    for (;;) {
      const seen = Atomics.load(signal, 0)
      const message = receiveMessageOnPort(port1)?.message as Report | undefined
      if (message === undefined) {
        if (Atomics.wait(signal, 0, seen, PATIENCE) === 'timed-out')
          throw new InputError(`${uri}: page ${pages.length + 1} takes longer than any page should; save the PDF again`)
      } else if ('page' in message) pages.push(message.page)
      else if ('failed' in message) throw new InputError(`${uri}: ${reasonOf(message.failed)}`)
      else return message.title === undefined ? { pages } : { pages, title: message.title }
    }
  } catch (error) {
    // Whatever it is busy with, the next file has a worker of its own.
    running = undefined
    void worker.terminate()
    throw error
  } finally {
    port1.close()
  }
}

let running: Worker | undefined
/** One for all files, as starting it takes longer than reading most of them; it keeps nothing alive. */
function workerNow(): Worker {
  if (running) return running
  const worker = new Worker(workerFile(), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  })
  worker.unref()
  worker.on('error', () => {
    running = undefined
  })
  running = worker
  return worker
}

const reasonOf = (failure: string): string =>
  failure === 'password'
    ? 'the PDF asks for a password; save it without one'
    : /^(?:has|holds) /.test(failure)
      ? `the PDF ${failure}`
      : `the PDF is damaged (${failure.replace(/\.?\s*$/, '').split('\n')[0]})`

/** Run from source, as in tests, the worker is its compiled twin. */
function workerFile(): string {
  const own = fileURLToPath(new URL('./worker.js', import.meta.url))
  return existsSync(own) ? own : fileURLToPath(new URL('../../../dist/src/readers/pdf/worker.js', import.meta.url))
}

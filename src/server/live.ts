// The graph as it stands now, read anew whenever its file changes; a state that cannot be read changes nothing.
import { problemOf, type Said, type Shown, show, type ViewSource } from './source.js'
import { watch } from './watch.js'

/** A file that others lock is tried again after so many milliseconds, and so often. */
const RETRY = 2_000
const MOST_RETRIES = 10

export interface Live {
  /** Reads the graph for the first time. Throws InputError. */
  start(): Promise<void>
  shown(): Shown
  close(): void
}

export interface Listener {
  changed(now: Shown): void
  /** One line why the file cannot be read; told once for each reason in a row. */
  problem(reason: string): void
}

export function liveGraph(source: ViewSource, said: Said, listener: Listener): Live {
  let shown: Shown | undefined
  let problem: string | undefined
  let retry: NodeJS.Timeout | undefined
  let retries = 0
  const read = async () => {
    try {
      const before = shown
      shown = await show(source, said)
      if (before && (before.version !== shown.version || problem !== undefined)) listener.changed(shown)
      problem = undefined
      retries = 0
    } catch (error) {
      if (!shown) throw error
      const reason = problemOf(error)
      if (reason !== problem) listener.problem(reason)
      problem = reason
      if (source.locks && retries++ < MOST_RETRIES) retry = setTimeout(() => void inTurn(), RETRY)
    }
  }
  const inTurn = onceAtATime(read)
  let unwatch = () => {}
  return {
    start: async () => {
      // From before the first look, which takes its time.
      if (source.file !== undefined) unwatch = watch(source.file, () => void inTurn())
      await inTurn()
    },
    shown: () => shown as Shown,
    close: () => {
      unwatch()
      clearTimeout(retry)
      // One may still be read.
      retries = MOST_RETRIES
    },
  }
}

/** Calls during a run become one run after it. */
function onceAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const run = async () => {
    do {
      again = false
      await work()
    } while (again)
  }
  return () => {
    if (running) again = true
    else
      running = run().finally(() => {
        running = undefined
      })
    return running ?? Promise.resolve()
  }
}

// Sees when a file has changed and is whole again.
import { unwatchFile, watchFile } from 'node:fs'

/** Milliseconds between two looks; a file that did not change between them is taken for whole. */
const INTERVAL = 300

/**
 * Calls back once the file has changed and then stood still. Looking is slower than being told, but sees files that are
 * replaced, gone for a while, or on another machine. Returns what ends it.
 */
export function watch(file: string, changed: () => void): () => void {
  let still: NodeJS.Timeout | undefined
  const look = () => {
    clearTimeout(still)
    still = setTimeout(changed, 2 * INTERVAL)
  }
  watchFile(file, { interval: INTERVAL }, look)
  return () => {
    clearTimeout(still)
    unwatchFile(file, look)
  }
}

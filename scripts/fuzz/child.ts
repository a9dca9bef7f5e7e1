// The process that handles mutated files, one after the other, and says of each what is wrong and whether it reached new code.
import { existsSync, readFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { loadKnowledge } from '../../src/index.js'
import { wrongWith } from './judge.js'

export interface Task {
  reader: string
  uri: string
  bytes: Uint8Array
}

export interface Answer {
  wrong?: string
  /** Functions and blocks of them that ran for the first time. */
  fresh: number
  /** The largest resident set so far, in megabytes. */
  megabytes: number
}

const session = new Session()
session.connect()
session.post('Profiler.enable')
session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })

const seen = new Set<string>()
/** V8 tells of code that ran since it was last asked; threads (pdfjs) have a coverage of their own, which is not asked. */
function fresh(): number {
  const before = seen.size
  session.post('Profiler.takePreciseCoverage', (error, found) => {
    if (error) throw error
    for (const { scriptId, url, functions } of found.result)
      if (url.startsWith('file:'))
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count > 0) seen.add(`${scriptId} ${startOffset} ${endOffset}`)
  })
  return seen.size - before
}

/** Of this program: the process's maxRSS begins at its parent's. Without /proc, what is held now. */
function peak(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
  return Math.round(kilobytes === undefined ? process.memoryUsage.rss() / 2 ** 20 : Number(kilobytes) / 1024)
}

loadKnowledge()
process.on('message', ({ reader, uri, bytes }: Task) => {
  const wrong = wrongWith(reader, { uri, bytes: Uint8Array.from(bytes) })
  const answer: Answer = {
    ...(wrong === undefined ? {} : { wrong }),
    fresh: fresh(),
    megabytes: peak(),
  }
  process.send?.(answer)
})
process.send?.('ready')

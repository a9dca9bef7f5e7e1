// The other end of grafeo-child.ts: starts the process, asks it, ends it.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { InputError } from '../types.js'
import type { Reply, Request } from './grafeo-child.js'
import { grafeoError } from './grafeo-errors.js'

export interface Child {
  /** Throws InputError where the process ends before it has answered. */
  ask(request: Request): Promise<unknown>
  alive(): boolean
  /** Resolves when the process is gone, and its lock with it. */
  end(): Promise<void>
}

/** Compiled beside this file; tests run this file from its source. */
function childFile(): string {
  const own = fileURLToPath(new URL('./grafeo-child.js', import.meta.url))
  return existsSync(own) ? own : fileURLToPath(new URL('../../dist/src/stores/grafeo-child.js', import.meta.url))
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

export function startChild(): Child {
  const child: ChildProcess = fork(childFile(), {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let ended = false
  /** Said by the process itself, before it has gone. */
  let leaving = false
  const alive = () => !leaving && child.connected && child.exitCode === null && child.signalCode === null
  const gone = () => {
    const why = ended
      ? 'the query ended with another one, which was cancelled or took too long; ask again'
      : 'the query’s process ended before it had an answer; it may need more memory'
    for (const { reject } of waiting.values()) reject(new InputError(why))
    waiting.clear()
  }
  child.on('exit', gone)
  child.on('message', (reply: Reply) => {
    const one = waiting.get(reply.ask)
    waiting.delete(reply.ask)
    if ('last' in reply) leaving ||= reply.last
    if ('error' in reply) one?.reject(grafeoError(Object.assign(new Error(reply.error), { name: reply.name })))
    else one?.resolve(reply.value)
  })
  return {
    alive,
    // Killing is safe: it never writes to a file.
    end: async () => {
      ended = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
    ask: (request) =>
      new Promise((resolve, reject) => {
        const ask = ++asked
        waiting.set(ask, { resolve, reject })
        if (!alive()) return gone()
        child.send({ ask, request }, (error) => {
          if (error) gone()
        })
      }),
  }
}

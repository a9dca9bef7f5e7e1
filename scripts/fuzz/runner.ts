// Hands files to a child process under limits of time and memory; a child that breaks them is replaced.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answer, Task } from './child.js'

export const LIMITS = { seconds: 10, megabytes: 1500 }

export interface Runner {
  /** What the child says of one file; where it hangs, dies or takes too much, that. */
  run(task: Task): Promise<Answer>
  stop(): void
}

export function startRunner(): Runner {
  let child: Promise<ChildProcess> | undefined
  const stop = () => {
    void child?.then((process) => process.kill('SIGKILL'))
    child = undefined
  }
  const once = async (task: Task): Promise<Answer> => {
    child ??= startChild()
    const process = await child
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        clearTimeout(timer)
        process.removeAllListeners()
        if (answer.wrong?.startsWith('takes ') || answer.wrong?.startsWith('dies ')) stop()
        resolve(answer)
      }
      const failed = (wrong: string) => settle({ wrong, fresh: 0, megabytes: 0 })
      const timer = setTimeout(() => failed(`takes more than ${LIMITS.seconds} s`), LIMITS.seconds * 1000)
      process.once('message', settle)
      process.once('exit', (code, signal) => failed(`dies (${signal ?? `exit code ${code}`})`))
      process.send(task)
    })
  }
  return {
    stop,
    async run(task) {
      const answer = await once(task)
      const isSlow = answer.wrong?.startsWith('takes ')
      if (!isSlow && answer.megabytes <= LIMITS.megabytes) return answer
      // The peak may be what earlier files left, the time what a busy machine took; a fresh process tells.
      stop()
      const again = await once(task)
      return again.megabytes > LIMITS.megabytes ? { ...again, wrong: `takes ${again.megabytes} MB` } : again
    },
  }
}

function startChild(): Promise<ChildProcess> {
  const process = fork(fileURLToPath(new URL('./child.js', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${LIMITS.megabytes}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    process.once('message', () => resolve(process))
    process.once('exit', (code) => reject(new Error(`the child does not start (exit code ${code})`)))
  })
}

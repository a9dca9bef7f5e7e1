// Programs that tests need and npm does not bring: found, or their tests are left out aloud; in CI that is a failure.
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Debian's, whatever other Python comes first on the path. */
export const PYTHON = '/usr/bin/python3'

const works = (command: string, ...args: string[]) => spawnSync(command, args).status === 0
const CHECKS = {
  'python3-networkx': () => works(PYTHON, '-c', 'import networkx'),
  'python3-igraph': () => works(PYTHON, '-c', 'import igraph'),
  xmllint: () => works('xmllint', '--version'),
} as const

const missing = new Map<string, string>()
for (const [tool, check] of Object.entries(CHECKS))
  if (!check()) {
    const reason = `${tool} is not installed (scripts/interop-tools.sh installs it)`
    missing.set(tool, reason)
    if (!process.env.CI) console.warn(`SKIPPED: tests that need ${tool}: ${reason}`)
  }

/** `test` where the tool is there; else a test that is skipped, or fails with CI=true, and says why. */
export function testWith(tool: keyof typeof CHECKS): typeof test {
  const reason = missing.get(tool)
  if (reason === undefined) return test
  if (!process.env.CI) return test.skip as typeof test
  const fail = () => expect.fail(reason)
  const failing = (name: string) => test(name, fail)
  return Object.assign(failing, {
    each: (rows: readonly (readonly unknown[])[]) => (name: string) => test.each(rows as unknown[][])(name, fail),
  }) as unknown as typeof test
}

/** What a command prints; its error output is the reason of a failure. */
export function output(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

// Runs the compiled command line in a folder of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const CLI = fileURLToPath(new URL('../dist/src/cli.js', import.meta.url))

/** A temporary folder with these files, removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'evigraph-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** `env` is added to the environment; undefined takes a variable away. */
export function evigraph(
  cwd: string,
  args: readonly string[],
  input = '',
  nodeOptions: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, CLI, ...args], {
    cwd,
    input,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { status, stdout, stderr }
}

interface StartedView {
  child: ChildProcess
  url: string
  /** What was written to standard error so far. */
  errors(): string
}

/** `evigraph view`, once it has printed its address; killed after the test. */
export async function startedView(
  cwd: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<StartedView> {
  const child = spawn(process.execPath, [CLI, 'view', ...args], { cwd, env: { ...process.env, ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  child.stdin.end(input)
  for await (const line of child.stdout.setEncoding('utf8'))
    return { child, url: String(line).trim(), errors: () => errors }
  throw new Error(errors)
}

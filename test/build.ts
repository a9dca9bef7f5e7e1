// Makes dist/ once before the tests: those of the command line run it from there, those of the viewer open its page.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export default function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url))
  // A wrong type is for `npm run check` to tell: what was compiled can be tested all the same.
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: root })
  // Vitest's own environment would make a page for development, twice as long and with this folder's name in it.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, stderr } = spawnSync('npm', ['run', 'build:viewer', '--silent'], { cwd: root, encoding: 'utf8', env })
  if (status !== 0) throw new Error(`the viewer does not build:\n${stderr}`)
}

// Compiles dist/ once before the tests: those of the command line run it from there.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export default function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url))
  // A wrong type is for `npm run check` to tell: what was compiled can be tested all the same.
  spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: root })
}

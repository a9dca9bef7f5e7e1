// Installs chromium before the tests where that can be done, and closes nothing: each file starts its own.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export default function setup(): void {
  const script = fileURLToPath(new URL('../../scripts/browser-tools.sh', import.meta.url))
  spawnSync('sh', [script], { stdio: ['ignore', 'ignore', 'inherit'] })
}

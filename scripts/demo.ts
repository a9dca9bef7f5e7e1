// Builds examples/ and shows what was found, with the commands that do it: `npm run demo`.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../src/cli.js', import.meta.url))
process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
mkdirSync('demo', { recursive: true })

function evigraph(...args: string[]): void {
  const shown = args.map((arg) => (/[ *]/.test(arg) ? `"${arg}"` : arg)).join(' ')
  console.log(`\n$ npx evigraph ${shown}`)
  const { status } = spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

evigraph('build', 'examples/', '--vocabulary', 'examples/terms.yaml', '-o', 'demo/graph.json')
evigraph('validate', 'demo/graph.json', '--source', 'examples')
evigraph('stats', 'demo/graph.json')
evigraph('trace', 'demo/graph.json', 'epistemic trust', '--limit', '4')
evigraph('messages', 'demo/graph.json')
evigraph('export', 'demo/graph.json', '--format', 'html', '--about', 'examples/about.yaml', '-o', 'demo/evidence.html')
console.log(`
See it: open ${resolve('demo/evidence.html')} in a browser, or run
  npx evigraph view demo/graph.json`)

// Every command of the README runs, in a copy of the project, in the order in which a reader would run them.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, code]) => code as string)
const commands = blocks('sh').flatMap((block) => block.split('\n').filter((line) => line.trim() !== ''))

let copy: string
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'evigraph-readme-'))
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !/^(node_modules|dist|demo|\.git|coverage)($|[\\/])/.test(relative(root, path)),
  })
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Shells read the README's lines; on an error its output says why. */
const run = (command: string) =>
  execFileSync('bash', ['-c', command], {
    cwd: copy,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' },
  })

describe('README', () => {
  test('has commands', () => {
    expect(commands.slice(0, 2)).toEqual(['npm install', 'npm run demo'])
    expect(commands.length).toBeGreaterThan(5)
  })

  test.each(commands.map((command) => [command]))('%s', (command) => expect(run(command)).toBeTypeOf('string'))

  // npx makes a command executable once; a build that follows must leave it so.
  test('the command runs after another build', () => {
    expect(run('npm run build --silent && npx evigraph --version')).toMatch(/^\d+\.\d+\.\d+$/m)
  })

  test('the code runs against the package by its name', () => {
    // The package is its own neighbour, as it is where it is installed.
    symlinkSync(copy, join(copy, 'node_modules/evigraph'), 'dir')
    for (const [i, code] of blocks('js').entries()) {
      writeFileSync(join(copy, `readme-${i}.mjs`), code)
      expect(run(`node readme-${i}.mjs`)).toContain('Grit fosters practice')
    }
  })

  test('the links lead somewhere', () => {
    for (const [, target] of readme.matchAll(/\]\((?!https?:)([^)]+)\)/g))
      expect(() => readFileSync(join(root, target as string)), target).not.toThrow()
  })
})

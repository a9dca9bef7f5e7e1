// Files that broke a reader, or what follows it, when they were found (`npm run fuzz`).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { wrongWith } from '../scripts/fuzz/judge.js'

const folder = fileURLToPath(new URL('fuzz-cases', import.meta.url))

test.each(readdirSync(folder))('%s', (file) => {
  const [reader = ''] = file.split('-')
  const uri = `a.${file.split('.').at(-1)}`
  expect(wrongWith(reader, { uri, bytes: new Uint8Array(readFileSync(join(folder, file))) })).toBeUndefined()
})

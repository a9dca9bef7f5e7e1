// Patterns as shells read them; the rest of inputs.ts is tested through the command line.
import { expect, test } from 'vitest'
import { patternOf } from '../src/inputs.js'

test.each([
  ['*.md', ['a.md', 'é.md'], ['a.txt', 'x/a.md', 'amd']],
  ['**/*.md', ['a.md', 'x/a.md', 'x/y/a.md'], ['a.txt']],
  ['x/**', ['x/a', 'x/y/b.txt'], ['y/a']],
  ['?.txt', ['a.txt'], ['ab.txt', '/.txt']],
  ['[ab]*.txt', ['a.txt', 'b1.txt'], ['c.txt']],
  ['[!ab].txt', ['c.txt'], ['a.txt']],
  ['[a-c]1.txt', ['b1.txt'], ['d1.txt']],
  ['{one,two}.{md,txt}', ['one.md', 'two.txt'], ['three.md', 'one']],
  ['a+b (1).txt', ['a+b (1).txt'], ['aab 1.txt']],
  ['**/lee.txt', ['lee.txt', 'x/lee.txt'], ['flee.txt', 'x/flee.txt']],
])('%s', (glob, fits, others) => {
  for (const name of fits) expect(patternOf(glob).test(name), name).toBe(true)
  for (const name of others) expect(patternOf(glob).test(name), name).toBe(false)
})

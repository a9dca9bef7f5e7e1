// Short names: the same for the same parts, different for others.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortHash } from '../../src/text/hash.js'

test('sixteen hexadecimal digits, the same each time and on each machine', () => {
  expect(shortHash('concept:hope', 'concept:effort', 12)).toBe('c596a467d83c4811')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(shortHash(text)).toMatch(/^[0-9a-f]{16}$/)
    }),
  )
})

test('where one part ends and the next begins matters', () => {
  expect(shortHash('ab', 'c')).not.toBe(shortHash('a', 'bc'))
  expect(shortHash('a')).not.toBe(shortHash('a', ''))
  expect(shortHash('a', undefined)).toBe(shortHash('a', ''))
})

test('no two of 300,000 names that are nearly alike agree, not even in half their digits', () => {
  const names = Array.from({ length: 300_000 }, (_, i) => shortHash('passage:a.txt:1', 'concept:hope', i, i + 4))
  expect(new Set(names).size).toBe(names.length)
  // 48 bits: by chance alone 0.0002 pairs.
  expect(new Set(names.map((name) => name.slice(0, 12))).size).toBe(names.length)
  expect(new Set(names.map((name) => name.slice(4))).size).toBe(names.length)
})

// Short names: the same for the same parts, whichever way they are made.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashEnds, idOf, idsFrom, shortHash } from '../../src/text/hash.js'

const BARE = idsFrom('')

test('the same on each machine', () => {
  expect(shortHash('concept:hope', 'concept:effort', 12)).toBe('c596a467d83c4811')
  expect(shortHash('ab', 'c')).not.toBe(shortHash('a', 'bc'))
  expect(shortHash('a', undefined)).toBe(shortHash('a', ''))
})

test('an edge’s lanes are those of its ends and distinct parts, whatever was hashed between', () => {
  const lanes = new Int32Array(2)
  const made = (source: string, target: string, ...parts: (string | number)[]) => {
    hashEnds(source, target, parts[0], parts[1], lanes, 0)
    return idOf(BARE, lanes[0] as number, lanes[1] as number)
  }
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.integer())
  fc.assert(
    fc.property(
      fc.constantFrom('a', 'b', ''),
      fc.string(),
      fc.array(part, { maxLength: 2 }),
      (source, target, parts) => {
        expect(made(source, target, ...parts)).toBe(shortHash(source, target, ...parts))
      },
    ),
  )
})

test('no two of 300,000 names that are nearly alike agree, not even in half their digits', () => {
  const names = Array.from({ length: 300_000 }, (_, i) => shortHash('passage:a.txt:1', 'concept:hope', i, i + 4))
  expect(new Set(names).size).toBe(names.length)
  // 48 bits: by chance alone 0.0002 pairs.
  expect(new Set(names.map((name) => name.slice(0, 12))).size).toBe(names.length)
  expect(new Set(names.map((name) => name.slice(4))).size).toBe(names.length)
})

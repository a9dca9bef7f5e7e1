// Grouping by shared keys: names and their independence of order.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupBy } from '../../src/assemble/groups.js'

test('members that share a key have one name, the least of their keys', () => {
  const [a, b, c] = [{ keys: ['m', 'k'] }, { keys: ['z', 'k'] }, { keys: ['q'] }]
  const nameOf = groupBy([a, b, c])
  expect([nameOf(a), nameOf(b), nameOf(c)]).toEqual(['k', 'k', 'q'])
})

test('the order of the members changes no name', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
  const members = fc.array(fc.record({ keys: fc.array(key, { minLength: 1, maxLength: 3 }) }), { maxLength: 12 })
  fc.assert(
    fc.property(members, (list) => {
      const forward = groupBy(list)
      const backward = groupBy([...list].reverse())
      for (const member of list) expect(backward(member)).toBe(forward(member))
    }),
  )
})

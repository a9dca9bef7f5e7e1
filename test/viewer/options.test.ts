// Choices inside views: every one comes back from the address, and what is no choice is refused.
import { signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { flag, oneOf, option, typed } from '../../viewer/options.js'
import { parametersIn } from '../../viewer/views/cypher/questions.js'

describe('a choice', () => {
  const order = signal('year')
  const gaps = signal(false)
  const text = signal('')
  const half = signal<number | undefined>(undefined)
  const known = [
    [oneOf('sort', order, ['year', 'name']), order, 'name', 'name', 'mood'],
    [flag('gaps', gaps), gaps, 'yes', true, 'constructor'],
    [typed('rows', text), text, 'a b', 'a b', undefined],
    [
      option(
        'half',
        half,
        (n) => n && String(2 * n),
        (t) => Number(t) / 2 || undefined,
      ),
      half,
      '3',
      1.5,
      'x',
    ],
  ] as const

  test.each(known)('%# is taken, told, and taken back', (choice, own, told, value, wrong) => {
    expect(choice.text()).toBeUndefined()
    expect(choice.take(told)).toBe(true)
    expect(own.value).toBe(value)
    expect(choice.text()).toBe(told)
    if (wrong !== undefined) {
      expect(choice.take(wrong)).toBe(false)
      expect(choice.text()).toBeUndefined()
    }
    choice.take(told)
    expect(choice.take(undefined)).toBe(true)
    expect(choice.text()).toBeUndefined()
  })
})

test.each([
  ['[{"name":"concept","type":"entity","value":"trust"}]', 1],
  ['[{"name":"years","type":"list","value":["2001"]},{"name":"n","type":"integer","value":3}]', 2],
  ['[]', 0],
  ['{"name":"n"}', undefined],
  ['[{"name":"n","type":"integer","value":{"a":1}}]', undefined],
  ['[null]', undefined],
  ['[', undefined],
])('parameters of a query in an address: %s', (text, count) => {
  expect(parametersIn(text)?.length).toBe(count)
})

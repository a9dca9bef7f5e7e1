// Citations by number.
import { describe, expect, test } from 'vitest'
import { citationsIn } from './citations-helper.js'

const numbers = (text: string) =>
  citationsIn(text).flatMap(({ number, style, start, end, reference, group }) =>
    style === 'numeric'
      ? [
          `${number}${reference === undefined ? '' : `→${reference}`} ${text.slice(start, end)} ${text.slice(group.start, group.end)}`,
        ]
      : [],
  )
const LIST = `

References

1. Roe B, Lind C. Salt and ice. Tides. 1999;1:1-9.
2. Baum A. Ice on the sea. Tides. 2001;3:12-19.
3. Hall D. Winds. Tides. 2003;4:2-9.
4. Moe E. Rain. Tides. 2004;5:3-9.
`

describe('numbers', () => {
  test.each<[string, string[]]>([
    [
      `Salt melts ice [1]. Winds do not [2,4], they say [1–3].${LIST}`,
      ['1→0 1 [1]', '2→1 2 [2,4]', '4→3 4 [2,4]', '1→0 1–3 [1–3]', '2→1 1–3 [1–3]', '3→2 1–3 [1–3]'],
    ],
    [
      `Salt melts ice (1). Winds do not (2, 3 and 4).${LIST}`,
      ['1→0 1 (1)', '2→1 2 (2, 3 and 4)', '3→2 3 (2, 3 and 4)', '4→3 4 (2, 3 and 4)'],
    ],
    ['Roe (2001) says salt melts ice [1]. Winds do not [2], nor rain [3].', ['1 1 [1]', '2 2 [2]', '3 3 [3]']],
    ['Salt melts ice [1]. Winds do not [2], nor does rain [3, 4].', ['1 1 [1]', '2 2 [2]', '3 3 [3, 4]', '4 4 [3, 4]']],
  ])('%s', (text, expected) => {
    expect(numbers(text)).toEqual(expected)
  })
})

describe('no numbers of references', () => {
  test.each([
    'It weighed more (mean 90 [126] vs. 186 [153]).',
    'Ice melts (1) in spring, (2) in summer and (3) in autumn.',
    `Ice melts F[1,23] = 2.4, t(24) = 3.1, twice (n = 3), F[2, 40] = 1.2.${LIST}`,
    `Salt (1) melts (2) ice (3), they say (Roe & Lind, 1999; Baum, 2001; Hall, 2003; Moe, 2004), and Roe and Lind (1999); Baum (2001); Hall (2003).${LIST}`,
    'We took 12 (30), 15 (40) and 18 (50) stones.',
  ])('%s', (text) => {
    expect(numbers(text)).toEqual([])
  })
})

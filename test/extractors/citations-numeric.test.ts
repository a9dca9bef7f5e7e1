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
    // Raised in print, glued to the word or its mark in plain text; unordered, ranges, lists with spaces.
    [
      `Salt melts ice.1 Winds do not,2, 3 they say4 in spring.1–3 (see ref. 4).${LIST}`,
      ['1→0 1 1', '2→1 2 2, 3', '3→2 3 2, 3', '4→3 4 4', '1→0 1–3 1–3', '2→1 1–3 1–3', '3→2 1–3 1–3', '4→3 4 4'],
    ],
    [
      `Salt melts ice.1 Winds do not,2 they say3 in spring (see reference 4).${LIST}`,
      ['1→0 1 1', '2→1 2 2', '3→2 3 3', '4→3 4 4'],
    ],
    [
      `Salt melts ice¹. Winds² do not, by Hall³⁻⁴ and Moe.${LIST}`,
      ['1→0 ¹ ¹', '2→1 ² ²', '3→2 ³⁻⁴ ³⁻⁴', '4→3 ³⁻⁴ ³⁻⁴'],
    ],
    // Set off by a space; the sessions and the week are no works.
    [
      `Salt melts ice 1. By week 4, after session 3, winds do not 2,3. Rain falls on the ice 4.${LIST}`,
      ['1→0 1 1', '2→1 2 2,3', '3→2 3 2,3', '4→3 4 4'],
    ],
    // Commas lost.
    [
      `Salt melts ice [1], or it does not [24]. Winds [3] may.${LIST}`,
      ['1→0 1 [1]', '2→1 24 [24]', '4→3 24 [24]', '3→2 3 [3]'],
    ],
    ['Roe (2001) says salt melts ice [1]. Winds do not [2], nor rain [3].', ['1 1 [1]', '2 2 [2]', '3 3 [3]']],
    ['Salt melts ice [1]. Winds do not [2], nor does rain [3, 4].', ['1 1 [1]', '2 2 [2]', '3 3 [3, 4]', '4 4 [3, 4]']],
  ])('%s', (text, expected) => {
    expect(numbers(text)).toEqual(expected)
  })
})

describe('numbers of a cell', () => {
  const CITING = 'Salt melts ice (1). Winds do not (2), nor does rain (3, 4).'

  test.each([
    ['Weight | 44.4 (1) | 43.9 (2) | .86', []],
    ['Stones | 12 (3) | −3.5% (4)', []],
    // Works beside words in a cell.
    ['Roe and Lind (1) | 12 (3) | melts (2)', ['1→0 1 (1)', '2→1 2 (2)']],
  ])('%s', (row, expected) => {
    expect(numbers(`${CITING}\n\n${row}${LIST}`).slice(4)).toEqual(expected)
  })
})

describe('no numbers of references', () => {
  test.each([
    'It weighed more (mean 90 [126] vs. 186 [153]).',
    'Ice melts (1) in spring, (2) in summer and (3) in autumn.',
    `Ice melts F[1,23] = 2.4, t(24) = 3.1, twice (n = 3), F[2, 40] = 1.2.${LIST}`,
    `Salt (1) melts (2) ice (3), they say (Roe & Lind, 1999; Baum, 2001; Hall, 2003; Moe, 2004), and Roe and Lind (1999); Baum (2001); Hall (2003).${LIST}`,
    'We took 12 (30), 15 (40) and 18 (50) stones.',
    `Of 3 kg/m2, CO2 and IL6 in cm3, R2 was 0.1, 2.3 and 3.4 on the SF36 and H2O.${LIST}`,
    `It rose to 10.1 in week 1. In phase 2, at age 3, and on day 4. Table 1. Figure 2. Box 3.${LIST}`,
    `Salt, 1.2 The 3.4 ice (0.12), p<.01, 1,000 stones and 2,4-salts.${LIST}`,
  ])('%s', (text) => {
    expect(numbers(text)).toEqual([])
  })
})

// Which of two things is the one compared with.
import { expect, test } from 'vitest'
import { isCompared } from '../../src/text/comparisons.js'
import { annotate } from '../annotate.js'

const VERSUS = new Set(['vs', 'versus', 'than', 'compared with', 'in contrast to', 'over'])

test.each([
  ['honey vs. syrup', 'syrup', true],
  ['less cough with honey than with syrup', 'syrup', true],
  ['honey helped compared with those who had received syrup', 'syrup', true],
  ['honey, in contrast to the syrup', 'syrup', true],
  ['honey and syrup', 'syrup', false],
  ['more than ten bakers ate honey', 'honey', false],
  ['compared with the past, bakers ate more honey', 'honey', false],
])('in %j, %s is compared with: %j', (text, word, expected) => {
  const tokens = annotate(`${text}.`).found.tokens[0] ?? []
  expect(
    isCompared(
      tokens,
      tokens.findIndex((token) => token.text === word),
      VERSUS,
    ),
  ).toBe(expected)
})

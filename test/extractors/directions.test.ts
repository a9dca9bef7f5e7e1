// Results in words, a construction a line of directions.txt: which way each outcome went, for whom, against whom.
import { expect, test } from 'vitest'
import { constructionsIn, readInTrial } from './constructions.js'

/** "outcome: direction intervention | comparator p" of each direction told. */
function directionsIn(sentence: string): string[] {
  const { findings, name } = readInTrial(sentence)
  return findings
    .filter(({ direction, change }) => direction !== undefined || change !== undefined)
    .map(
      ({ outcome, direction, intervention, comparator, p }) =>
        `${name(outcome)}: ${direction ?? '?'} ${name(intervention)} | ${name(comparator)}${p === undefined ? '' : ` p ${p}`}`,
    )
    .sort()
}

test.each(constructionsIn('directions.txt'))('%s', (sentence, expected) => {
  expect(directionsIn(sentence)).toEqual(expected)
})

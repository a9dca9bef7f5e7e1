// How trials print their results, a construction a line of reporting.txt, and whole trials, arms and results, in trials.txt:
// all that is read as a number, and nothing else.
import { expect, test } from 'vitest'
import type { FindingRecord } from '../../src/types.js'
import { constructionsIn, readInTrial } from './constructions.js'

/** "outcome: measure arm value sd n events | arm …" of two arms, "outcome: measure value [limits] arm" of one number. */
function numbersIn(sentence: string, methods?: string): string[] {
  const { findings, name } = readInTrial(sentence, methods)
  const told = (word: string, value: unknown) => (value === undefined ? '' : ` ${word} ${value}`)
  const say = (one: FindingRecord) => {
    const numbers =
      one.interventionValue === undefined
        ? ` ${one.value}${one.ciLow === undefined ? '' : ` [${one.ciLow}, ${one.ciHigh}]`}${told('sd', one.sdIntervention)} ${name(one.intervention)}`
        : ` ${name(one.intervention)} ${one.interventionValue}${told('sd', one.sdIntervention)}${told('n', one.nIntervention)}${told('events', one.eventsIntervention)} | ${name(one.comparator)} ${one.comparatorValue}${told('sd', one.sdComparator)}${told('n', one.nComparator)}${told('events', one.eventsComparator)}`
    return `${name(one.outcome)}: ${one.measure}${numbers}${told('p', one.p)}${told('@', one.timepoint)}`
  }
  return findings
    .filter(({ measure }) => measure !== 'direction')
    .map(say)
    .sort()
}

test.each(constructionsIn('reporting.txt'))('%s', (sentence, expected) => {
  expect(numbersIn(sentence)).toEqual(expected)
})

test.each(constructionsIn('trials.txt'))('%s', (told, expected) => {
  const [methods, results] = told.split(' || ')
  expect(numbersIn(results as string, methods)).toEqual(expected)
})

// How trials print their results, a construction a line of reporting.txt: all that is read as a number, and nothing else.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FindingRecord } from '../../src/types.js'
import { annotate } from '../annotate.js'

const METHODS = 'We randomised 121 patients with low back pain to yoga (n = 60) or usual care (n = 61).'

/** "outcome: measure arm value sd n events | arm …" of two arms, "outcome: measure value [limits] arm" of one number. */
function numbersIn(sentence: string): string[] {
  const { found } = annotate(`# A trial of yoga\n\n## Methods\n\n${METHODS}\n\n## Results\n\n${sentence}\n`, 'trial.md')
  const name = (id: string | undefined) => found.entities.get(id ?? '')?.name.toLowerCase() ?? '?'
  const told = (word: string, value: unknown) => (value === undefined ? '' : ` ${word} ${value}`)
  const say = (one: FindingRecord) => {
    const numbers =
      one.interventionValue === undefined
        ? ` ${one.value}${one.ciLow === undefined ? '' : ` [${one.ciLow}, ${one.ciHigh}]`}${told('sd', one.sdIntervention)} ${name(one.intervention)}`
        : ` ${name(one.intervention)} ${one.interventionValue}${told('sd', one.sdIntervention)}${told('n', one.nIntervention)}${told('events', one.eventsIntervention)} | ${name(one.comparator)} ${one.comparatorValue}${told('sd', one.sdComparator)}${told('n', one.nComparator)}${told('events', one.eventsComparator)}`
    return `${name(one.outcome)}: ${one.measure}${numbers}${told('p', one.p)}${told('@', one.timepoint)}`
  }
  return found.findings
    .filter(({ measure }) => measure !== 'direction')
    .map(say)
    .sort()
}

/** "- sentence", and its findings below it, indented; "#" opens a family of constructions. */
const table = readFileSync(new URL('reporting.txt', import.meta.url), 'utf8')
  .split(/^- /m)
  .slice(1)
  .map((entry): [string, string[]] => {
    const [sentence, ...lines] = entry.split('\n')
    return [sentence as string, lines.filter((line) => line.startsWith('    ')).map((line) => line.trim())]
  })

test.each(table)('%s', (sentence, expected) => {
  expect(numbersIn(sentence)).toEqual(expected)
})

// Results in words, a construction a line of directions.txt: which way each outcome went, for whom, against whom.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { annotate } from '../annotate.js'

const METHODS = 'We randomised 121 patients with low back pain to yoga (n = 60) or usual care (n = 61).'

/** "outcome: direction intervention | comparator p" of each direction told. */
function directionsIn(sentence: string): string[] {
  const { found } = annotate(`# A trial of yoga\n\n## Methods\n\n${METHODS}\n\n## Results\n\n${sentence}\n`, 'trial.md')
  const name = (id: string | undefined) => found.entities.get(id ?? '')?.name.toLowerCase() ?? '?'
  return found.findings
    .filter(({ direction, change }) => direction !== undefined || change !== undefined)
    .map(
      ({ outcome, direction, intervention, comparator, p }) =>
        `${name(outcome)}: ${direction ?? '?'} ${name(intervention)} | ${name(comparator)}${p === undefined ? '' : ` p ${p}`}`,
    )
    .sort()
}

/** "- sentence", and its findings below it, indented; "#" opens a family of constructions. */
const table = readFileSync(new URL('directions.txt', import.meta.url), 'utf8')
  .split(/^- /m)
  .slice(1)
  .map((entry): [string, string[]] => {
    const [sentence, ...lines] = entry.split('\n')
    return [sentence as string, lines.filter((line) => line.startsWith('    ')).map((line) => line.trim())]
  })

test.each(table)('%s', (sentence, expected) => {
  expect(directionsIn(sentence)).toEqual(expected)
})

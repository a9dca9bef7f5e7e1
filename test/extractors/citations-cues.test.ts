// The example sentences of graph/cues/citations.yaml, through the extractor.
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { citationsIn } from './citations-helper.js'

const expected: Record<string, string[]> = {
  prefixes: ['Hartmann 2009'],
  organisations: ['National Institute for Crop and Soil Safety 2014'],
  acronyms: ['WHO 2014', 'OECD 2015'],
  openers: ['Okafor 1998'],
  parts: [],
  others: ['Lindqvist 2010'],
}

test.each((loadKnowledge().cues.citations ?? []).map(({ id, examples }) => [id, examples] as const))(
  '%s',
  (id, examples) => {
    expect(examples.length).toBeGreaterThan(0)
    const found = examples.flatMap((text) =>
      citationsIn(text).map(({ authors, year }) => `${authors.join(', ')} ${year}`),
    )
    expect(found).toEqual(expected[id])
  },
)

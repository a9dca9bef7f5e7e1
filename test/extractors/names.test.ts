// The model of names: what it keeps and leaves where rules alone would not, and what it is not asked about.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { BITS } from '../../src/extractors/mentions/features.js'
import { CLASSES, leastScore, opinionOf } from '../../src/extractors/mentions/model.js'
import type { Knowledge, NameModel } from '../../src/types.js'
import { mentionsOf, RULES_ALONE } from './entities-helper.js'

const shipped = loadKnowledge().names as NameModel
const trained: Knowledge = { ...RULES_ALONE, names: shipped }

/** Says of everything that it is a name, or none, and of the first kind. */
const always = (weight: number): NameModel => ({
  kept: { scale: 1, weights: new Int8Array(2 ** BITS).fill(weight) },
  kinds: { scale: 1, weights: new Int8Array(2 ** BITS * CLASSES) },
  threshold: 0.35,
})

describe('the shipped model', () => {
  test.each([['Vocabulary gains were 9.8 with yoga and 6.2 with usual care.', 'vocabulary gains']])(
    'keeps what rules alone do not: %s',
    (text, name) => {
      expect(mentionsOf(text).join('; ').toLowerCase()).not.toContain(`${name} [`)
      expect(mentionsOf(text, trained).join('; ').toLowerCase()).toContain(`${name} [`)
    },
  )

  test('leaves names out that rules alone keep', () => {
    const text = 'Data collection took place in two waves, and sleep training eased gout.'
    expect(mentionsOf(text).join()).toContain('Data collection [concept:data-collection]')
    expect(mentionsOf(text, trained).join()).not.toContain('Data collection')
  })
})

describe('whatever it thinks', () => {
  const known: Knowledge['vocabulary'] = [
    { id: 'kite-therapy', kind: 'Intervention', name: 'kite therapy', aliases: [], broader: [] },
  ]

  test('terms of the vocabulary stay, with their kind', () => {
    const text = 'Kite therapy was offered.'
    expect(mentionsOf(text, { ...RULES_ALONE, vocabulary: known, names: always(-127) })).toEqual([
      'Kite therapy [intervention:kite-therapy]',
    ])
  })

  test('statistics, labels, favours and instruments by name are none', () => {
    const text =
      'The effect size was in favour of group B. The median time and the primary outcome measures were told in Table 2. The Deck Mood Scale was used.'
    expect(mentionsOf(text, { ...RULES_ALONE, names: always(127) }).join('; ')).not.toMatch(
      /effect size \[|favour|group B|median|outcome measures|Table|Deck Mood Scale/,
    )
  })

  test('what the text calls by its kind is that', () => {
    expect(mentionsOf('Tide reading is a treatment for gout.', { ...RULES_ALONE, names: always(127) })).toContain(
      'Tide reading [intervention:tide-reading]',
    )
  })
})

test('a score is the probability of a name times the root of its kind’s', () => {
  const features = Int32Array.of(1, 2)
  const model = always(0)
  model.kept.weights.set([1, 2], 1)
  model.kinds.weights[1 * CLASSES + 3] = 2
  const of = (sum: number) => 1 / (1 + Math.exp(-sum))
  const share = Math.exp(2) / (Math.exp(2) + CLASSES - 1)
  expect(opinionOf(model, features, 2, 0)).toEqual({ kind: 'Population', score: expect.closeTo(of(3) * share ** 0.5) })
  expect(opinionOf(model, features, 2, 0.99)).toBeUndefined()
})

test('what rules keep may be less sure', () => {
  expect(leastScore(shipped, true)).toBeLessThan(shipped.threshold)
  expect(leastScore(shipped, false)).toBeGreaterThan(shipped.threshold)
})

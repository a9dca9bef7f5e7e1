// Each claim is kept once per passage, however many there are.
import { expect, test } from 'vitest'
import { unique } from '../../src/extractors/claims/unique.js'
import type { ClaimRecord } from '../../src/types.js'

const claim = (passage: number, object: string, confidence: number): ClaimRecord => ({
  span: { start: 0, end: 1 },
  passage,
  subject: 'concept:hope',
  predicate: 'AFFECTS',
  object,
  polarity: 'positive',
  modality: 'asserted',
  basis: 'theory',
  citations: [],
  confidence,
})

test.each([3, 60])('of twice %i claims the surer are kept, where they were met first', (count) => {
  const objects = Array.from({ length: count }, (_, i) => `concept:${i}`)
  const first = objects.map((object) => claim(1, object, 0.5))
  const again = objects.map((object, i) => claim(1, object, i % 2 === 0 ? 0.6 : 0.5))
  const other = claim(2, 'concept:0', 0.4)
  const kept = unique([...first, other, ...again])
  expect(kept).toEqual([...objects.map((object, i) => claim(1, object, i % 2 === 0 ? 0.6 : 0.5)), other])
  expect(kept[1]).toBe(first[1])
})

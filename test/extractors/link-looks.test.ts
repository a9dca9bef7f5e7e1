// What ends of links look like: how a document treats an entity, and which features it makes.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { readFrames } from '../../src/extractors/claims/index.js'
import { featuresOf } from '../../src/extractors/claims/links/features.js'
import { pairsOf } from '../../src/extractors/claims/links/pairs.js'
import { standingsOf } from '../../src/extractors/claims/links/standings.js'
import { EXTRACTORS } from '../../src/extractors/index.js'
import { annotate, read } from '../../src/pipeline.js'

type Pairs = NonNullable<ReturnType<typeof pairsOf>>

const knowledge = loadKnowledge()
const before = EXTRACTORS.slice(
  0,
  EXTRACTORS.findIndex(({ name }) => name === 'claims'),
)

function sentencesOf(text: string) {
  const document = read({ uri: 'a.md', bytes: new TextEncoder().encode(text) }, () => {})
  const found = annotate(document, knowledge, () => {}, before)
  const standings = standingsOf(found, document.passages)
  const sentences = readFrames(document, found, knowledge).flatMap(
    ({ scene, records }) => pairsOf(scene, records, standings) ?? [],
  )
  return { standings, sentences }
}

function endsOf(text: string) {
  const { standings, sentences } = sentencesOf(text)
  const ends = sentences.flatMap(({ pairs }) => pairs.flatMap(({ a, b }) => [a, b]))
  return { standings, of: (entity: string) => ends.find((end) => end.entity === entity) }
}

test('mentions, passages, headings and the opening count', () => {
  const { standings } = endsOf(
    '# Insomnia and worry\n\nInsomnia follows worry. Insomnia, or insomnia alone, is no fear.\n',
  )
  const insomnia = [...standings].find(([id]) => id.endsWith(':insomnia'))?.[1]
  expect(insomnia).toMatchObject({ times: 4, passages: 3, headed: true, opening: true })
  const fear = [...standings].find(([id]) => id.endsWith(':fear'))?.[1]
  expect(fear).toMatchObject({ times: 1, passages: 1, headed: false, opening: false })
})

describe('looks', () => {
  const text = 'Music therapy was there when insomnia came. Sleep therapy was there when fear came.'
  const [first, second] = ['intervention:music-therapy', 'intervention:sleep-therapy'].map(
    (id) => endsOf(text).of(id)?.looks,
  )

  test('are as many for every end that a sentence names', () => {
    expect(first?.length).toBeGreaterThan(0)
    expect(second?.length).toBe(first?.length)
  })

  test('tell the same head from another first word', () => {
    expect(second?.[0]).toBe(first?.[0])
    expect(second?.[1]).not.toBe(first?.[1])
  })
})

// Few sentences need more than 256.
test.each([256, 48])('features are the same whichever pair is asked first, with room for %d', (room) => {
  const featuresIn = (order: (count: number, i: number) => number) => {
    const { context, pairs } = sentencesOf('In nurses, music therapy was there when insomnia and fear came.')
      .sentences[0] as Pairs
    const found: number[][] = []
    for (let i = 0; i < pairs.length; i++) {
      const k = order(pairs.length, i)
      const { a, b } = pairs[k] as Pairs['pairs'][number]
      const buffer = new Int32Array(room)
      found[k] = [...buffer.subarray(0, featuresOf(context, a, b, buffer))]
    }
    return found
  }
  const forwards = featuresIn((_, i) => i)
  expect(forwards.length).toBeGreaterThan(2)
  expect(featuresIn((count, i) => count - 1 - i)).toEqual(forwards)
})

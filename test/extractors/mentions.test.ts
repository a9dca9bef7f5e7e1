// Entities: vocabulary, abbreviations, discovery without a vocabulary, and what is no entity.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import type { Knowledge } from '../../src/types.js'
import { graphOf, mentionsOf } from './entities-helper.js'

const knowledge: Knowledge = {
  ...loadKnowledge(),
  vocabulary: [
    { id: 'kite-therapy', kind: 'Intervention', name: 'kite therapy', aliases: ['KT', 'kite treatment'], broader: [] },
    { id: 'deck-dread', kind: 'Condition', name: 'deck dread', aliases: [], broader: [] },
    { id: 'kite-scale', kind: 'Instrument', name: 'Kite Mood Scale', aliases: ['KMS'], broader: [] },
    { id: 'aunt', kind: 'Population', name: 'relative', aliases: [], broader: [] },
  ],
}

describe('with a vocabulary', () => {
  test.each([
    ['Kite therapies help.', 'Kite therapies [intervention:kite-therapy]'],
    ['Some had the kite treatment programme.', 'kite treatment programme [intervention:kite-therapy]'],
    ['KT helps.', 'KT [intervention:kite-therapy]'],
    ['They tried group kite therapy.', 'group kite therapy [intervention:group-kite-therapy]'],
    ['Adults with deck dread slept.', 'deck dread [condition:deck-dread]'],
    ['There were clear reductions in deck dread.', 'deck dread [outcome:deck-dread]'],
  ])('%s → %s', (text, mention) => {
    expect(mentionsOf(text, knowledge)).toContain(mention)
  })

  test('what opens the name of a control is no control by itself', () => {
    const placebo = { id: 'placebo', kind: 'Intervention', name: 'placebo', aliases: [], broader: [], role: 'control' }
    const known = { ...knowledge, vocabulary: [...knowledge.vocabulary, placebo] } as Knowledge
    expect(mentionsOf('Forty dancers received placebo training.', known)).toEqual([
      'placebo training [intervention:placebo-training]',
    ])
    expect(mentionsOf('Forty dancers received placebo.', known)).toContain('placebo [intervention:placebo]')
  })

  test.each(['The relative amount was low.', 'Scores on the Kite Mood Scale fell.', 'The kt was high.'])(
    '%s → nothing',
    (text) => {
      expect(mentionsOf(text, knowledge)).toEqual([])
    },
  )
})

describe('discovery', () => {
  test.each([
    ['Harbour patience refers to the art of waiting.', 'Harbour patience [concept:harbor-patience]'],
    ['Tide reading is a treatment for gout.', 'Tide reading [intervention:tide-reading]'],
    [
      'It fosters the ability to read the tide, to wait and to share the watch.',
      'share the watch [concept:share-the-watch]',
    ],
    [
      'It fosters the ability to tell what the crew will not say, and how.',
      'ability to tell what the crew will not say [concept:ability-to-tell-what-the-crew-will-not-say]',
    ],
    ['It works so that nurses can calm their crew.', 'calm their crew [concept:calm-their-crew]'],
    [
      'Deck training led to improvements in rope work, night vigilance and knot speed.',
      'night vigilance [outcome:night-vigilance]',
    ],
    ['We tried tide-based training (TBT). TBT-A came later; TBT-A helped.', 'TBT-A [intervention:tbt-a]'],
    ['Sea fever, harbour gloom and deck dread disorder are common.', 'harbour gloom [condition:harbor-gloom]'],
  ])('%s → %s', (text, mention) => {
    expect(mentionsOf(text)).toContain(mention)
  })

  test.each([
    'The findings of this review are limited.',
    'The effect size was large, with a confidence interval of 0.2 to 1.1.',
    'In 2019 the authors published a meta-analysis of 12 studies.',
  ])('%s → nothing', (text) => {
    expect(mentionsOf(text)).toEqual([])
  })
})

describe('nodes', () => {
  test('a narrower thing points to the wider one', () => {
    const { edges } = graphOf('Kite therapy helps. Group kite therapy helps more.', knowledge)
    expect(edges.filter(({ kind }) => kind === 'BROADER')).toMatchObject([
      { source: 'intervention:group-kite-therapy', target: 'intervention:kite-therapy' },
    ])
  })

  test('head and modifier, without a vocabulary', () => {
    const { edges } = graphOf('Kite therapy helps. Night kite therapy helps more.')
    expect(edges.filter(({ kind }) => kind === 'BROADER')).toMatchObject([
      { source: 'intervention:night-kite-therapy', target: 'intervention:kite-therapy' },
    ])
  })

  test('a group has its condition, its age and its size', () => {
    const { nodes, edges } = graphOf('The trial enrolled 45 adolescents with deck dread.', knowledge)
    expect(nodes).toContainEqual(
      expect.objectContaining({ id: 'population:adolescent-with-deck-dread', ageGroup: 'adolescents', sampleSize: 45 }),
    )
    expect(edges).toContainEqual(
      expect.objectContaining({
        kind: 'HAS_CONDITION',
        source: 'population:adolescent-with-deck-dread',
        target: 'condition:deck-dread',
      }),
    )
  })

  test('a concept keeps the definition as printed', () => {
    const { nodes } = graphOf('Harbour patience refers to the art of waiting.')
    expect(nodes).toContainEqual(
      expect.objectContaining({ id: 'concept:harbor-patience', definition: 'the art of waiting' }),
    )
  })

  test('what others are compared with is a control', () => {
    const { nodes } = graphOf('Half of the crews received care as usual.')
    expect(nodes).toContainEqual(expect.objectContaining({ kind: 'Intervention', role: 'control' }))
  })
})

test('who paid and who wrote names nothing', () => {
  const text = (heading: string) =>
    `Kite therapy and hope\n\nResults\n\nKite therapy helps.\n\n${heading}\n\nThe deck dread society paid for kite therapy.`
  expect(mentionsOf(text('Discussion'), knowledge).join()).toContain('deck dread')
  expect(mentionsOf(text('Funding'), knowledge).join()).not.toContain('deck dread')
})

test('groups that share their head are groups', () => {
  expect(mentionsOf('We saw adults with gout or deck disorder.')).toContain(
    'deck disorder [population:adult-with-deck-disorder]',
  )
})

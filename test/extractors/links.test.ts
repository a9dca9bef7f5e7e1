// Links: claims that no frame reads, from the shipped model and from models made for a test.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { learn, modelOf, quantize } from '../../scripts/train/learn.js'
import { loadKnowledge } from '../../src/data.js'
import { BITS } from '../../src/extractors/claims/links/features.js'
import {
  CLASSES,
  calibrated,
  labelOf,
  likeliest,
  relatedness,
  together,
} from '../../src/extractors/claims/links/model.js'
import { type BuildResult, build } from '../../src/index.js'
import { mix } from '../../src/text/mix.js'
import type { Knowledge, LinkModel, LinkQuestion } from '../../src/types.js'

const full = loadKnowledge()
/** The feature that every pair has, once. */
const featureOfAll = mix(0, 0) & (2 ** BITS - 1)
const { links: shipped, ...frames } = full
const graphOf = (text: string, knowledge: Knowledge = full): BuildResult['graph'] =>
  build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }], { knowledge }).graph
const claimsOf = (text: string, knowledge?: Knowledge) =>
  graphOf(text, knowledge).nodes.flatMap((node) => (node.kind === 'Claim' ? [node.label] : []))

describe('the shipped model reads what no frame does', () => {
  test.each([
    ['Ketamine has been proposed as a possible treatment for depression.', 'ketamine applied to depressive symptom'],
    ['Sleep training may be of use in lowering fatigue.', 'sleep training decreases fatigue'],
    ['The link between early adversity and later depression is explained by poor sleep.', 'associated with sleep'],
    [
      'Nurses rated patients in the massage group as calmer than those given usual care.',
      'massage therapy outperforms usual care',
    ],
    ['Higher levels of rumination were seen in adolescents with depression.', 'rumination associated with depressive'],
  ])('%s', (text, said) => {
    expect(claimsOf(text, frames).join('\n')).not.toContain(said)
    expect(claimsOf(text).join('\n')).toContain(said)
  })

  test.each([
    'Compared with usual care, sleep training was more effective in lowering fatigue.',
    'Sleep training compared with usual care was more effective in lowering fatigue.',
  ])('of what others are compared with, nothing is said: %s', (text) => {
    expect(claimsOf(text)).not.toContain('usual care decreases fatigue')
  })

  test('and nothing in a sentence that relates nothing', () => {
    expect(claimsOf('The meeting was held on Tuesday in the main hall and the chairs were blue.')).toEqual([])
  })

  test('what frames read stays as it is', () => {
    const text = 'Hope reduces fear (Lee, 2001). Brisk walking does not improve memory in older adults.'
    expect(claimsOf(text)).toEqual(expect.arrayContaining(claimsOf(text, frames)))
  })

  test('a link is as sure as the model measured itself to be', () => {
    const model = shipped as LinkModel
    let before = 0
    for (let score = 0.01; score < 1; score += 0.01) {
      const stated = calibrated(model, score)
      expect(stated).toBeGreaterThan(before)
      before = stated
    }
    expect(before).toBeLessThan(1)
  })
})

describe('with a second reader', () => {
  const flat = { scale: 1, weights: new Int8Array(2 ** BITS * CLASSES) }
  const model: LinkModel = {
    related: { scale: 1, weights: new Int8Array(2 ** BITS) },
    labels: flat,
    threshold: 0,
    calibration: [1, 0],
  }
  const features = Int32Array.from([1, 2, 3])
  const opinion = (related: number, ...likely: [label: number, share: number][]) => {
    const shares = new Array<number>(CLASSES).fill(0)
    for (const [label, share] of likely) shares[label] = share
    return [related, ...shares]
  }

  test('log odds of a link are averaged, and the label is the likeliest of both that is allowed', () => {
    // The model knows nothing: half for a link, the same for every label.
    const both = together(model, features, 0b110, opinion(0.9, [0, 0.6], [2, 0.3], [1, 0.1]))
    expect(both?.label).toBe(2)
    // The second reader counts 0.7 for labels; the model's own share of each is the same.
    const weighed = [0.6, 0.3, 0.1, ...new Array<number>(CLASSES - 3).fill(1e-4)].map((share) => share ** 0.7)
    const share = 0.3 ** 0.7 / weighed.reduce((sum, one) => sum + one, 0)
    // Log odds of 0.9 and of 0.5, halved: those of 0.75.
    expect(both?.score).toBeCloseTo(0.75 * share, 6)
  })

  test('nothing where no label is allowed', () => {
    expect(together(model, features, 0, opinion(0.9, [0, 1]))).toBeUndefined()
  })

  test('certainty of one reader is bounded', () => {
    const sure = together(model, features, 1, opinion(1, [0, 1]))
    expect(sure?.score).toBeGreaterThan(0.5)
    expect(sure?.score).toBeLessThan(1)
  })
})

test('a slower reader is asked of each sentence with two things: its words, its topic, and what is left unsaid', () => {
  const asked: LinkQuestion[] = []
  const second = (question: LinkQuestion) => {
    asked.push(question)
    return []
  }
  const text = `Yoga for insomnia: a randomised trial

Methods: We randomised 120 adults to yoga or usual care.

Results: Fatigue was lower at week 12, as was anxiety.`
  graphOf(text, { ...full, links: { ...(shipped as LinkModel), second } })
  const last = asked.at(-1) as LinkQuestion
  expect(last).toMatchObject({ intervention: 'yoga', comparator: 'usual care' })
  expect(last.words.join(' ')).toBe('Fatigue was lower at week 12 , as was anxiety .')
  const shown = last.pairs.map(({ a, b }) =>
    [a, b].map(({ unsaid, from, to }) => unsaid ?? last.words.slice(from, to).join(' ')).join(' + '),
  )
  expect(shown).toEqual(expect.arrayContaining(['intervention + Fatigue', 'comparator + Fatigue', 'Fatigue + anxiety']))
})

describe('a model made for a test', () => {
  const constant = (size: number, value: (at: number) => number) => ({
    scale: 1,
    weights: Int8Array.from({ length: size }, (_, i) => value(i)),
  })
  const always = (label: number): Knowledge => ({
    ...frames,
    links: {
      related: constant(2 ** BITS, () => 1),
      labels: constant(2 ** BITS * CLASSES, (i) => (i % CLASSES === label ? 1 : 0)),
      threshold: 0.5,
      calibration: [1, 0],
    },
  })
  const text = 'Sleep training was there when insomnia came.'

  test('says one thing, both ways', () => {
    expect(claimsOf(text, frames)).toEqual([])
    expect(claimsOf(text, always(labelOf('INCREASES', false)))).toContain('sleep training increases insomnia')
    expect(claimsOf(text, always(labelOf('INCREASES', true)))).toContain('insomnia increases sleep training')
  })

  test('denials, hedges and citations are the sentence’s own', () => {
    const { nodes, edges } = graphOf(
      'Sleep training may not be there when insomnia comes (Lee, 2001).',
      always(labelOf('AFFECTS', false)),
    )
    const claim = nodes.find((node) => node.kind === 'Claim' && node.label === 'sleep training not affects insomnia')
    expect(claim).toMatchObject({ polarity: 'negated', modality: 'hedged', publicationCount: 1 })
    const stated = edges.find((edge) => edge.kind === 'STATES' && edge.target === claim?.id)
    expect(stated).toMatchObject({ hedge: 'may' })
  })

  test('people are neither raised nor lowered, whatever the model holds', () => {
    const said = claimsOf('Sleep training was there when insomnia came to nurses.', always(labelOf('INCREASES', false)))
    expect(said.join('\n')).toContain('increases insomnia')
    expect(said.join('\n')).not.toContain('increases nurse')
  })

  test('a control brings nothing about where another treatment is named, but does where it stands alone', () => {
    const raises = always(labelOf('INCREASES', false))
    const together = claimsOf('Placebo and sleep training were there when insomnia came.', raises)
    expect(together).toContain('sleep training increases insomnia')
    expect(together).not.toContain('placebo increases insomnia')
    const alone = claimsOf('Placebo was there when insomnia came.', raises)
    expect(alone).toContain('placebo increases insomnia')
  })

  test('what people are randomised to do is no part of its name', () => {
    const said = claimsOf(
      'They were randomised to receive tuning forks and had insomnia.',
      always(labelOf('AFFECTS', false)),
    )
    expect(said).toContain('tuning forks affects insomnia')
  })

  /** Says one thing of all pairs, with log odds of a tenth of `related`, whatever their features. */
  const asSureAs = (related: number, label: number): Knowledge => {
    const { links } = always(label) as { links: LinkModel }
    const weights = new Int8Array(2 ** BITS)
    weights[featureOfAll] = related
    return { ...frames, links: { ...links, threshold: 0.1, related: { scale: 0.1, weights } } }
  }

  test.each([
    ['PART_OF', 'part of'],
    ['OUTPERFORMS', 'outperforms'],
  ] as const)('%s must be surer than others', (predicate, words) => {
    const said = (related: number) =>
      claimsOf('Sleep training was there when music therapy came.', asSureAs(related, labelOf(predicate, false))).join()
    expect(said(-10)).not.toContain(words)
    expect(said(10)).toContain(words)
  })

  test('in what the tagger of abstracts read, a phrase that it passed over is no treatment', () => {
    const abstract = `Sleep training for adults: a randomised trial.
We randomly assigned 60 adults with pain to sleep training or placebo.
Patients in the treatment group were followed for twelve weeks.
Pain was the primary outcome. Tolerated doses were there when insomnia came.`
    const knowledge = { ...always(labelOf('AFFECTS', false)), pico: full.pico } as Knowledge
    const { pico: _, ...untagged } = knowledge
    expect(claimsOf(abstract, untagged)).toContain('tolerated doses affects insomnia')
    expect(claimsOf(abstract, knowledge)).not.toContain('tolerated doses affects insomnia')
    expect(claimsOf(abstract, knowledge)).toContain('sleep training affects insomnia')
  })

  // Scores of .38, .45 and .55.
  test.each([
    ['Discussion', [true, true, true]],
    ['Results', [false, true, true]],
    ['Methods', [false, false, true]],
  ])('behind the opening, what is said in the %s must be surer', (heading, kept) => {
    const text = (opening: string) =>
      `Sleep and noise\n\n${opening}\n\n${heading}\n\nSleep training was there when insomnia came.\n`
    const said = (related: number, opening: string) =>
      claimsOf(text(opening), asSureAs(related, labelOf('INCREASES', false))).includes(
        'sleep training increases insomnia',
      )
    const long = 'The rain was loud that night. '.repeat(140)
    expect([-5, -2, 2].map((related) => said(related, long))).toEqual(kept)
    expect([-5, -2, 2].map((related) => said(related, 'The rain was loud.'))).toEqual([true, true, true])
  })

  test('holds of any text: numbers of features lie in the tables, spans in the text', () => {
    const knowledge = always(labelOf('AFFECTS', false))
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('hope', 'fear', 'reduces', ',', '(', ')', 'of', 'nurses', 'with', 'and', '.', '𝕏', 'e.g.'),
        ),
        (words) => {
          const source = words.join(' ')
          for (const edge of graphOf(source, knowledge).edges)
            if (edge.kind === 'STATES') expect(source.slice(edge.start, edge.end)).toBe(edge.text)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('learning', () => {
  const example = (features: number[], ...labels: number[]) => ({
    features: Int32Array.from(features),
    a: 'a',
    b: 'b',
    labels,
    elsewhere: false,
    legal: -1,
  })
  const INCREASES = labelOf('INCREASES', false)
  const IS_A = labelOf('IS_A', true)
  const lessons = Array.from({ length: 400 }, (_, i) =>
    i % 4 === 0 ? example([1, 10], INCREASES) : i % 4 === 1 ? example([1, 11], IS_A) : example([2, 10 + (i % 2)]),
  )

  test('half of it is what marks alone teach: guesses to the contrary do not turn it round', () => {
    const contrary = Array.from({ length: 400 }, () => ({ features: Int32Array.of(1, 10), related: 0, shares: [] }))
    const [alone, both] = [learn(lessons).related[1] as number, learn(lessons, contrary).related[1] as number]
    expect(alone).toBeGreaterThan(0)
    expect(both).toBeGreaterThan(0)
    expect(both).toBeLessThan(alone / 2)
  })

  test('tells related pairs from others, and how they are related', () => {
    const model = modelOf(learn(lessons), 0.5)
    expect(relatedness(model, Int32Array.of(1, 10))).toBeGreaterThan(0.7)
    expect(relatedness(model, Int32Array.of(2, 10))).toBeLessThan(0.3)
    expect(likeliest(model, Int32Array.of(1, 10), -1)?.label).toBe(INCREASES)
    expect(likeliest(model, Int32Array.of(1, 11), -1)?.label).toBe(IS_A)
    expect(likeliest(model, Int32Array.of(1, 11), 1 << INCREASES)?.label).toBe(INCREASES)
    expect(likeliest(model, Int32Array.of(1, 11), 0)).toBeUndefined()
  })

  test('is the same each time', () => {
    const [one, other] = [learn(lessons), learn(lessons)]
    expect(Buffer.compare(Buffer.from(one.related.buffer), Buffer.from(other.related.buffer))).toBe(0)
    expect(Buffer.compare(Buffer.from(one.labels.buffer), Buffer.from(other.labels.buffer))).toBe(0)
  })

  test('weights as bytes are at most half a step off', () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -1, max: 1, noNaN: true, minLength: 50 }), (values) => {
        const { scale, weights } = quantize(values)
        values.forEach((value, i) => {
          const stored = weights[i] as number
          if (Math.abs(stored) < 127) expect(Math.abs(stored * scale - value)).toBeLessThanOrEqual(scale * 0.51)
        })
      }),
    )
  })
})

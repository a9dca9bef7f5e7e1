// The tagger of participants, interventions and outcomes, on sentences of our own; and what its chain guarantees.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newLattice, runChain, STATES } from '../../src/extractors/pico/chain.js'
import { label } from '../../src/extractors/pico/decode.js'
import { KINDS, LABELS } from '../../src/extractors/pico/features.js'
import { build, loadKnowledge } from '../../src/index.js'
import { tag } from '../../src/text/tagger.js'
import { tokenize } from '../../src/text/tokens.js'
import type { PicoModel, Token } from '../../src/types.js'
import { annotate } from '../annotate.js'

const model = loadKnowledge().pico as PicoModel

function tokensOf(sentences: readonly string[]): Token[][] {
  const lists = sentences.map((sentence) => tokenize(sentence))
  tag(lists).forEach((tags, i) => {
    for (const token of lists[i] as Token[]) token.pos = tags[token.index] as string
  })
  return lists
}

/** "Population: adults with gout" … of each sentence. */
const read = (sentences: readonly string[]): string[] =>
  label(tokensOf(sentences), model).flatMap((found, i) => {
    const tokens = tokensOf(sentences)[i] as Token[]
    return found.map(({ from, to, label }) => {
      const words = (sentences[i] as string).slice(tokens[from]?.start, tokens[to - 1]?.end)
      return `${KINDS[label]}: ${words}`
    })
  })

const ABSTRACT = [
  'Warm baths versus ibuprofen for knee pain: a randomized controlled trial.',
  'We randomly assigned 84 elderly patients with knee osteoarthritis to warm baths or ibuprofen for six weeks.',
  'The primary outcome was pain intensity after six weeks.',
  'Pain intensity and quality of life improved significantly more in the bath group than in the ibuprofen group.',
]

describe('the tagger', () => {
  test.each([
    ['Population', 'elderly patients with knee osteoarthritis'],
    ['Intervention', 'ibuprofen'],
    ['Outcome', 'pain intensity'],
    ['Outcome', 'quality of life'],
  ])('reads the %s "%s" in an abstract', (kind, words) => {
    const found = read(ABSTRACT).filter((one) => one.startsWith(kind))
    expect(found.join(' | ').toLowerCase()).toContain(words)
  })

  test('reads no outcome in a sentence of how it was done', () => {
    expect(
      read(['The study was carried out in one hospital from 2001 to 2003.']).filter((one) => /^Out/.test(one)),
    ).toEqual([])
  })

  test('of a text without words, reads nothing', () => {
    expect(label([], model)).toEqual([])
    expect(label([[], []], model)).toEqual([[], []])
  })

  test('is small', () => {
    expect(model.words.weights.length + model.parts.weights.length + model.dense.weights.length).toBeLessThan(2e6)
    expect(model.transitions).toHaveLength(STATES * (STATES + 1))
  })

  test('labels stretches of tokens, in order and apart, each with its probability', () => {
    const word = fc.constantFrom(
      'patients',
      'with',
      'asthma',
      ',',
      '(',
      ')',
      'received',
      'placebo',
      'pain',
      '12',
      'β',
      '.',
    )
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 30 }), { maxLength: 5 }), (texts) => {
        const tokens = tokensOf(texts.map((words) => words.join(' ')))
        label(tokens, model).forEach((found, i) => {
          let last = 0
          for (const { from, to, confidence } of found) {
            expect(from).toBeGreaterThanOrEqual(last)
            expect(to).toBeGreaterThan(from)
            expect(to).toBeLessThanOrEqual(tokens[i]?.length ?? 0)
            expect(confidence > 0 && confidence <= 1).toBe(true)
            last = to
          }
        })
      }),
      { numRuns: 50 },
    )
  })
})

test('the chain’s probabilities are those of all ways to label a sentence, added up one by one', () => {
  const size = 4
  const scores = Float64Array.from({ length: size * LABELS }, (_, i) => Math.sin(3 * i) * 2)
  const transitions = Float64Array.from({ length: STATES * (STATES + 1) }, (_, i) => Math.exp(Math.cos(5 * i)))
  const sums = new Float64Array(size * STATES)
  let total = 0
  for (let way = 0; way < STATES ** size; way++) {
    const states = Array.from({ length: size }, (_, t) => Math.floor(way / STATES ** t) % STATES)
    let weight = 1
    states.forEach((state, t) => {
      const before = t === 0 ? STATES : (states[t - 1] as number)
      const score = state === 0 ? 0 : (scores[t * LABELS + state - 1] as number)
      weight *= Math.exp(score) * (transitions[before * STATES + state] as number)
    })
    total += weight
    states.forEach((state, t) => {
      sums[t * STATES + state] = (sums[t * STATES + state] as number) + weight
    })
  }
  const lattice = newLattice(size)
  runChain(scores, size, transitions, lattice)
  sums.forEach((sum, i) => {
    expect(lattice.marginals[i]).toBeCloseTo(sum / total, 10)
  })
})

describe('in a graph', () => {
  const graphOf = (text: string) => build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }]).graph
  const names = (text: string, kind: string) =>
    graphOf(text)
      .nodes.filter((node) => node.kind === kind)
      .map((node) => String(node.label).toLowerCase())

  test('an abstract’s participants are a population, its arms interventions', () => {
    expect(names(ABSTRACT.join(' '), 'Population').join()).toContain('elderly patients with knee osteoarthritis')
    expect(names(ABSTRACT.join(' '), 'Intervention')).toContain('ibuprofen')
  })

  const listed = [...ABSTRACT, 'Warm baths reduced pain intensity, stiffness and fatigue compared with ibuprofen.']

  test('a list is its items; what a verb parts is two names', () => {
    const text = listed.join(' ')
    const { found } = annotate(text)
    const own = found.mentions.map(({ start, end, kind }) => `${kind} ${text.slice(start, end).toLowerCase()}`)
    expect(own).toContain('Outcome stiffness')
    expect(own).toContain('Intervention ibuprofen.')
    expect(own.filter((one) => /^(?:Intervention|Outcome).*(?:reduced|compared)/.test(one))).toEqual([])
  })

  test('the first mention of what was read as one covers it all, is counted once, and keeps its name', () => {
    const text = listed.join(' ')
    const { nodes, edges } = graphOf(text)
    const whole = edges.filter((edge) => edge.kind === 'MENTIONS' && edge.text.startsWith('pain intensity, '))
    expect(whole).toHaveLength(1)
    const start = text.indexOf('pain intensity, ')
    const there = edges.filter((edge) => edge.kind === 'MENTIONS' && edge.start === start)
    expect(there.filter((edge) => edge.target === whole[0]?.target)).toHaveLength(1)
    const node = nodes.find(({ id }) => id === whole[0]?.target)
    expect(node).toMatchObject({ kind: 'Outcome', label: 'pain intensity' })
    for (const one of nodes) if ('aliases' in one) for (const alias of one.aliases) expect(alias).not.toMatch(/,|\.$/)
  })

  test('what participants have is a condition, and no group of people', () => {
    const text = 'Xylitol syrup for prevention of acute otitis media: a randomized trial.'
    const all = [text, 'We randomly assigned 84 children to xylitol or placebo.', ...ABSTRACT.slice(2)].join(' ')
    expect(names(all, 'Population').join()).not.toContain('otitis')
    expect(names(all, 'Condition').join()).toContain('otitis media')
  })

  test('a label of a structured abstract is read with its sentences, and is in no name', () => {
    const text = `${ABSTRACT[0]} METHODS ${ABSTRACT[1]} RESULTS ${ABSTRACT[2]} ${ABSTRACT[3]}`
    const { document, found } = annotate(text)
    expect(found.tagged).toHaveLength(document.passages.length)
    document.passages.forEach(({ kind }, i) => {
      if (kind === 'heading') expect(found.tagged[i]).toEqual([])
      for (const { from, to } of found.tagged[i] ?? []) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(found.tokens[i]?.length ?? 0)
      }
    })
    expect(names(text, 'Population').join()).toContain('elderly patients with knee osteoarthritis')
  })

  test('of a text of one sentence the tagger says nothing', () => {
    const { found } = annotate('We randomly assigned 84 elderly patients with knee osteoarthritis to warm baths.')
    expect(found.mentions.filter(({ rule }) => rule === 'tagger')).toEqual([])
  })
})

const CITES = ['This was shown before (Moe, 2001).', 'Others say so, too (Roe, 2002; Orr, 2003).']

test.each([
  ['an abstract', ABSTRACT.join(' '), true, 'txt'],
  ['a structured one', `Methods\n\n${ABSTRACT[1]}\n\nResults\n\n${ABSTRACT[3]}`, true, 'txt'],
  ['one under its title', `# ${ABSTRACT[0]}\n\n${ABSTRACT.slice(1).join(' ')} Baths are cheap.`, true, 'md'],
  ['one that cites once', `${ABSTRACT.join(' ')} ${CITES[0]}`, true, 'txt'],
  ['a text that cites', `${ABSTRACT.join(' ')} ${CITES.join(' ')}`, false, 'txt'],
  ['a text with a table', `${ABSTRACT.join(' ')}\n\n| Pain | Bath |\n| --- | --- |\n| mean | 3 |\n`, false, 'md'],
  ['a report under its title', `# Baths\n\n## Methods\n\n${ABSTRACT[1]}\n\n## Results\n\n${ABSTRACT[3]}`, false, 'md'],
  ['a text in sections', `# Baths\n\n${ABSTRACT.join(' ')}\n\n## Harbours\n\nThey are cold.`, false, 'md'],
  ['a long report', ABSTRACT.join(' ').repeat(20), false, 'txt'],
  ['prose of theory', 'Trust grows where others are curious. It lets people learn from each other.', false, 'txt'],
])('%s: read by the tagger or not', (_, text, isRead, format) => {
  expect(annotate(text, `a.${format}`).found.tagged.length > 0).toBe(isRead)
})

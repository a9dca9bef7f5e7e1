// Honest gaps: which passages are reported as not understood.
import { describe, expect, test } from 'vitest'
import { reportGaps } from '../src/coverage.js'
import { type Annotations, type Citation, type Document, type Message, read } from '../src/index.js'

const NOTHING: Annotations = {
  citations: [],
  tokens: [],
  abbreviations: [],
  phrases: [],
  tagged: [],
  entities: new Map(),
  mentions: [],
  studies: [],
  findings: [],
  claims: [],
}
const documentOf = (text: string): Document => read({ uri: 'a.txt', bytes: new TextEncoder().encode(text) }, () => {})

function gaps(text: string, found: Partial<Annotations> = {}): string[] {
  const document = documentOf(text)
  const messages: Message[] = []
  reportGaps(document, { ...NOTHING, ...found }, (message) => messages.push(message))
  for (const { span } of messages) expect(span).toBeDefined()
  return messages.map(({ rule, span }) => `${rule} ${document.text.slice(span?.start, span?.end)}`)
}
function citation(text: string, words: string): Citation {
  const start = text.indexOf(words)
  const group = { start, end: start + words.length }
  return {
    ...group,
    group,
    passage: 0,
    style: 'parenthetical',
    authors: ['Lee'],
    etAl: false,
    year: '2001',
    confidence: 1,
  }
}

describe('numbers', () => {
  test.each([
    ['The rate was 12.', true],
    ['The rate was 4.5 per cent.', true],
    ['It fell by 3%.', true],
    ['The value was .05 at most.', true],
    ['The change was −7 points.', true],
    ['In 1998 the clinic moved.', false],
    ['The 1998 cohort had 31 members.', true],
    ['The DSM-5 and the PHQ9 are manuals.', false],
    ['Vitamin B12 was given.', false],
    ['No number stands here.', false],
  ])('%s', (text, reported) => {
    expect(gaps(text)).toEqual(reported ? [`coverage:number-not-understood ${text}`] : [])
  })

  test('in a heading or a citation they do not count', () => {
    const text = 'Rates rose (Lee, 2001, p. 12).'
    expect(gaps('Phase 12 of the work\n\nIt went on.')).toEqual([])
    expect(gaps(text, { citations: [citation(text, '(Lee, 2001, p. 12)')] })).toEqual([
      `coverage:citation-without-claim ${text}`,
    ])
  })
})

describe('what makes a passage understood', () => {
  const text = 'The rate was 12 (Lee, 2001).'
  const cited = { citations: [citation(text, '(Lee, 2001)')] }
  const place = { passage: 0, span: { start: 0, end: 5 }, confidence: 1 }
  const study = {
    ...place,
    mentions: [],
    citations: [],
    interventions: [],
    comparators: [],
    populations: [],
    outcomes: [],
  }

  test('nothing: one message, for the number', () => {
    expect(gaps(text, cited)).toEqual([`coverage:number-not-understood ${text}`])
  })
  test('a finding', () => {
    expect(gaps(text, { ...cited, findings: [{ ...place, measure: 'count', value: 12 }] })).toEqual([])
  })
  test('a claim', () => {
    const claim = {
      subject: 'a',
      object: 'b',
      predicate: 'AFFECTS',
      polarity: 'positive',
      modality: 'asserted',
    } as const
    expect(gaps(text, { ...cited, claims: [{ ...place, ...claim, citations: [] }] })).toEqual([])
  })
  test('a definition, but no other mention', () => {
    const mention = { passage: 0, start: 4, end: 8, kind: 'Concept', entity: 'concept:rate', confidence: 1 } as const
    expect(gaps(text, { ...cited, mentions: [{ ...mention, rule: 'definition' }] })).toEqual([])
    expect(gaps(text, { ...cited, mentions: [{ ...mention, rule: 'head' }] })).toHaveLength(1)
  })
  test('a study, where it is introduced or told of again', () => {
    expect(gaps(text, { ...cited, studies: [study] })).toEqual([])
    const again = { ...study, passage: 7, mentions: [{ passage: 0, start: 0, end: 5 }] }
    expect(gaps(text, { ...cited, studies: [again] })).toEqual([])
    expect(gaps(text, { ...cited, studies: [{ ...study, passage: 7 }] })).not.toEqual([])
  })
})

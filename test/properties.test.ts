// Properties of every build, whatever the text: exact spans, sound graphs, same bytes, merging that changes nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { build, type Graph, json, loadKnowledge, type Source, validate } from '../src/index.js'

const source = (uri: string, text: string): Source => ({ uri, bytes: new TextEncoder().encode(text) })
const write = (sources: readonly Source[]): string => {
  const { graph, messages } = build(sources)
  return [...json.write(graph, { messages })].join('')
}

/** What reviews are made of, and what breaks those who read them: joined at random, with and without spaces. */
const FRAGMENTS = [
  'Hope fosters effort',
  'Kind coaching (KC) reduced relapse',
  'is associated with',
  'may not protect against',
  'In a randomised trial of 48 adults with insomnia,',
  'A meta-analysis of 12 studies found',
  '(Lee, 2001)',
  '(see Lee & Ortiz, 1999, 2000a,b; van der Berg et al., in press)',
  "O'Hara's (2011)",
  'Ortiz et al. (n.d.)',
  '[3, 5–7]',
  '23% vs. 74%',
  'd = 0.74, 95% CI [0.2, 1.1], p < .001',
  'M = 90 (SD 126)',
  'twenty-two',
  '73%with',
  '𝒅 = ٣',
  'e\u0301cole \u202eיום\u202c',
  '\ud83d\udc69\u200d\ud83d\udd2c',
  '\u00a0\u200b\ufeff',
  '(((([[',
  '))]]',
  '“quoted” ‘words’',
  'e.g., i.e. cf. et al. vs.',
  '. ',
  '; ',
  '! ',
  ' ',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  '\n- ',
  '\n# ',
  '\n| a | b |\n',
  '\n\nReferences\n\n',
  'Lee, A. (2001). Hope. Journal of Hope, 3(1), 1–9.\n\n',
  '1. Ortiz B. Effort. 1999.',
]
const fragments = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...FRAGMENTS) }, fc.string({ unit: 'binary', maxLength: 12 })),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''))
const uris = fc.constantFrom('a.txt', 'b.md')
/** Lone surrogates become U+FFFD on their way to bytes: the text is what the bytes say. */
const asRead = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text))
const readable = fragments.filter((text) => !text.includes('\0'))

describe('whatever the text', () => {
  test('every span is exact and the graph is sound', () => {
    fc.assert(
      fc.property(uris, readable, (uri, text) => {
        const { graph, messages } = build([source(uri, text)])
        const document = graph.nodes.find((node) => node.kind === 'Document')
        if (document?.kind !== 'Document') throw new Error('no document')
        const sources = new Map([[uri, { sha256: document.sha256, text: asRead(text) }]])
        expect(validate(graph, sources)).toEqual([])
        for (const { span } of messages)
          if (span) expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('the order of the inputs changes nothing', () => {
    fc.assert(
      fc.property(fc.array(readable, { minLength: 2, maxLength: 4 }), (texts) => {
        const sources = texts.map((text, i) => source(`${i}.txt`, text))
        expect(write([...sources].reverse())).toBe(write(sources))
      }),
      { numRuns: 60 },
    )
  })

  test('a second build gives the same bytes', () => {
    fc.assert(
      fc.property(uris, readable, (uri, text) => {
        expect(write([source(uri, text)])).toBe(write([source(uri, text)]))
      }),
      { numRuns: 40 },
    )
  })

  test('a text under a second name adds its own passages, and no fact', () => {
    const facts = ({ nodes }: Graph) =>
      nodes
        .filter(({ kind }) => !['Document', 'Passage', 'Study', 'Finding'].includes(kind))
        // "[3]" without a reference list is each document's own.
        .filter(({ label }) => !/^\[\d+\]$/.test(label))
        .map(({ id, label }) => `${id} ${label}`)
    fc.assert(
      fc.property(readable, (text) => {
        const once = build([source('a.txt', text)]).graph
        const twice = build([source('a.txt', text), source('b.txt', text)]).graph
        expect(facts(twice)).toEqual(facts(once))
      }),
      { numRuns: 100 },
    )
  })

  test('with an empty vocabulary too', () => {
    fc.assert(
      fc.property(readable, (text) => {
        const { graph } = build([source('a.txt', text)], { knowledge: { ...loadKnowledge(), vocabulary: [] } })
        expect(validate(graph)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

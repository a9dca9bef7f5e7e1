// Claims: every cue by its example, and constructions by tables of sentences.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { extract, read } from '../../src/pipeline.js'
import type { ClaimRecord } from '../../src/types.js'

const knowledge = loadKnowledge()

function readClaims(text: string) {
  const document = read({ uri: 'a.txt', bytes: new TextEncoder().encode(text) }, () => {})
  const found = extract(document, knowledge, () => {})
  const name = (id: string) => found.entities.get(id)?.name ?? id
  const say = ({ subject, predicate, object, polarity }: ClaimRecord) =>
    `${name(subject)} ${polarity === 'negated' ? 'NOT ' : ''}${predicate} ${name(object)}`
  return { document, found, said: found.claims.map(say), name }
}

describe('every cue says what its row says', () => {
  for (const file of ['predicates', 'nominal-predicates'])
    for (const row of knowledge.cues[file] ?? [])
      for (const example of row.examples)
        test(`${file} ${row.id}: ${example}`, () => {
          const predicates = readClaims(example).found.claims.map(({ predicate }) => predicate)
          // Verbs that only carry another's predicate name none; "improve" lowers what is bad.
          if (row.predicate === undefined) expect(predicates.length).toBeGreaterThan(0)
          else if (row.valence === undefined) expect(predicates).toContain(row.predicate)
          else expect(predicates.some((one) => one === 'INCREASES' || one === 'DECREASES')).toBe(true)
        })
  for (const row of knowledge.cues.hedges ?? [])
    for (const example of row.examples)
      test(`hedges ${row.id}: ${example}`, () => {
        expect(readClaims(example).found.claims.map(({ modality }) => modality)).toContain(row.modality)
      })
  for (const row of knowledge.cues.negation ?? [])
    for (const example of row.examples)
      test(`negation ${row.id}: ${example}`, () => {
        const polarity = row.place === 'exception' ? 'positive' : 'negated'
        const found = readClaims(example).found.claims.map((claim) => claim.polarity)
        expect(new Set(found)).toEqual(new Set([polarity]))
      })
})

describe('anaphors', () => {
  for (const row of knowledge.cues.anaphors ?? [])
    for (const example of row.examples)
      test(`${row.id}: ${example}`, () => {
        const [text = '', words = '', entity = ''] = example.split(' => ')
        const { document, found, name } = readClaims(text)
        const back = found.mentions.filter(({ rule }) => rule === 'anaphora')
        expect(back.map((m) => [document.text.slice(m.start, m.end), name(m.entity).toLowerCase()])).toContainEqual([
          words,
          entity,
        ])
      })
})

describe('constructions', () => {
  const table: [string, string[]][] = [
    [
      'Peer tutoring both strengthens and is strengthened by classroom trust.',
      ['peer tutoring INCREASES classroom trust', 'classroom trust INCREASES peer tutoring'],
    ],
    [
      'Screen time is linked to short sleep, low mood and poor attention.',
      ['screen time ASSOCIATED_WITH poor attention'],
    ],
    [
      'Brisk walking improves chronic pain and balance.',
      ['brisk walking DECREASES chronic pain', 'brisk walking INCREASES balance'],
    ],
  ]
  for (const [text, claims] of table)
    test(text, () => {
      const said = readClaims(text).said.map((one) => one.toLowerCase())
      for (const claim of claims) expect(said).toContain(claim.toLowerCase())
    })
})

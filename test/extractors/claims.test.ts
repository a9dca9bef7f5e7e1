// Claims: every cue by its example, constructions by tables of sentences, and what holds of any text.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { extract, read } from '../../src/pipeline.js'
import type { ClaimRecord } from '../../src/types.js'
import { growth } from '../spent.js'

const knowledge = loadKnowledge()

function readClaims(text: string) {
  const document = read({ uri: 'a.txt', bytes: new TextEncoder().encode(text) }, () => {})
  const found = extract(document, knowledge, () => {})
  const name = (id: string) => found.entities.get(id)?.name ?? id
  const say = ({ subject, predicate, object, polarity }: ClaimRecord) =>
    `${name(subject)} ${polarity === 'negated' ? 'NOT ' : ''}${predicate} ${name(object)}`.toLowerCase()
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
  for (const row of knowledge.cues['empty-nouns'] ?? [])
    for (const example of row.examples)
      test(`empty-nouns ${row.id}: ${example}`, () => {
        expect(readClaims(example).said).toEqual(['green space decreases stress'])
      })
  for (const row of knowledge.cues.valence ?? [])
    for (const example of row.examples)
      test(`valence ${row.id}: ${example}`, () => {
        expect(readClaims(example).found.claims.map(({ predicate }) => predicate)).toEqual(['DECREASES'])
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
  // Text, the words that refer back, all that they stand for.
  const owners: [string, string, string[]][] = [
    ['Kite therapy is meant to help teachers regain their confidence.', 'their', ['teacher']],
    ['Kite therapy helped teachers and nurses to regain their confidence.', 'their', ['nurse', 'teacher']],
    // Who is cared for is not who cares.
    ['Kite therapy taught nurses to calm children in their care.', 'their', ['nurse']],
    // What treatments have, people have not.
    [
      'Kite therapy and art therapy are cheap for nurses, and their efficacy is high.',
      'their',
      ['art therapy', 'kite therapy'],
    ],
  ]
  for (const [text, words, entities] of owners)
    test(text, () => {
      const { document, found, name } = readClaims(text)
      const back = found.mentions.filter(
        ({ rule, start, end }) => rule === 'anaphora' && document.text.slice(start, end) === words,
      )
      expect(back.map(({ entity }) => name(entity)).sort()).toEqual(entities)
    })
  const table: [string, string[]][] = [
    ['Lessons widely taught in rural schools raise reading fluency.', ['lessons increases reading fluency']],
    [
      'Pupils quietly primed with academic hope showed a decrease in test anxiety.',
      ['academic hope decreases test anxiety'],
    ],
    [
      'Although art therapy and music therapy are cheap, they raise school attendance.',
      ['music therapy increases school attendance'],
    ],
    [
      'Shared reading strengthens vocabulary growth. Together, they support school readiness.',
      ['shared reading increases school readiness', 'vocabulary growth increases school readiness'],
    ],
    ['It is clear that green space reduces stress.', ['green space decreases stress']],
  ]
  for (const [text, claims] of table)
    test(text, () => {
      const { said } = readClaims(text)
      for (const claim of claims) expect(said).toContain(claim)
    })
})

describe('constructions', () => {
  const table: [construction: string, text: string, claims: string[]][] = [
    [
      'verbs that share an object',
      'Peer tutoring both strengthens and is strengthened by classroom trust.',
      ['peer tutoring increases classroom trust', 'classroom trust increases peer tutoring'],
    ],
    [
      'a list of objects',
      'Screen time is linked to short sleep, low mood and poor attention.',
      ['screen time associated_with poor attention'],
    ],
    [
      'what is bad falls when it improves',
      'Brisk walking improves chronic pain and balance.',
      ['brisk walking decreases chronic pain', 'brisk walking increases balance'],
    ],
    [
      'a list of subjects',
      'Role conflict and job insecurity strongly increase emotional strain.',
      ['role conflict increases emotional strain', 'job insecurity increases emotional strain'],
    ],
    [
      'a relative clause',
      'Role clarity, which reduces staff turnover, rises with tenure.',
      ['role clarity decreases staff turnover'],
    ],
    [
      'examples',
      'Chronic stressors such as noise exposure and crowding impair reading speed.',
      ['noise exposure is_a chronic stressors', 'noise exposure decreases reading speed'],
    ],
    ['what people are enabled to do', 'Clear signage helps patients to find exits.', ['signage increases find exits']],
    [
      'an infinitive that says what happens',
      'Green space was found to reduce stress.',
      ['green space decreases stress'],
    ],
    [
      'a participle after the main clause',
      'Loud music worsens sleep quality, leading to daytime drowsiness.',
      ['loud music increases daytime drowsiness'],
    ],
    [
      'a denied report',
      'The survey failed to show that signage reduces queue length.',
      ['signage not decreases queue length'],
    ],
    [
      'a comparison',
      'Music therapy reduced agitation compared with treatment as usual.',
      ['music therapy decreases agitation', 'music therapy outperforms treatment as usual'],
    ],
    [
      'a comparison said first',
      'Compared with treatment as usual, music therapy reduced agitation.',
      ['music therapy decreases agitation', 'music therapy outperforms treatment as usual'],
    ],
    [
      'a judgement after the comparison',
      'Unlike treatment as usual, music therapy is more effective.',
      ['music therapy outperforms treatment as usual'],
    ],
    [
      'a treatment for a group',
      'Music therapy for adults with dementia is cheap.',
      ['music therapy applied_to adults with dementia'],
    ],
    [
      'a list under its lead-in',
      'Music therapy reduced:\n\n- agitation\n- loneliness',
      ['music therapy decreases agitation', 'music therapy decreases loneliness'],
    ],
  ]
  for (const [construction, text, claims] of table)
    test(construction, () => {
      const { said } = readClaims(text)
      for (const claim of claims) expect(said).toContain(claim)
    })

  test('what is denied after a contrast is not better', () => {
    const { said } = readClaims('Unlike treatment as usual, music therapy does not reduce agitation.')
    expect(said.join('\n')).not.toContain('outperforms')
  })

  test.each([
    ['Music therapy led to larger reductions of pain.', 'larger reductions'],
    ['Music therapy is a possible treatment for pain.', 'possible treatment'],
    ['Stress increased fear, while no apparent change was seen in hope, indicating trust.', 'apparent change'],
    ['Music therapy accounts for some of their effect on pain.', 'some of their effect'],
  ])('%s names no %s', (text, name) => {
    const { found } = readClaims(text)
    expect([...found.entities.values()].map((entity) => entity.name)).not.toContain(name)
  })

  test.each([
    'Long commutes are associated with Uganda.',
    'Long commutes affect the Netherlands and the Dutch.',
    'The Dominican Republic (DR) fosters hope. The notion of the DR matters.',
    'In a trial, lemon balm led to reductions in Uganda and improvements in Norway (Roe, 2008).',
  ])('a country is nothing that is named: %s', (text) => {
    const names = [...readClaims(text).found.entities.values()].map(({ name }) => name.toLowerCase())
    for (const country of ['uganda', 'netherlands', 'dutch', 'dominican republic', 'norway'])
      expect(names).not.toContain(country)
  })

  test('what is said to be low keeps its adjective', () => {
    const { found } = readClaims('Poor attention predicts relapse.')
    expect([...found.entities.values()].map((entity) => entity.name)).toContain('poor attention')
  })

  test('research and pronouns without antecedent are never subjects', () => {
    expect(readClaims('Several studies reduce stress.').said).toEqual([])
    expect(readClaims('They reduce stress.').said).toEqual([])
  })

  test.each([
    'Fear decreased in comparison with homesickness.',
    'Fear increased in addition to homesickness.',
    'Homesickness increased in fear.',
  ])('what stands beside a change did not make it: %s', (text) => {
    expect(readClaims(text).said.filter((claim) => /creases/.test(claim))).toEqual([])
  })

  test.each(['Roe and Lange [1]', 'Stray et al.'])('whose work it is, is nothing that a text is about: %s', (who) => {
    const list = 'References\n\n[1] Roe T, Lange B. Kites at night. J Tides. 2001;4:1-9.'
    const { said } = readClaims(`The effect of kite therapy on deck dread was shown by ${who}.\n\n${list}\n`)
    expect(said).toEqual(['kite therapy affects deck dread'])
  })
})

test('a claim is supported by the works cited in its clause, and by its lead-in’s in a list', () => {
  const { found } = readClaims(
    'Green space reduces stress (Lee, 2001), and noise exposure raises blood pressure (Kim, 2002).',
  )
  const cited = found.claims.map(({ object, citations }) => [
    object.split(':')[1],
    citations.map((i) => found.citations[i]?.authors[0]),
  ])
  expect(cited).toContainEqual(['stress', ['Lee']])
  expect(cited).toContainEqual(['blood-pressure', ['Kim']])
})

test('whatever the words, every claim quotes its passage, relates known entities, and comes out the same twice', () => {
  const words = fc.constantFrom(
    ...'trust hope stress reduces reduced improve is are was associated with by of in and or , ( ) — : ; which that not may both such as including to for than compared the a therapy patients adults depression it they these effects between on'.split(
      ' ',
    ),
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (list) => {
      const text = `${list.join(' ')}.`
      const { document, found } = readClaims(text)
      for (const { span, passage, subject, object } of found.claims) {
        const home = document.passages[passage]
        expect(home && home.start <= span.start && span.end <= home.end && span.start < span.end).toBe(true)
        expect(found.entities.has(subject) && found.entities.has(object)).toBe(true)
      }
      expect(readClaims(text).found.claims).toEqual(found.claims)
    }),
    { numRuns: 60 },
  )
})

test('phrases nested without end take no more than their share of time', () => {
  // Without a bound on depth ten times the words took ten thousand times as long.
  const nested = (size: number) => readClaims(`${'the effect of '.repeat(size)}hope on fear.`)
  expect(growth(nested, 50, 8)).toBeLessThan(4)
})

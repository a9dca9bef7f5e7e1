// What the teacher of links guesses: which texts it is asked about, and that its guesses come back from their file.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pairsIn } from '../scripts/train/examples.js'
import { type Guesses, guessesIn, guessesOf, readGuesses, unmarkedTexts } from '../scripts/train/guesses.js'
import { loadKnowledge } from '../src/index.js'

const shared = mkdtempSync(join(tmpdir(), 'evigraph-test-'))
afterAll(() => rmSync(shared, { recursive: true }))

const filler = (about: string) =>
  `Choir practice ${about} reduces loneliness and fosters hope in widowers. `.repeat(30).trim()
const files: Record<string, object[]> = {
  'citations/author-year.dev.jsonl': [
    { id: 'A1', title: 'Choirs', text: [filler('early'), filler('marked'), filler('late')].join('\n\n') },
    { id: 'PMC3421236', title: 'Measured on', text: filler('measured') },
  ],
  'citations/numeric.dev.jsonl': [{ id: 'A2', title: 'Too short', text: 'Choirs met weekly.' }],
  'effects/evidence-inference.dev.jsonl': [{ id: 7, text: `TITLE: Naps\n\n${filler('at noon')}` }],
  'pico/ebmnlp.train.jsonl': [{ id: 9, text: 'Naps improved recall and reduced fatigue in nurses.' }],
}
beforeAll(() => {
  mkdirSync(join(shared, 'corpus'))
  writeFileSync(join(shared, 'corpus', 'PMC3421236.gold.json'), '{}')
  for (const [name, lines] of Object.entries(files)) {
    const file = join(shared, 'data', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
  }
})

const { links: _, ...knowledge } = loadKnowledge()
const unmarked = () => unmarkedTexts(shared, [{ id: 'A1-opening', text: `Choirs\n\n${filler('marked')}` }])

describe('unmarked texts', () => {
  test('are articles without their marked paragraphs, under their titles, and abstracts', () => {
    const texts = unmarked().map(({ id, part, text }) => [id, part, text.split('\n')[0], text.includes('marked')])
    expect(texts).toEqual([
      ['A1', 0, 'Choirs', false],
      ['7', 0, 'Naps', false],
      ['9', 0, 'Naps improved recall and reduced fatigue in nurses.', false],
    ])
  })
})

describe('guesses', () => {
  const scored = () => {
    const text = unmarked().at(-1) as ReturnType<typeof unmarked>[number]
    const { pairs } = pairsIn(text.id, text.text, knowledge)
    const labels = (label: number) => Array.from({ length: 20 }, (_, i) => (i === label ? 0.8 : i === 19 ? 0.2 : 0))
    const scores = pairs.map((_, i) => (i === 0 ? [0.9, ...labels(3)] : [0.05, ...labels(5)]))
    return { text, pairs, line: guessesIn(text, pairs, scores) }
  }

  test('come back from their line, likely ones with their labels', () => {
    const { text, pairs, line } = scored()
    expect(pairs.length).toBeGreaterThan(1)
    const [first, ...others] = guessesOf(text, JSON.parse(JSON.stringify(line)) as Guesses, knowledge)
    expect(first).toMatchObject({
      related: 0.9,
      shares: [
        [3, 0.8],
        [19, 0.2],
      ],
      features: pairs[0]?.features,
    })
    for (const { related, shares } of others) expect([related < 0.1, shares]).toEqual([true, []])
  })

  test('are those of the very text', () => {
    const { text, line } = scored()
    expect(() => guessesOf({ ...text, text: `${text.text} ` }, line, knowledge)).toThrow(
      `9: has ${text.text.length + 1} characters, the teacher's text ${text.text.length}`,
    )
  })

  test('are read by text, and none without the file', () => {
    const file = join(shared, 'guesses.jsonl')
    expect(readGuesses(file).size).toBe(0)
    const { line } = scored()
    writeFileSync(file, `${JSON.stringify(line)}\n`)
    expect([...readGuesses(file).keys()]).toEqual(['9 0'])
  })
})

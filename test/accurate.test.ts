// What a transformer adds to a build: more claims, the same everywhere else, the same bytes every time.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accurateLinks } from '../src/data.js'
import { build, buildAccurately, json, loadKnowledge, type Source, validate } from '../src/index.js'
import { openTransformer } from '../src/transformer/index.js'
import { keptOf, openOpinions } from '../src/transformer/opinions.js'
import type { LinkEnd } from '../src/types.js'
import { folderWith } from './run-cli.js'

const TEXT = `# Habits and mentalizing

Most theories of health behavior begin with intention. A Danish trial compared mentalization-based treatment with supportive
group therapy, and patients of both were well at the end. Anger control was studied in men on probation (Roe, 2001).
Rumination and worry keep insomnia going; of hope, the same was once believed by Roe (2001).

Most theories of health behavior begin with intention.
`
const END: LinkEnd = { from: 0, to: 1, kind: 'Concept', unsaid: undefined, claimed: 0, bad: false }
const PAIR = { a: END, b: { ...END, from: 1, to: 2 } }
const source = (text = TEXT, uri = 'a.md'): Source => ({ uri, bytes: new TextEncoder().encode(text) })
const written = (graph: Parameters<typeof json.write>[0]) => [...json.write(graph)].join('')
const kinds = ({ graph: { nodes } }: ReturnType<typeof build>, kind: string) =>
  nodes.filter((node) => node.kind === kind).map(({ label }) => label)

describe('reading links accurately', () => {
  test('finds claims that are not found fast, whose spans hold; all else is as it was', async () => {
    const [fast, accurate] = [build([source()]), await buildAccurately([source()])]
    const more = kinds(accurate, 'Claim').filter((claim) => !kinds(fast, 'Claim').includes(claim))
    expect(more.length, more.join()).toBeGreaterThan(0)
    expect(validate(accurate.graph)).toEqual([])
    for (const kind of ['Passage', 'Publication', 'Study', 'Finding'])
      expect(kinds(accurate, kind)).toEqual(kinds(fast, kind))
  })

  test('twice, and beside other documents, gives the same', async () => {
    const other = source('Hope lowers fear in rowers. Boats raise hope.', 'b.md')
    const [once, again] = [await buildAccurately([source(), other]), await buildAccurately([other, source()])]
    expect(written(again.graph)).toBe(written(once.graph))
    const alone = await buildAccurately([source()])
    for (const claim of kinds(alone, 'Claim')) expect(kinds(once, 'Claim')).toContain(claim)
  })

  test('by several threads gives the same bytes, and keeps the same', async () => {
    const folder = folderWith({})
    // More sentences than one thread reads alone.
    const things = [
      ...['hope', 'worry', 'insomnia', 'rumination', 'anxiety', 'depression', 'fear'],
      ...['pain', 'stress', 'loneliness', 'fatigue', 'anger', 'shame'],
    ]
    const sentences = things.flatMap((a) => things.filter((b) => b !== a).map((b) => `In women, ${a} goes with ${b}.`))
    const results = []
    for (const jobs of [1, 2]) {
      const file = join(folder, `${jobs}.jsonl`)
      const { graph } = await buildAccurately([source(sentences.join(' '))], { jobs, opinions: openOpinions(file) })
      results.push([written(graph), readFileSync(file, 'utf8')])
    }
    expect(results[1]).toEqual(results[0])
    expect(results[0]?.[1]?.trim().split('\n').length).toBeGreaterThan(150)
  })

  test('goes on where it was interrupted, asks nothing twice, and gives the same bytes', async () => {
    const file = join(folderWith({}), 'opinions.jsonl')
    const whole = written((await buildAccurately([source()])).graph)
    const stop = (done: number) => {
      if (done === 2) throw new Error('interrupted')
    }
    const interrupted = buildAccurately([source()], { opinions: openOpinions(file), onSentence: stop })
    await expect(interrupted).rejects.toThrow('interrupted')
    const lines = () => readFileSync(file, 'utf8').trim().split('\n')
    expect(lines()).toHaveLength(2)
    // A killed run leaves half a line.
    appendFileSync(file, '{"ask":"abc","of":[[0.')
    expect(written((await buildAccurately([source()], { opinions: openOpinions(file) })).graph)).toBe(whole)
    const asked = lines().length
    expect(written((await buildAccurately([source()], { opinions: openOpinions(file) })).graph)).toBe(whole)
    expect(lines()).toHaveLength(asked)
  })

  test('what was kept is believed only of the same model and of as many pairs', async () => {
    const file = join(folderWith({}), 'opinions.jsonl')
    const question = { words: ['a', 'b'], intervention: '', comparator: '', pairs: [] }
    const asked = { ...question, pairs: [PAIR] }
    const opened = (model: string) => keptOf(new TextEncoder().encode(model), openOpinions(file))
    expect(opened('one').get(asked)).toBeUndefined()
    opened('one').put(asked, [[0.1, 1]])
    expect(opened('one').get(asked)).toEqual([[0.1, 1]])
    expect(opened('two').get(asked)).toBeUndefined()
    expect(opened('one').get({ ...asked, words: ['b', 'a'] })).toBeUndefined()
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('[[0.1,1]]', '[[0.1,1],[0.5,1]]'))
    expect(opened('one').get(asked)).toBeUndefined()
  })

  test.each(['{"nodes":[]}', 'anything'])('a file that holds something else is refused: %s', (content) => {
    const folder = folderWith({ 'other.json': content })
    expect(() => openOpinions(join(folder, 'other.json'))).toThrow(/not what evigraph build --links accurate keeps/)
  })

  test('a sentence of thousands of characters, and what it leaves unsaid, are read as far as they go', async () => {
    const scores = Array.from({ length: 180 }, (_, i) => `hope ${i}.0 (SD ${i}.1)`).join(', ')
    const text = `Yoga for insomnia: a randomised trial\n\nMethods: We randomised 120 adults to yoga or usual care.\n\nResults: Insomnia, anxiety and sleep quality scores were better at week 12, ${scores}.`
    expect(kinds(await buildAccurately([source(text, 'a.txt')]), 'Passage')).toEqual(
      kinds(build([source(text, 'a.txt')]), 'Passage'),
    )
  })

  test('what a sentence says is the same whatever else is asked of it', async () => {
    const { read } = await openTransformer(accurateLinks())
    const pairs = [PAIR, { a: END, b: { ...END, from: 2, to: 3 } }, { a: PAIR.b, b: { ...END, from: 2, to: 3 } }]
    const question = { words: ['Worry', 'raises', 'insomnia', '.'], intervention: '', comparator: '', pairs }
    const all = await read(question)
    for (const [i, pair] of pairs.entries()) expect(await read({ ...question, pairs: [pair] })).toEqual([all[i]])
    expect(await read({ ...question, pairs: [] })).toEqual([])
  })

  test.each([0, 1.5, Number.NaN])('%s jobs are refused', async (jobs) => {
    await expect(buildAccurately([source()], { jobs })).rejects.toThrow(`jobs is ${jobs}; give a whole number from 1`)
  })

  test('unusable input is told before anything is loaded', async () => {
    await expect(buildAccurately([source(), source()])).rejects.toThrow('two sources are called "a.md"')
  })

  test('tells how many sentences are read, up to all', async () => {
    const told: [number, number][] = []
    await buildAccurately([source()], { onSentence: (done, total) => told.push([done, total]) })
    expect(told.length).toBeGreaterThan(0)
    const [done, total] = told.at(-1) as [number, number]
    expect(done).toBe(total)
  })

  test('with knowledge that has no model of links is a plain build', async () => {
    const { links: _, ...knowledge } = loadKnowledge()
    const { graph } = await buildAccurately([source()], { knowledge })
    expect(written(graph)).toBe(written(build([source()], { knowledge }).graph))
  })
})

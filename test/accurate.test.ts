// What a transformer adds to a build: more claims, the same everywhere else, the same bytes every time.
import { describe, expect, test } from 'vitest'
import { accurateLinks } from '../src/data.js'
import { build, buildAccurately, InputError, json, loadKnowledge, type Source, validate } from '../src/index.js'
import { openTransformer } from '../src/transformer/index.js'

const TEXT = `# Habits and mentalizing

Most theories of health behavior begin with intention. A Danish trial compared mentalization-based treatment with supportive
group therapy, and patients of both were well at the end. Anger control was studied in men on probation (Roe, 2001).
Rumination and worry keep insomnia going; of hope, the same was once believed by Roe (2001).

Most theories of health behavior begin with intention.
`
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

  test('without the package that runs it says what to install', async () => {
    const missing = Object.assign(new Error("Cannot find package 'onnxruntime-web'"), { code: 'ERR_MODULE_NOT_FOUND' })
    const opened = openTransformer(accurateLinks(), () => Promise.reject(missing))
    await expect(opened).rejects.toThrow('npm install onnxruntime-web')
    await expect(opened).rejects.toBeInstanceOf(InputError)
  })
})

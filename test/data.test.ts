// What the product knows can be loaded, and the user's terms join it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cuesOf, filesOf } from '../src/data.js'
import { type Knowledge, loadKnowledge, readVocabulary, withVocabulary } from '../src/index.js'
import { parsedFile, parsedRows, yamlRows } from '../src/yaml.js'
import { folderWith } from './run-cli.js'

describe('the built-in knowledge', () => {
  const { vocabulary } = loadKnowledge()
  test('ids are unique in their kind, and wider terms exist', () => {
    const keys = vocabulary.map(({ kind, id }) => `${kind} ${id}`)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
    const known = new Set(keys)
    const missing = vocabulary.flatMap(({ kind, id, broader }) =>
      broader.filter((wider) => !known.has(`${kind} ${wider}`)).map((wider) => `${kind} ${id}: ${wider}`),
    )
    expect(missing).toEqual([])
  })

  test('no term is its own alias or its own wider term', () => {
    for (const { id, name, aliases, broader } of vocabulary) {
      expect(aliases, id).not.toContain(name)
      expect(broader, id).not.toContain(id)
    }
  })
})

test('cues whose names are not as many as they are an error that says so', () => {
  const row = { id: 'states', cues: ['glad', 'sad'], names: ['joy'] }
  expect(() => cuesOf('words.yaml', [row])).toThrow(
    'words.yaml: entry 1 (states): 2 "cues" and 1 "names"; give one name for each cue, in their order',
  )
})

describe('rows parsed beforehand', () => {
  const files = () => {
    const folder = folderWith({ 'terms.yaml': '- {name: hope}' })
    return { terms: join(folder, 'terms.yaml'), parsed: join(folder, 'parsed.json'), none: join(folder, 'none.json') }
  }

  test('are those of the files, read instead of them', () => {
    const ours = [...filesOf('vocabulary'), ...filesOf('cues')]
    const { parsed } = files()
    writeFileSync(parsed, parsedFile(ours))
    const rows = parsedRows(parsed)
    expect(Object.keys(rows)).toHaveLength(ours.length)
    for (const file of ours) {
      expect(yamlRows(file, rows), file).toEqual(yamlRows(file))
      expect(Object.values(rows)).toContain(yamlRows(file, rows))
    }
  })

  test('count no longer when the file is changed, and none are needed', () => {
    const { terms, parsed, none } = files()
    writeFileSync(parsed, parsedFile([terms]))
    writeFileSync(terms, '- {name: trust}')
    expect(yamlRows(terms, parsedRows(parsed))).toEqual([{ name: 'trust' }])
    expect(parsedRows(none)).toEqual({})
  })
})

describe('terms of the user', () => {
  const knowledge: Knowledge = {
    vocabulary: [
      { id: 'flow', kind: 'Concept', name: 'flow', aliases: ['flow state'], broader: ['attention'], definition: 'old' },
    ],
    cues: {},
  }
  const merge = (yaml: string) => {
    const folder = folderWith({ 'mine.yaml': yaml })
    return withVocabulary(knowledge, [join(folder, 'mine.yaml')]).vocabulary
  }

  test('a new term is added, its id made from its name', () => {
    expect(merge('- {kind: Outcome, name: Sleep Qualities}')).toMatchObject([
      { id: 'flow' },
      { id: 'sleep-quality', kind: 'Outcome', name: 'Sleep Qualities', aliases: [], broader: [] },
    ])
  })

  test('a known term is completed: the new name counts, nothing is lost', () => {
    expect(merge('- {kind: Concept, id: flow, name: optimal experience, aliases: [being in the zone]}')).toEqual([
      {
        id: 'flow',
        kind: 'Concept',
        name: 'optimal experience',
        aliases: ['flow', 'flow state', 'being in the zone'],
        broader: ['attention'],
        definition: 'old',
      },
    ])
  })

  test('the same id of another kind is another term', () => {
    expect(merge('- {kind: Intervention, id: flow, name: flow}')).toHaveLength(2)
  })

  test('an empty file adds nothing', () => {
    expect(merge('')).toEqual(knowledge.vocabulary)
    expect(readVocabulary(join(folderWith({ 'a.yaml': '# none\n' }), 'a.yaml'))).toEqual([])
  })
})

// The questions: their headers say what their queries take and give, and the examples answer them.
import { describe, expect, test } from 'vitest'
import {
  build,
  loadKnowledge,
  loadQuestions,
  openStore,
  parametersOf,
  type Question,
  readInputs,
  withVocabulary,
} from '../src/index.js'
import { rowsOf } from './stores/spec.js'

const questions = loadQuestions()
/** The examples have no answer to these: nothing in them works through something else, and no work was looked up. */
const WITHOUT_ANSWER = ['retracted-works', 'through-and-depending-on']
const { sources } = readInputs(['examples/'])
const { graph } = build(sources, { knowledge: withVocabulary(loadKnowledge(), ['examples/terms.yaml']) })
const store = await openStore(':memory:')
await store.load(graph)

test('there are at least 20', () => expect(questions.length).toBeGreaterThanOrEqual(20))

describe.each(questions.map((question) => [question.name, question] as const))('%s', (name, question) => {
  test('says what it asks, and what each column holds', async () => {
    expect(question.question).toMatch(/\?$/)
    const { columns } = await store.query(question.cypher, { parameters: parametersOf(question, {}) })
    expect(question.columns.map((column) => column.name)).toEqual(columns)
    const used = new Set([...question.cypher.replace(/^\/\/.*$/gm, '').matchAll(/\$(\w+)/g)].map(([, key]) => key))
    expect(new Set(question.parameters.map((parameter) => parameter.name))).toEqual(used)
  })

  test('orders its rows, and has some', async () => {
    expect(question.cypher).toMatch(/\bORDER BY\b(?![\s\S]*\bRETURN\b)/)
    const rows = await rowsOf(store, question.cypher, { ...parametersOf(question, {}) })
    expect(rows.length > 0).toBe(!WITHOUT_ANSWER.includes(name))
  })
})

test('parameters are typed by the header', () => {
  const asked: Question = {
    name: 'q',
    question: 'Which?',
    parameters: [
      { name: 'many', type: 'integer', byDefault: 5 },
      { name: 'names', type: 'list', byDefault: [] },
      { name: 'word', type: 'text', byDefault: 'x' },
    ],
    columns: [],
    cypher: '',
  }
  const given = { many: '12', names: 'a, b', word: '12' }
  expect(parametersOf(asked, given)).toEqual({ many: 12, names: ['a', 'b'], word: '12' })
  expect(parametersOf(asked, {})).toEqual({ many: 5, names: [], word: 'x' })
  expect(() => parametersOf(asked, { many: '1.5' })).toThrow('--many is "1.5"; give a whole number')
})

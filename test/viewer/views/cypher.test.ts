// The Cypher box: the questions it offers are those of graph/queries; nodes are found in whatever a query returns.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../src/data.js'
import { loadQuestions } from '../../../src/queries.js'
import { idsOf, questionOf, typedAs, valueText } from '../../../viewer/views/cypher/questions.js'

test('every question is read as the command line reads it', () => {
  for (const known of loadQuestions()) {
    const text = readFileSync(join(packageRoot(), 'graph/queries', `${known.name}.cypher`), 'utf8')
    const { question, parameters, cypher } = questionOf(text)
    expect(question).toBe(known.question)
    expect(parameters).toEqual(known.parameters.map(({ name, type, byDefault }) => ({ name, type, value: byDefault })))
    expect(cypher).toMatch(/^(MATCH|UNWIND|CALL|WITH|OPTIONAL)/)
    expect(text).toContain(cypher)
  }
})

test('a question may take several lines', () => {
  expect(questionOf('// What is\n// it?\n// Columns:\n//   a: b\nMATCH (n)\nRETURN n')).toEqual({
    question: 'What is it?',
    parameters: [],
    cypher: 'MATCH (n)\nRETURN n',
  })
})

const known = (id: string) => id.startsWith('concept:') || id === 'e1'
test.each<[unknown, string[]]>([
  ['concept:a', ['concept:a']],
  ['a', []],
  [null, []],
  [3, []],
  [{ id: 'concept:a', label: 'concept:b' }, ['concept:a']],
  [
    ['x', ['concept:a', { id: 'e1' }]],
    ['concept:a', 'e1'],
  ],
  [{ node: { id: 'concept:c' }, more: ['concept:d'] }, ['concept:c', 'concept:d']],
])('in %j are %j', (value, ids) => {
  expect(idsOf(value, known)).toEqual(ids)
})

test.each<[unknown, string]>([
  [null, ''],
  [12_345.678, '12345.678'],
  [true, 'true'],
  [{ id: 'x', label: 'grit' }, 'grit'],
  [{ id: 'x', kind: 'SUBJECT' }, 'SUBJECT'],
  [['a', 2, { label: 'b' }], 'a, 2, b'],
  [{ count: 2 }, '{"count":2}'],
])('%j is shown as %j', (value, text) => {
  expect(valueText(value)).toBe(text)
})

test.each([
  [25, '30', 30],
  [25, 'many', 'many'],
  ['grit', '30', '30'],
  [['a'], 'b, c', ['b', 'c']],
])('for a parameter like %j, %j is %j', (like, text, value) => {
  expect(typedAs(like, text)).toEqual(value)
})

// Labels of structured abstracts: with a mark, or in capitals without one.
import { expect, test } from 'vitest'
import { labelOf } from '../../src/readers/roles.js'
import { annotate } from '../annotate.js'

test.each([
  ['Methods: We asked sixty sailors.', 'Methods'],
  ['METHODS Sixty sailors were asked.', 'METHODS'],
  ['RESULTS 384 sailors slept.', 'RESULTS'],
  ['CONCLUSION A warm bath helps.', 'CONCLUSION'],
  ['PATIENTS AND METHODS NASA asked.', 'PATIENTS AND METHODS'],
  ['BACKGROUND/AIMS: Sailors sleep badly.', 'BACKGROUND/AIMS'],
  ['MEASUREMENTS AND MAIN RESULTS The sailors slept.', 'MEASUREMENTS AND MAIN RESULTS'],
  ['BACKGROUND AND AIM OF THE STUDY Sailors sleep badly.', 'BACKGROUND AND AIM OF THE STUDY'],
  ['METHODS', undefined],
  ['STUDY 1 was small.', undefined],
  ['RESULTS OF THE STUDY', undefined],
  ['METHODS SIXTY SAILORS WERE ASKED', undefined],
  ['Methods matter.', undefined],
  ['AIDS Patients were asked.', undefined],
])('%s → %s', (sentence, label) => {
  expect(labelOf(sentence)).toBe(label)
})

test('a label opens a section and is no part of the first name after it', () => {
  const text = 'Baths and sleep. METHODS Sailors took baths. RESULTS: Baths improved sleep. FUNDING The Navy.'
  const { document, found } = annotate(text)
  expect(document.sections.map(({ heading, role }) => [heading, role])).toEqual([
    ['', 'other'],
    ['METHODS', 'methods'],
    ['RESULTS', 'results'],
    ['FUNDING', 'declarations'],
  ])
  expect(document.passages.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
    'sentence Baths and sleep.',
    'heading METHODS',
    'sentence Sailors took baths.',
    'heading RESULTS',
    'sentence Baths improved sleep.',
    'heading FUNDING',
    'sentence The Navy.',
  ])
  for (const { name } of found.entities.values()) expect(name).not.toMatch(/methods|results/i)
})

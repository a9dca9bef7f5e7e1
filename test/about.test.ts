// What the makers of a review say of it: taken as it is meant, or refused in one line.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAbout } from '../src/index.js'
import { folderWith } from './run-cli.js'

const about = (text: string) => readAbout(join(folderWith({ 'about.yaml': text }), 'about.yaml'))

test.each([
  ['', {}],
  ['question: Does it work?', { question: 'Does it work?' }],
  ['searched: 2026-03-01', { searched: '2026-03-01' }],
  ['searched: up to March 2026', { searched: 'up to March 2026' }],
  ['sources: PubMed', { sources: ['PubMed'] }],
  ['sources: [PubMed, PsycINFO]', { sources: ['PubMed', 'PsycINFO'] }],
  ['counts: {identified: 1204, included: 0}', { counts: { identified: 1204, included: 0 } }],
  ['licence: CC BY 4.0\nmethods: https://example.org/a', { licence: 'CC BY 4.0', methods: 'https://example.org/a' }],
])('%j', (text, expected) => {
  expect(about(text)).toEqual(expected)
})

test.each([
  ['- question', 'about.yaml: should hold lines like "question: …"; known are question, searched,'],
  [
    'licenze: MIT',
    'about.yaml: licenze: no such entry; known are question, searched, sources, counts, licence, methods',
  ],
  ['question: 7', 'about.yaml: question is 7; give a text'],
  ['sources: [1]', 'about.yaml: sources is [1]; give a list of names'],
  ['counts: {included: many}', 'about.yaml: counts is {"included":"many"}; give names with whole numbers'],
  [
    'methods: javascript:alert(1)',
    'about.yaml: methods is "javascript:alert(1)"; give an address that begins with https://',
  ],
  ['question: [', 'about.yaml: '],
])('%j is refused', (text, words) => {
  let said = ''
  try {
    about(text)
  } catch (error) {
    said = (error as Error).message
  }
  expect(said).toContain(words)
  expect(said).not.toContain('\n')
})

test('a file that is not there is named', () => {
  expect(() => readAbout('gone.yaml')).toThrow('gone.yaml: no such file')
})

// Noun phrases: where they begin and end, what belongs to their name, what coordination shares out.
import { describe, expect, test } from 'vitest'
import { phrasesOf } from './entities-helper.js'

describe('names', () => {
  test.each([
    ['The significant new harbour therapy helped.', 'harbour therapy'],
    ['They saw reduced night errors.', 'night errors'],
    ['Crews reported larger, previously reduced losses.', 'losses'],
    ['A lack of deep sleep is common.', 'lack of deep sleep'],
    ['It rests on the sense of place.', 'sense of place'],
    ['We asked sailors with sleep disorders.', 'sailors with sleep disorders'],
    ['We asked adults with high levels of deck dread.', 'adults with high levels of deck dread'],
    ['We asked adolescents who harm themselves.', 'adolescents who harm themselves'],
    ['A cognitive kite (CK) programme and cognitive kites (CK) were tried.', 'cognitive kite (CK) programme'],
    ['By hair pulling, habits grow.', 'hair pulling'],
    ['Crews took 10 mg kelp oil.', 'kelp oil'],
    ['The above mentioned deck drills were hard.', 'deck drills'],
    ['They saw the remaining deck crews.', 'deck crews'],
    ['Tracking deck attendance was hard.', 'deck attendance'],
    ['Their excessive, uncritical openness grew.', 'excessive, uncritical openness'],
  ])('%s → %s', (text, phrase) => {
    expect(phrasesOf(text)).toContain(phrase)
  })

  test('a relative clause belongs to no name', () => {
    const phrases = phrasesOf('A sense in which trust grows is a model in which hope is low.')
    expect(phrases.filter((one) => one.includes('which'))).toEqual([])
  })
})

test.each([
  ['It is a deck process in which sailors rest.', 'which'],
  ['They made use of the rope locker.', 'use of'],
  ['Crews taking advantage of the tides rest.', 'advantage of'],
  ['Crews took 10 mg kelp oil.', 'mg'],
  ['After 12 weeks deck sleep was poor.', 'weeks'],
  ['After administration of kelp they slept.', 'administration of'],
])('%s: no name has "%s"', (text, words) => {
  expect(phrasesOf(text).join()).not.toContain(words)
})

describe('shared heads', () => {
  test.each([
    [
      'Fewer emergency and inpatient admissions followed.',
      ['emergency and inpatient admissions = emergency admissions', 'inpatient admissions'],
    ],
    [
      'It treats anxious, avoidant, and seasonal deck disorders.',
      ['anxious, avoidant, and seasonal deck disorders = anxious deck disorders', 'avoidant = avoidant deck disorders'],
    ],
    ['We asked adults with gout or deck dread.', ['adults with gout', 'deck dread = adults with deck dread']],
  ])('%s', (text, expected) => {
    expect(phrasesOf(text)).toEqual(expect.arrayContaining(expected))
  })

  test.each([
    ['They report aggression and poor deck sleep.', 'aggression'],
    ['A coherent and robust sense of place grew.', 'sense of place'],
  ])('%s shares out nothing', (text, phrase) => {
    const phrases = phrasesOf(text)
    expect(phrases).toContain(phrase)
    expect(phrases.filter((one) => one.includes('='))).toEqual([])
  })
})

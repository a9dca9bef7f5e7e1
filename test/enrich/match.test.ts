// Which records are the work that a list names: titles, authors, years and journals, alone and together.
import { describe, expect, test } from 'vitest'
import { containerLikeness } from '../../src/enrich/container.js'
import { agreement, choose, isSame } from '../../src/enrich/match.js'
import type { Candidate, Wanted } from '../../src/enrich/service.js'
import { plainTitle } from '../../src/enrich/title.js'

const TITLE = 'Trust and its repair in small boats: a study of crews'
const WANTED: Wanted = { authors: ['Roe', 'Lind', 'Hallberg'], etAl: false, year: '2001', title: TITLE }
const RECORD: Candidate = {
  doi: '10.1/a',
  title: TITLE,
  authors: [
    { family: 'Roe', given: 'Bo' },
    { family: 'Lind', given: 'Cy' },
    { family: 'Hallberg', given: 'Di' },
  ],
  years: [2001],
  notices: [],
}
const same = (wanted: Partial<Wanted>, record: Partial<Candidate> = {}) =>
  isSame(agreement({ ...WANTED, ...wanted }, { ...RECORD, ...record }))

describe('titles', () => {
  test.each<[boolean, string, string?]>([
    [true, 'TRUST AND ITS REPAIR IN SMALL BOATS – A STUDY OF CREWS.'],
    [true, 'Trust and its repair in smal boats: a study of crews'],
    [true, 'Trust and its repair in small boats: A study of crews (2001)'],
    [true, 'Trust and repair in small boats: a study of crews'],
    [true, TITLE, '<i>Trust</i> and its repair in small boats: a study of crews'],
    [false, 'Trust and its repair in large boats: a study of crews'],
    [false, 'Trust and its repair in small boats: a study of captains'],
    [false, 'Trust and its repair in small boats: a study of crews. Part II'],
    [false, 'Trust and its repair in small boats: a study of 12 crews'],
    [false, 'Correction to: Trust and its repair in small boats: a study of crews'],
    [false, 'Trust and its repair in small boats: a study of crews. Reply'],
    [false, 'Repair'],
  ])('%s: %s', (expected, title, record = TITLE) => expect(same({ title }, { title: record })).toBe(expected))

  test('without its subtitle, only in the same journal', () => {
    const title = 'Trust and its repair in small boats'
    expect(same({ title })).toBe(false)
    expect(same({ title, container: 'J Sea Psychol' }, { container: 'Journal of Sea Psychology' })).toBe(true)
  })

  test('an entry whose title could not be told holds it', () => {
    const reference = `Roe B, Lind C, Hallberg D. ${TITLE}. Tides 2001;3:1–2`
    expect(same({ title: undefined, reference })).toBe(true)
    expect(same({ title: undefined, reference }, { title: 'Trust' })).toBe(false)
  })

  test.each([
    ['RETRACTED: Ice &amp; <sub>2</sub>', 'Ice & 2'],
    ['WITHDRAWN ARTICLE — Ice', 'Ice'],
    ['Retracted claims of ice', 'Retracted claims of ice'],
  ])('%s', (title, plain) => expect(plainTitle(title)).toBe(plain))
})

describe('authors', () => {
  const names = (...all: string[]) => ({ authors: all.map((family) => ({ family })) })
  test.each<[boolean, Partial<Wanted>, Partial<Candidate>]>([
    [true, {}, names('Roe', 'Lind', 'Hallberg')],
    [true, {}, names('Roe', 'Lind', 'Halberg')],
    [true, {}, names('Roe', 'Lind', 'Hallberg', 'Moe', 'Baum')],
    [false, {}, names('Lind', 'Roe', 'Hallberg')],
    [false, {}, names('Rod', 'Lind', 'Hallberg')],
    [false, {}, names('Roe', 'Moe', 'Baum')],
    [false, {}, names('Roe')],
    [false, {}, names()],
    [false, { authors: ['Roe'] }, names('Roe', 'Lind')],
    [true, { authors: ['Roe'], etAl: true }, names('Roe', 'Lind', 'Hallberg')],
    [false, { authors: ['Roe'], etAl: true }, names('Roe')],
    [true, { authors: ['Müller'] }, { authors: [{ family: 'Muller', given: 'A.' }] }],
    [true, { authors: ['van der Lee'] }, { authors: [{ family: 'Lee', given: 'Anna van der' }] }],
    [true, { authors: ['Lee'] }, { authors: [{ family: 'van der Lee' }] }],
    [false, { authors: ['Lee'] }, { authors: [{ family: 'Ashlee' }] }],
    [true, { authors: ['World Harbour Organization'] }, { authors: [{ family: 'World Harbour Organization' }] }],
  ])('%s: %j, %j', (expected, wanted, record) => expect(same(wanted, record)).toBe(expected))
})

test.each<[boolean, string | undefined, number[]]>([
  [true, '2001a', [2001]],
  [true, '2001', [1999, 2001]],
  [true, '2001', [2002]],
  [false, '2001', [2003]],
  [false, '2001', []],
  [false, 'in press', [2001]],
  [false, undefined, [2001]],
])('years, %s: %s, %j', (expected, year, years) => expect(same({ year }, { years })).toBe(expected))

test('a year off and a slip in the title are too much together', () =>
  expect(same({ title: TITLE.replace('small', 'smal') }, { years: [2002] })).toBe(false))

test.each([
  ['same', 'J. Consult. Clin. Psychol.', 'Journal of Consulting and Clinical Psychology'],
  ['same', 'Proc Natl Acad Sci', 'Proceedings of the National Academy of Sciences'],
  ['unknown', 'Psychiatry', 'Psychiatry (Edgmont)'],
  ['unknown', 'BMJ', 'British Medical Journal'],
  ['unknown', undefined, 'Tides'],
  ['other', 'BMJ', 'PLoS Medicine'],
  ['other', 'PLoS Med', 'Ann Intern Med'],
])('%s: %s, %s', (expected, a, b) => {
  expect(containerLikeness(a, b)).toBe(expected)
  expect(containerLikeness(b, a)).toBe(expected)
})

test('a statement printed in two journals is that of the journal printed, or none', () => {
  const both = [
    { ...RECORD, container: 'Sea Medicine' },
    { ...RECORD, doi: '10.1/b', container: 'Harbour Letters' },
  ]
  expect(choose({ ...WANTED, container: 'Harb Lett' }, both)).toMatchObject({
    kind: 'same',
    candidate: { doi: '10.1/b' },
  })
  expect(choose({ ...WANTED, container: 'Tides' }, both).kind).toBe('near')
  expect(choose(WANTED, both).kind).toBe('several')
  expect(choose(WANTED, [RECORD, { ...RECORD }]).kind).toBe('same')
})

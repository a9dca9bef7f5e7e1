// From theory to evidence: what lights up, which ways there are, where keys lead.
import { expect, test } from 'vitest'
import { contradicting } from '../../viewer/conflicts.js'
import { findingsFor, litBy, neighbourhood, neighboursOf } from '../../viewer/flow.js'
import { announcementOf, readingOrder, type Stand, type Step, stepFrom } from '../../viewer/keys.js'
import { linksOf } from '../../viewer/links.js'
import { nodeOf } from '../../viewer/model.js'
import { pathsBetween } from '../../viewer/paths.js'
import { e, idsOf, index, n, payload } from './fixture.js'

const all = () => true

test('a concept lights its claims, what they relate, and its way to results, also through an intervention', () => {
  expect(idsOf(litBy(index, { node: n('concept:trust') }).nodes).sort()).toEqual([
    'claim:aims',
    'claim:calms',
    'claim:fosters',
    'claim:not',
    'concept:learning',
    'concept:trust',
    'finding:dropout',
    'intervention:coaching',
    'outcome:anxiety',
    'outcome:dropout',
    'publication:kim',
    'publication:lee',
    'study:lee',
  ])
})

test('a finding lights the claims that lead to it, not all that its outcome is in', () => {
  const lit = idsOf(litBy(index, { node: n('finding:dropout') }).nodes)
  expect(lit).toEqual(
    expect.arrayContaining(['study:lee', 'publication:lee', 'claim:fosters', 'concept:trust', 'outcome:dropout']),
  )
  expect(lit).not.toContain('claim:not')
  expect(lit).not.toContain('claim:calms')
})

test('an edge lights its ends', () => {
  const edge = e('REPORTS:publication:lee>study:lee')
  expect(idsOf(litBy(index, { edge }).nodes).sort()).toEqual(['publication:lee', 'study:lee'])
  expect([...neighboursOf(index, { edge }).edges]).toEqual([edge])
})

test('results are found over cited works and over interventions', () => {
  expect(idsOf(findingsFor(index, n('concept:learning')))).toEqual(['finding:dropout'])
  expect(idsOf(findingsFor(index, n('claim:fosters')))).toEqual(['finding:dropout'])
  expect(findingsFor(index, n('claim:calms'))).toEqual([])
  expect(findingsFor(index, n('outcome:anxiety'))).toEqual([])
})

test.each([
  [0, 1],
  [1, 5],
  [2, 10],
])('within %i steps of trust there are %i nodes', (depth, count) => {
  expect(neighbourhood(index, n('concept:trust'), depth, all).size).toBe(count)
})

test('a neighbourhood does not step on what is hidden', () => {
  const visible = (node: number) => nodeOf(index, node).kind !== 'Claim'
  expect(idsOf(neighbourhood(index, n('concept:trust'), 3, visible))).toEqual(['concept:trust'])
})

test('ways are the shortest, surest first, with the weakest link', () => {
  const [way, ...others] = pathsBetween(index, n('concept:trust'), n('finding:dropout'), 8, all)
  expect(idsOf([way?.start ?? -1, ...(way?.steps.map(({ node }) => node) ?? [])])).toEqual([
    'concept:trust',
    'claim:aims',
    'intervention:coaching',
    'finding:dropout',
  ])
  expect(way?.weakest).toBe(0)
  expect(way?.steps.map(({ confidence }) => confidence)).toEqual([0.5, 0.9, 0.8])
  expect(others).toEqual([])
})

test('there is no way to itself, beyond the limit, or through what is hidden', () => {
  expect(pathsBetween(index, n('concept:trust'), n('concept:trust'), 8, all)).toEqual([])
  expect(pathsBetween(index, n('concept:trust'), n('finding:dropout'), 2, all)).toEqual([])
  const around = pathsBetween(index, n('concept:trust'), n('finding:dropout'), 8, (node) => node !== n('claim:aims'))
  expect(idsOf(around[0]?.steps.map(({ node }) => node) ?? [])).toEqual([
    'claim:fosters',
    'publication:lee',
    'study:lee',
    'finding:dropout',
  ])
})

test('claims on the same two that cannot both be right', () => {
  expect(idsOf(contradicting(index, n('claim:fosters')))).toEqual(['claim:not'])
  expect(idsOf(contradicting(index, n('claim:not')))).toEqual(['claim:fosters'])
  expect(contradicting(index, n('claim:calms'))).toEqual([])
})

test('links are grouped; results and contradictions come first', () => {
  const titles = (id: string) =>
    linksOf(index, n(id)).map(({ title, links }) => `${title}: ${idsOf(links.map(({ node }) => node)).join(' ')}`)
  expect(titles('concept:learning')).toEqual([
    'Results: finding:dropout',
    'Claims that lead to it: claim:fosters claim:not',
  ])
  expect(titles('claim:fosters')).toEqual([
    'Said otherwise: claim:not',
    'Results: finding:dropout',
    'About: concept:trust',
    'Says of: concept:learning',
    'Works cited for it: publication:lee',
  ])
})

const order = readingOrder(index, payload.positions.bands, index.drawn)
const go = (from: string | undefined, ...steps: Step[]) => {
  let stand: Stand | undefined = from === undefined ? undefined : { node: n(from), siblings: [] }
  for (const step of steps) stand = stand && stepFrom(index, order, stand, step)
  return stand
}

test.each<[string, Step[], string | undefined]>([
  ['concept:trust', ['down'], 'claim:fosters'],
  ['concept:trust', ['down', 'right'], 'claim:not'],
  ['concept:trust', ['down', 'left'], 'claim:aims'],
  ['concept:trust', ['down', 'down', 'down', 'down', 'down'], 'outcome:dropout'],
  ['finding:dropout', ['up', 'up', 'up', 'up'], 'concept:trust'],
  ['concept:learning', ['up'], undefined],
  ['outcome:anxiety', ['home'], 'concept:trust'],
])('from %s by %j to %s', (from, steps, expected) => {
  const stand = go(from, ...steps)
  expect(stand && nodeOf(index, stand.node).id).toBe(expected)
})

test('Page Down visits everything that is shown, from theory to results, and begins again', () => {
  let stand = stepFrom(index, order, undefined, 'home')
  const seen = new Set<number>()
  for (let i = 0; i < order.length; i++) {
    stand = stepFrom(index, order, stand, 'next')
    seen.add(stand?.node as number)
  }
  expect([...seen].sort()).toEqual([...order].sort())
  expect(stepFrom(index, [], undefined, 'home')).toBeUndefined()
})

test('what is announced is kind, name, what it says and the place among its like', () => {
  const stand = go('study:lee', 'down') as Stand
  expect(announcementOf(index, stand)).toBe(
    'Finding: dropout: 9 % vs 34 %. percentage 9 % against 34 % · favours the intervention',
  )
  expect(announcementOf(index, go('concept:trust', 'down') as Stand)).toMatch(
    /^Claim: trust increases learning\. .*\. 1 of 4$/,
  )
})

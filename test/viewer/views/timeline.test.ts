// The timeline: everything with a year once, no gaps, and a stretch that filters just its years.
import { describe, expect, test } from 'vitest'
import { addedUp, binName, idsIn, type Timeline, timelineOf, yearsIn } from '../../../viewer/views/timeline/years.js'
import { all, Evidence, names } from './evidence.js'

const graph = new Evidence()
  .finding('a', {}, { study: 'Lee', year: '2004' })
  .finding('b', {}, { study: 'Lee' })
  .finding('c', {}, { study: 'Kim', year: '2001b' })
  .finding('d', {}, { study: 'Ono', year: 'in press' })
  .finding('e', {})
// The study that Lee reports was reported before.
graph.node('publication:early', { year: '2003', authors: [], citationKey: '' })
graph.edge('REPORTS', 'publication:early', 'study:Lee')
const index = graph.index()
const counts = ({ bins }: Timeline) =>
  bins.map(({ from, nodes }) => [from, nodes.Publication.length, nodes.Study.length, nodes.Finding.length])

test('counts by year, without gaps; a study and what it found are of the first work that reports them', () => {
  const time = timelineOf(index, all(index))
  expect(counts(time)).toEqual([
    [2001, 1, 1, 1],
    [2002, 0, 0, 0],
    [2003, 1, 1, 2],
    [2004, 1, 0, 0],
  ])
  expect(names(index, time.undated).sort()).toEqual(['Ono', 'Ono (in press)', 'd', 'e'].sort())
})

test('adds up', () => {
  const { bins } = timelineOf(index, all(index))
  expect(addedUp(bins, 'Finding')).toEqual([1, 1, 3, 3])
  expect(addedUp(bins, 'Publication')).toEqual([1, 1, 2, 3])
})

test('what is hidden is not counted', () => {
  const visible = all(index).map((_, node) => (index.nodes[node]?.kind === 'Finding' ? 0 : 1))
  expect(timelineOf(index, visible).bins.flatMap(({ nodes }) => nodes.Finding)).toEqual([])
  expect(timelineOf(index, new Uint8Array(index.nodes.length))).toEqual({ bins: [], undated: [] })
})

test('a stretch chooses the years in it that something is dated to', () => {
  const { bins } = timelineOf(index, all(index))
  expect(yearsIn(index, bins.slice(1, 3))).toEqual(['2003'])
  expect(yearsIn(index, bins)).toEqual(['2001', '2003', '2004'])
  expect(yearsIn(index, [])).toEqual([])
})

test('a bar holds what is from its year', () => {
  const [first] = timelineOf(index, all(index)).bins
  expect(first && idsIn(index, first)).toEqual(['publication:Kim', 'study:Kim', 'finding:c'])
})

describe('many years', () => {
  const long = new Evidence()
  for (const year of [1874, 1899, 1999, 2025]) long.node(`publication:${year}`, { year: String(year) })
  const made = long.index()
  const { bins } = timelineOf(made, all(made))
  test('share bars', () => {
    expect(bins.length).toBeLessThanOrEqual(60)
    expect(bins[0] && binName(bins[0])).toBe('1870–1874')
    expect(bins.flatMap(({ nodes }) => nodes.Publication)).toHaveLength(4)
    bins.forEach((bin, i) => {
      expect(bin.from).toBe((bins[i - 1]?.to ?? bin.from - 1) + 1)
    })
  })
})

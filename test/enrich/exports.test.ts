// What enrich adds goes into every file and into a store as it is.
import { expect, test } from 'vitest'
import { type Candidate, EXPORTERS, enrich, json, openStore, readGraph } from '../../src/index.js'
import { rowsOf } from '../stores/spec.js'
import { citing } from './works.js'

const RECORD: Candidate = {
  doi: '10.1234/ice',
  title: 'Ice on the northern sea',
  authors: [{ family: 'Roe' }, { family: 'Lind' }],
  years: [2001],
  notices: [{ kind: 'retraction', doi: '10.1234/note', date: '2009-01-02' }],
}
const { graph } = await enrich(
  citing('Roe, B., & Lind, C. (2001). Ice on the northern sea. Tides, 3, 1–2.'),
  async () => ({ fetched: '2026-11-26', found: [RECORD] }),
)
const ORIGINS = ['doi', 'notice', 'noticeDoi', 'noticeDate'].map((name) => `${name}: crossref 2026-11-26`)

test.each(
  EXPORTERS.filter(({ name }) => !['effects', 'html'].includes(name)).map(
    (exporter) => [exporter.name, exporter] as const,
  ),
)('%s', (name, exporter) => {
  const pieces =
    'files' in exporter ? exporter.files(graph).flatMap((file) => [...file.pieces]) : [...exporter.write(graph)]
  const text = pieces.join('')
  expect(text).toContain('10.1234/ice')
  expect(text).toContain('retraction')
  // Reference managers have no place for origins.
  for (const origin of ['ris', 'bibtex', 'csl-json'].includes(name) ? [] : ORIGINS) expect(text).toContain(origin)
})

test('graph.json and back', () => expect(readGraph([...json.write(graph)].join('')).graph).toEqual(graph))

test('a store', async () => {
  const store = await openStore(':memory:')
  await store.load(graph)
  const rows = await rowsOf(
    store,
    'MATCH (p:Publication) RETURN p.doi AS doi, p.notice AS notice, p.filledBy AS origins',
    {},
  )
  expect(rows).toEqual([['10.1234/ice', 'retraction', ORIGINS]])
  await store.close()
})

// RIS, BibTeX and CSL-JSON, read back by citation-js: the same works with the same authors, years and addresses.
import { expect, test } from 'vitest'
import { citationPlugins } from '../../src/exporters/libraries.js'
import type { GraphNode } from '../../src/index.js'
import { textOf } from './golden-files.js'

interface Item {
  id: string
  type: string
  title: string
  author?: { family?: string; given?: string; literal?: string }[]
  issued?: { 'date-parts': number[][] }
  DOI?: string
  'container-title'?: string
}
const read = (text: string) =>
  (citationPlugins() as unknown as { input: { chain(text: string): Item[] } }).input.chain(text)

const TITLE = 'Größe & {braces}: 50% of a title that is far longer than the seventy characters of a line'

test.each(['ris', 'bibtex', 'csl-json'])('%s', (format) => {
  const [item, ...others] = read(textOf(format))
  expect(others).toEqual([])
  expect(item).toMatchObject({
    type: 'article-journal',
    DOI: '10.1000/a_b(c)1;2-3',
    'container-title': 'Journal of Ärger',
    title: TITLE,
  })
  expect(item?.id).toBe('lee-who-2001a')
  expect(item?.issued?.['date-parts'][0]?.[0]).toBe(2001)
  const names = item?.author?.map(({ family, given, literal }) => literal ?? [family, given].filter(Boolean).join(', '))
  expect(names).toEqual(['Lee, A. B.', 'World Health Organization'])
})

test('BibTeX: what LaTeX would take for a command is escaped', () => {
  expect(textOf('bibtex')).toContain('\\& \\textbraceleft{}braces\\textbraceright{}: 50\\% of')
})

test('RIS: one line a value, an end after each', () => {
  const lines = textOf('ris').trimEnd().split('\r\n')
  for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- ?/)
  expect(lines.at(-1)).toBe('ER  -')
})

test('letters of all scripts, and what markup is made of', () => {
  const title = 'Größe Привет 中文 – “x” 😀 $x^2$ <b>b</b> \\cmd #~ a_b 5%'
  const node = { id: 'publication:a', kind: 'Publication', label: 'a', citationKey: 'a', authors: ['Ñandú'], title }
  for (const format of ['ris', 'bibtex', 'csl-json']) {
    const [item] = read(textOf(format, {}, { nodes: [node as unknown as GraphNode], edges: [] }))
    expect(item?.title, format).toBe(title)
    expect(item?.author?.map(({ family, literal }) => literal ?? family)).toEqual(['Ñandú'])
  }
})

test('a notice is told in a note', () => {
  const work = { id: 'publication:a', kind: 'Publication', label: 'a', citationKey: 'a', authors: [], title: 'Ice' }
  const node = { ...work, notice: 'retraction', noticeDate: '2009-01-02', noticeDoi: '10.1/x' } as unknown as GraphNode
  for (const format of ['ris', 'bibtex', 'csl-json'])
    expect(textOf(format, {}, { nodes: [node], edges: [] })).toContain('Notice: retraction (2009-01-02, doi:10.1/x).')
})

test('many works, some of which hardly anything is known of', () => {
  const work = (key: string, more: object = {}) =>
    ({ id: `publication:${key}`, kind: 'Publication', label: key, citationKey: key, authors: [], ...more }) as GraphNode
  const nodes = [
    work('a', { year: 'in press' }),
    work('b', { year: 'n.d.', authors: ['Ng'] }),
    work('c d', { type: 'book' }),
  ]
  for (const format of ['ris', 'bibtex', 'csl-json']) {
    const items = read(textOf(format, {}, { nodes, edges: [] }))
    expect(items.map(({ title }) => title)).toEqual(['a', 'b', 'c d'])
    expect(items.map(({ id }) => id)).toEqual(['a', 'b', 'c_x0020_d'])
  }
  expect(textOf('csl-json', {}, { nodes: [], edges: [] })).toBe('[]\n')
  expect(textOf('ris', {}, { nodes: [], edges: [] })).toBe('')
})

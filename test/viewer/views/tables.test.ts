// Tables: each row once, sorted as said, found by the names at its ends, and saved as it is shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TABLES, type Table } from '../../../viewer/views/tables/columns.js'
import { csvOf, csvText, matching, sorted, textsOf } from '../../../viewer/views/tables/rows.js'
import { windowOf } from '../../../viewer/views/virtual.js'
import { index, n } from '../fixture.js'

const everything = index.drawn
const table = (name: string) => TABLES.find((one) => one.name === name) as Table
const rowsOf = (name: string) => table(name).items(index, everything)
const row = (name: string, id: string) => {
  const { of, columns } = table(name)
  const item = (of === 'node' ? index.nodeAt : index.edgeAt).get(id) as number
  return Object.fromEntries(
    columns.flatMap((column) => {
      const value = column.value(index, item)
      return value === undefined ? [] : [[column.title, value]]
    }),
  )
}

describe('rows', () => {
  test('of nodes: every drawn kind, from theory to evidence', () => {
    const kinds = rowsOf('Nodes').map((node) => index.nodes[node]?.kind)
    expect(new Set(kinds)).toEqual(
      new Set(['Concept', 'Claim', 'Intervention', 'Population', 'Publication', 'Study', 'Finding', 'Outcome']),
    )
    expect(kinds).toEqual([...kinds].sort((a, b) => kinds.indexOf(a) - kinds.indexOf(b)))
  })

  test('of links: both ends are shown, and words are not links', () => {
    const visible = everything.slice()
    visible[n('concept:trust')] = 0
    const ends = table('Links')
      .items(index, visible)
      .flatMap((edge) => [index.edges[edge]?.source, index.edges[edge]?.target])
    expect(ends.length).toBeGreaterThan(0)
    expect(ends).not.toContain('concept:trust')
    expect(rowsOf('Links').some((edge) => index.edges[edge]?.kind === 'MENTIONS')).toBe(false)
  })

  test('say what is known', () => {
    expect(row('Findings', 'finding:dropout')).toEqual({
      Finding: 'dropout: 9 % vs 34 %',
      Outcome: 'dropout',
      Of: 'coaching',
      Says: 'favours the intervention',
      Measure: 'percentage',
      Numbers: '9 % against 34 %',
      n: 40,
      Population: 'adults',
      Study: 'Lee 2001, trial',
      Year: 2001,
      'Our confidence': 0.8,
      Words: 'In a trial with 40 adults (Lee, 2001), coaching lowered dropout to 9% against 34%.',
    })
    expect(row('Claims', 'claim:not')).toMatchObject({ About: 'trust', Says: 'not: increases', Of: 'learning' })
    expect(row('Links', 'SUPPORTED_BY:claim:not>publication:kim')).toMatchObject({
      From: 'trust not increases learning',
      Relation: 'supported by',
      To: 'Kim (2005)',
      Words: 'Trust does not foster learning (Kim, 2005).',
    })
  })
})

test.each([
  ['Links', 'KIM trust', ['SUPPORTED_BY:claim:not>publication:kim']],
  ['Findings', '34 coaching', ['finding:dropout']],
  ['Findings', 'coaching nothing', []],
  ['Studies', '', ['study:lee']],
])('in %s, rows with %j are %j', (name, query, ids) => {
  const items = rowsOf(name)
  const found = matching(items, textsOf(index, table(name), items), query)
  expect(found.map((item) => (table(name).of === 'node' ? index.nodes : index.edges)[item]?.id)).toEqual(ids)
})

test('sorting keeps every row, in order, what is not said last either way', () => {
  for (const name of TABLES.map((one) => one.name))
    for (const column of table(name).columns)
      for (const descending of [false, true]) {
        const items = rowsOf(name)
        const result = sorted(index, column, items, descending)
        expect([...result].sort()).toEqual([...items].sort())
        const values = result.map((item) => column.value(index, item))
        const said = values.filter((value) => value !== undefined)
        expect(values.slice(0, said.length)).toEqual(said)
        if (column.numeric)
          said.forEach((value, i) => {
            const [before, after] = descending ? [value, said[i - 1] ?? value] : [said[i - 1] ?? value, value]
            expect(before <= after).toBe(true)
          })
      }
})

test('accents and case do not count', () => {
  const column = { title: '', width: 1, value: (_: unknown, item: number) => ['Zoë', 'ärger', 'zebra', 'Azur'][item] }
  expect(sorted(index, column, [0, 1, 2, 3], false)).toEqual([1, 3, 2, 0])
})

describe('CSV', () => {
  test('is what is shown, with ids', () => {
    const items = rowsOf('Studies')
    const [head, first] = csvOf(index, table('Studies'), items).split('\n')
    expect(head).toBe(
      `id,${table('Studies')
        .columns.map(({ title }) => title)
        .join(',')}`,
    )
    expect(first).toMatch(/^study:lee,"Lee 2001, trial",Lee \(2001\),trial,40,/)
  })

  test.each([
    ['=1+1', "'=1+1\n"],
    ['a,b', '"a,b"\n'],
    ['say "no"', '"say ""no"""\n'],
    ['two\nrows', '"two\nrows"\n'],
    [-3.5, '-3.5\n'],
    [undefined, '\n'],
  ])('%j becomes %j', (value, text) => {
    expect(csvText([[value]])).toBe(text)
  })

  test('is read back as it was', () => {
    const rows = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(rows, (some) => {
        expect(parsed(csvText(some)).map((one) => one.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, '')))).toEqual(
          some.map((one) => one.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, ''))),
        )
      }),
    )
  })
})

/** By RFC 4180, with line feeds. */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gy)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\n') rows.push([])
  }
  return rows.slice(0, -1)
}

test('a long list draws what is in view, and leaves room for the rest', () => {
  const size = fc.record({
    count: fc.nat(100_000),
    row: fc.integer({ min: 10, max: 60 }),
    height: fc.integer({ min: 1, max: 2000 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(size, ({ count, row: rowHeight, height, at }) => {
      const top = Math.max(0, at * (count * rowHeight - height))
      const { first, last, before, after } = windowOf(count, rowHeight, top, height)
      expect(before + (last - first) * rowHeight + after).toBe(count * rowHeight)
      expect(first * rowHeight).toBeLessThanOrEqual(top)
      expect(last * rowHeight).toBeGreaterThanOrEqual(Math.min(top + height, count * rowHeight))
      expect(last - first).toBeLessThanOrEqual(height / rowHeight + 20)
    }),
  )
})

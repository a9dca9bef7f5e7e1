// The CSV folder: read back cell by cell, with the types that its dictionary gives its columns.
import { expect, test } from 'vitest'
import { parseCsv, type Table } from './csv.js'
import { EDGE_TYPES, NODE_TYPES, NODES, ODD_FILE_ID, type Type } from './golden-expected.js'
import { filesOf } from './golden-files.js'
import { GOLDEN_COUNTS, LONG_ID, LONG_TEXT } from './golden-graph.js'

const files = filesOf('csv')
const table = (name: string): Table => parseCsv(files[name] as string)
const dictionary = table('columns.csv')

const typesOf = (file: string) =>
  Object.fromEntries(dictionary.filter((row) => row.file === file).map(({ column, type }) => [column, type as Type]))

const CHECKS: Readonly<Record<Type, RegExp>> = {
  string: /^/,
  int: /^-?\d{1,10}$/,
  long: /^-?\d+$/,
  double: /^-?\d+\.\d+(e-?\d+)?$/,
  boolean: /^(true|false)$/,
}

test('the dictionary has every column of every file, and every cell is of its type', () => {
  expect(Object.keys(files).sort()).toEqual(
    ['README.txt', 'columns.csv', 'edges.csv', 'findings.csv', 'nodes.csv', 'quotes.csv', 'studies.csv'].sort(),
  )
  for (const file of Object.keys(files).filter((name) => name.endsWith('.csv') && name !== 'columns.csv')) {
    const types = typesOf(file)
    const rows = table(file)
    expect(rows.length, file).toBeGreaterThan(0)
    expect(Object.keys(types)).toEqual(Object.keys(rows[0] as object))
    for (const row of rows)
      for (const [name, cell] of Object.entries(row))
        if (cell !== '') expect(cell, `${file} ${name}`).toMatch(CHECKS[types[name] as Type])
  }
  for (const { meaning, column } of dictionary) expect(meaning, column).not.toBe('')
})

test('nodes and edges have the columns that Gephi and Cytoscape know, then ours, typed', () => {
  const [nodes, edges] = [table('nodes.csv'), table('edges.csv')]
  expect([nodes.length, edges.length]).toEqual([GOLDEN_COUNTS.nodes, GOLDEN_COUNTS.merged])
  expect(Object.keys(nodes[0] as object).slice(0, 2)).toEqual(['Id', 'Label'])
  expect(
    Object.keys(edges[0] as object)
      .slice(0, 8)
      .join(),
  ).toBe('Source,Target,Type,Id,Label,Kind,Weight,interaction')
  expect(typesOf('nodes.csv')).toMatchObject(NODE_TYPES)
  expect(typesOf('edges.csv')).toMatchObject(EDGE_TYPES)
  expect(new Set(edges.map(({ Type }) => Type))).toEqual(new Set(['Directed']))
  const ids = new Set(nodes.map(({ Id }) => Id))
  for (const { Source, Target } of edges)
    expect([ids.has(Source as string), ids.has(Target as string)]).toEqual([true, true])
  expect(edges.find(({ Id }) => Id === 'mentions:1')?.Weight).toBe('2.0')
  // No two columns differ in case alone: Gephi takes them for one.
  for (const name of ['nodes.csv', 'edges.csv']) {
    const names = Object.keys(typesOf(name)).map((column) => column.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
  }
})

test('values are those of the graph; what a spreadsheet would run is not', () => {
  const nodes = new Map(table('nodes.csv').map((row) => [row.Id, row]))
  const finding = nodes.get('finding:1')
  expect(finding).toMatchObject({ effect_value: '1.0', ci_low: '-0.0', ci_high: '1.0e21', p: '1.0e-7', flag: 'false' })
  expect([finding?.unit, finding?.direction]).toEqual([undefined, undefined])
  expect(nodes.get('finding:2')?.formula).toBe("'@SUM(A1)")
  expect(nodes.get(ODD_FILE_ID)?.aliases).toBe("'=1+1")
  expect(nodes.get('concept:trust')?.definition).toBe(NODES['concept:trust']?.definition)
  expect(nodes.get(LONG_ID)?.text).toBe(LONG_TEXT)
  expect(files['nodes.csv']).toContain(',"\'=HYPERLINK(""x"")",')
})

test('renamed columns are in the dictionary', () => {
  const property = (file: string, column: string) =>
    dictionary.find((row) => row.file === file && row.column === column)?.property
  expect(property('nodes.csv', 'attr_r')).toBe('r')
  expect(property('nodes.csv', 'effect_value')).toBe('value')
  expect(property('nodes.csv', 'node_kind')).toBe('kind')
  expect(property('nodes.csv', 'measure')).toBe('')
  expect(property('edges.csv', 'relation_2')).toBe('relation')
})

test('studies, findings and quotes bring together what belongs together', () => {
  expect(table('studies.csv')).toMatchObject([
    { study_id: 'study:lee', sample_size: '1099511627776', dois: '10.1000/a_b(c)1;2-3', n_findings: '2' },
  ])
  expect(table('findings.csv')[0]).toMatchObject({
    finding_id: 'finding:1',
    study_id: 'study:lee',
    publications: 'Lee & WHO (2001a)',
    n_total: '1099511627776',
    intervention: 'calm breathing',
    quote: 'aa',
    unit: '',
  })
  const quotes = table('quotes.csv')
  expect(quotes.find(({ quote_id }) => quote_id === 'mentions:2')).toMatchObject({
    about_id: 'concept:trust',
    document: 'trials/Über sicht.md',
    start_offset: '5',
    end_offset: '8',
    line: '1',
    column: '6',
    text: 'aaa',
  })
})

test('--bom puts a byte-order mark before the header, and nothing else', () => {
  for (const [name, text] of Object.entries(filesOf('csv', { bom: true })))
    expect(text).toBe(name.endsWith('.csv') ? `\ufeff${files[name]}` : files[name])
})

// Whole tables that are read wrongly by their layout alone: what is taken of them, and what is left.
import { describe, expect, test } from 'vitest'
import type { NodeOf } from '../../graph/schema.js'
import { dataOf } from '../../src/extractors/findings/tables/grid.js'
import { build } from '../../src/pipeline.js'
import type { Document } from '../../src/types.js'
import { docxOf, heading, paragraph, run } from '../readers/docx-helper.js'

const ARTICLE = `# Rowing for depression: a randomised controlled trial

## Methods

We randomised 120 adults with depression to rowing (n = 60) or a waiting list (n = 60). Outcomes were depression, anxiety and sleep quality.

## Results

`

/** Findings in words, in the order of the table: "depressive symptom 8 (3) : 12 (4) p 0.01 decreased". */
function findingsOf(caption: string, rows: string): string[] {
  const [head = '', ...body] = rows.trim().split('\n')
  const line = (cells: string) => `| ${cells} |`
  const dashes = head.replace(/[^|]+/g, '---')
  const text = `${ARTICLE}${caption}\n\n${[head, dashes, ...body].map(line).join('\n')}\n`
  const { graph } = build([{ uri: 'a.md', bytes: new TextEncoder().encode(text) }])
  const outcomeOf = ({ id }: NodeOf<'Finding'>) => {
    const edge = graph.edges.find((one) => one.kind === 'OF_OUTCOME' && one.source === id)
    return graph.nodes.find((node) => node.id === edge?.target)?.label
  }
  const spread = (value: number | undefined, sd: number | undefined) =>
    sd === undefined ? `${value}` : `${value} (${sd})`
  return graph.nodes
    .filter((node): node is NodeOf<'Finding'> => node.kind === 'Finding')
    .map((one) =>
      [
        outcomeOf(one),
        one.measure,
        one.interventionValue === undefined
          ? one.value
          : `${spread(one.interventionValue, one.sdIntervention)} : ${spread(one.comparatorValue, one.sdComparator)}`,
        one.ciLow === undefined ? '' : `${one.ciLow} to ${one.ciHigh}`,
        one.p === undefined ? '' : `p ${one.p}`,
        one.timepoint ?? '',
        one.change ?? '',
      ]
        .filter((word) => word !== '')
        .join(' '),
    )
    .sort()
}

const CAPTION = 'Table 2. Outcomes, mean (SD)'
const HEAD = 'Outcome|Rowing|Waiting list|p'

describe('tables', () => {
  test.each<[string, string, string, string[]]>([
    [
      'bounds of p: "<0.05" is below it, ">0.01" leaves it open',
      CAPTION,
      `${HEAD}\nDepression|8 (3)|12 (4)|<0.05\nAnxiety|7 (3)|9 (4)|>0.01\nSleep quality|5 (3)|5.1 (4)|> .05`,
      [
        'anxiety symptom mean 7 (3) : 9 (4) p 0.01',
        'depressive symptom mean 8 (3) : 12 (4) p 0.05 decreased',
        'sleep quality mean 5 (3) : 5.1 (4) p 0.05 no-difference',
      ],
    ],
    [
      'decimal commas, in cells with three decimals too',
      CAPTION,
      `${HEAD}\nDepression|8,1 (3,2)|12,4 (3,9)|0,01\nAnxiety|7,125 (3,004)|9,950 (3,100)|0,2`,
      [
        'anxiety symptom mean 7.125 (3.004) : 9.95 (3.1) p 0.2 no-difference',
        'depressive symptom mean 8.1 (3.2) : 12.4 (3.9) p 0.01 decreased',
      ],
    ],
    [
      'thousands',
      CAPTION,
      `${HEAD}\nDepression|1,234 (56)|2,345 (67)|0.01\nAnxiety|1 234.5 (56)|2 345 (67)|0.01`,
      [
        'anxiety symptom mean 1234.5 (56) : 2345 (67) p 0.01 decreased',
        'depressive symptom mean 1234 (56) : 2345 (67) p 0.01 decreased',
      ],
    ],
    [
      'changes since the start are no description of it, and no scores',
      'Table 2. Change from baseline at 12 weeks, mean (SD)',
      `${HEAD}\nDepression|−8.1 (3.2)|–2.4 (3.9)|0.01\nAnxiety|-7 (3)|NR|0.02`,
      ['depressive symptom mean-difference -8.1 (3.2) : -2.4 (3.9) p 0.01 decreased'],
    ],
    [
      'cells without a number leave their column one of numbers',
      CAPTION,
      `${HEAD}\nDepression|NR|12 (4)|0.01\nAnxiety|7 (3)|9 (4)|0.04\nSleep quality|–|–|0.04`,
      ['anxiety symptom mean 7 (3) : 9 (4) p 0.04 decreased'],
    ],
    [
      'p of three arms is no pair’s',
      CAPTION,
      'Outcome|Rowing|Swimming|Waiting list|p\nDepression|8 (3)|9 (3)|12 (4)|0.01',
      ['depressive symptom mean 8 (3) : 12 (4)', 'depressive symptom mean 9 (3) : 12 (4)'],
    ],
    [
      'of several tests, the one between the arms',
      CAPTION,
      'Outcome|Rowing|Waiting list|p (time)|p (group)|p (time × group)\nDepression|8 (3)|12 (4)|0.001|0.4|0.02',
      ['depressive symptom mean 8 (3) : 12 (4) p 0.02 decreased'],
    ],
    [
      'a comparison in a header is no arm',
      CAPTION,
      'Outcome|Rowing vs waiting list, mean difference (95% CI)|Rowing|Waiting list\nDepression|-4.1 (-6.0, -2.2)|8 (3)|12 (4)',
      ['depressive symptom mean 8 (3) : 12 (4)', 'depressive symptom mean-difference -4.1 -6 to -2.2'],
    ],
    [
      'limits and p are of the estimate before them, not of the next one',
      'Table 2. Remission',
      'Outcome|Rowing, n (%)|Waiting list, n (%)|Crude OR|95% CI|p|Adjusted OR|95% CI|p\nRemission|30 (50)|12 (21)|2.4|–|–|2.2|1.1 to 4.1|0.03',
      ['remission or 2.2 1.1 to 4.1 p 0.03 increased', 'remission or 2.4', 'remission percentage 50 : 21'],
    ],
    [
      'columns of SD, limits and p leave those of arms the arms',
      'Table 2. Outcomes',
      'Outcome|Rowing, mean|SD|Waiting list, mean|SD|Mean difference|95% CI|p\nDepression|8.1|3.2|12.4|3.9|-4.3|-5.6 to -3.0|<0.001',
      [
        'depressive symptom mean 8.1 : 12.4 p 0.001 decreased',
        'depressive symptom mean-difference -4.3 -5.6 to -3 p 0.001',
      ],
    ],
    [
      'arms and times in one header',
      'Table 2. Mean (SD)',
      'Outcome|Rowing at 8 weeks|Waiting list at 8 weeks|Rowing at 6 months|Waiting list at 6 months\nDepression|8 (3)|12 (4)|7 (3)|9 (4)',
      ['depressive symptom mean 7 (3) : 9 (4) 6 months', 'depressive symptom mean 8 (3) : 12 (4) 8 weeks'],
    ],
    [
      'studies are no outcomes',
      'Table 4. Earlier trials',
      'Study|Year|Rowing, n|Waiting list, n|Effect size (d)\nLee|2001|30|31|0.4\nRoe|2004|60|61|0.5',
      [],
    ],
    [
      'a change is no outcome',
      'Table 2. Mean (SD)',
      'Group|Baseline|12 weeks|Change|p\nRowing|18.1 (3.2)|10.4 (3.9)|-7.7 (2.0)|<.001\nWaiting list|18.0 (3.0)|17.0 (3.3)|-1.0 (2.0)|.2',
      [],
    ],
  ])('%s', (_name, caption, rows, expected) => {
    expect(findingsOf(caption, rows)).toEqual(expected)
  })

  test('of more cells than a call has arguments', () => {
    const cells = Array.from({ length: 20 }, (_, column) => ({ start: 0, end: 1, column, width: 1, height: 1 }))
    const table = { rows: new Array(10_000).fill(cells) }
    expect(dataOf({ text: '1', passages: [] } as unknown as Document, table, [])).toEqual([])
  })
})

describe('headers of several rows name the arms below them', () => {
  const rows = [
    ['Depression', '8.1 (3)', '12.2 (4)', '2.2', '.01'],
    ['Anxiety', '7 (3)', '9 (4)', '2.1', '.04'],
  ]
  const expected = ['anxiety symptom: 7 vs 9', 'depressive symptom: 8.1 vs 12.2']
  const [title, methods] = ARTICLE.split(/\n+/).filter((line) => !/^## /.test(line)) as [string, string]
  const labels = (uri: string, bytes: Uint8Array) =>
    build([{ uri, bytes }])
      .graph.nodes.flatMap(({ kind, label }) => (kind === 'Finding' ? [label] : []))
      .sort()

  test('HTML', () => {
    const heads = ['Outcome', 'Rowing', 'Waiting list'].map((words) => `<th rowspan="2">${words}</th>`).join('')
    const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
    const page = `<!doctype html><h1>${title.slice(2)}</h1><h2>Methods</h2><p>${methods}</p><h2>Results</h2><table><caption>${CAPTION}</caption>
<thead><tr>${heads}<th colspan="2">Test</th></tr><tr><th>t</th><th>p</th></tr></thead>${body}</table>`
    expect(labels('a.html', new TextEncoder().encode(page))).toEqual(expected)
  })

  test('Word', () => {
    const cell = (words: string, about = '') => `<w:tc><w:tcPr>${about}</w:tcPr>${paragraph(run(words))}</w:tc>`
    const head = (cells: string) => `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells}</w:tr>`
    const names = ['Outcome', 'Rowing', 'Waiting list']
    const first = names.map((name) => cell(name, '<w:vMerge w:val="restart"/>')).join('')
    const second = names.map(() => cell('', '<w:vMerge/>')).join('')
    const body = rows.map((row) => `<w:tr>${row.map((words) => cell(words)).join('')}</w:tr>`).join('')
    const bytes = docxOf(
      [
        heading(title.slice(2)),
        heading('Methods'),
        paragraph(run(methods)),
        heading('Results'),
        paragraph(run(CAPTION)),
        `<w:tbl>${head(`${first}${cell('Test', '<w:gridSpan w:val="2"/>')}`)}${head(`${second}${cell('t')}${cell('p')}`)}${body}</w:tbl>`,
      ].join(''),
    )
    expect(labels('a.docx', bytes)).toEqual(expected)
  })
})

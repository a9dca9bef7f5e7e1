// findings.csv: one row per finding, with its study, arms, outcome, numbers and words.
import { NODES } from '../../graph/schema.js'
import type { Graph } from '../types.js'
import { columnsOfKind } from './columns.js'
import { linksOf, ofKind } from './links.js'
import { cellsOf, column, type Fields, type Table } from './tables.js'

export function findingsTable(graph: Graph): Table {
  const columns = [
    column('finding_id', 'Id in graph.json.'),
    column('study_id', 'Study that found it.'),
    column('study', 'Its name.'),
    column('publications', 'Works that report the study.'),
    column('n_total', 'Participants of the study.', 'long', 'people'),
    column('outcome', 'What it is about.'),
    column('intervention', 'The arm it speaks for.'),
    column('comparator', 'The arm it is compared with.'),
    column('population', 'The group it is limited to.'),
    ...columnsOfKind('Finding', NODES.Finding.props, ofKind(graph, 'Finding')),
    column('quote', 'The words that state it.'),
  ]
  return {
    file: 'findings.csv',
    doc: 'One row per finding: numbers, study, words.',
    columns,
    *rows() {
      for (const fields of findingFields(graph)) yield cellsOf(columns, fields)
    },
  }
}

/** Of each finding, by the names of the table's columns and the properties of the schema. */
export function* findingFields(graph: Graph): Generator<Fields> {
  const links = linksOf(graph, ['FOUND', 'REPORTS', 'OF_OUTCOME', 'OF_INTERVENTION', 'VERSUS', 'IN_POPULATION'])
  const quotes = quotesOfFindings(graph)
  for (const finding of ofKind(graph, 'Finding')) {
    const studies = links.from('FOUND', finding.id)
    const study = links.node(studies[0] ?? '')
    yield {
      ...finding,
      finding_id: finding.id,
      study_id: studies[0],
      study: study?.label,
      publications: links.labels(studies.flatMap((id) => links.from('REPORTS', id))),
      n_total: study?.kind === 'Study' ? study.sampleSize : undefined,
      outcome: links.labels(links.to('OF_OUTCOME', finding.id)),
      intervention: links.labels(links.to('OF_INTERVENTION', finding.id)),
      comparator: links.labels(links.to('VERSUS', finding.id)),
      population: links.labels(links.to('IN_POPULATION', finding.id)),
      quote: quotes.get(finding.id),
    }
  }
}

/** The first words that state each finding. */
function quotesOfFindings(graph: Graph): Map<string, string> {
  const findings = new Set(ofKind(graph, 'Finding').map(({ id }) => id))
  const quotes = new Map<string, string>()
  for (const edge of graph.edges)
    if (edge.kind === 'STATES' && findings.has(edge.target) && !quotes.has(edge.target))
      quotes.set(edge.target, edge.text)
  return quotes
}

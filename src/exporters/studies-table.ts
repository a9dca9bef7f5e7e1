// studies.csv: one row per study, with its publications, arms, groups and outcomes.
import { NODES } from '../../graph/schema.js'
import type { Graph } from '../types.js'
import { columnsOfKind } from './columns.js'
import { linksOf, ofKind } from './links.js'
import { cellsOf, column, type Table } from './tables.js'

export function studiesTable(graph: Graph): Table {
  const studies = ofKind(graph, 'Study')
  const columns = [
    column('study_id', 'Id in graph.json.'),
    column('study', 'Name to show.'),
    ...columnsOfKind('Study', NODES.Study.props, studies),
    column('publications', 'Works that report it.'),
    column('dois', 'Their DOIs.'),
    column('interventions', 'Interventions it evaluates.'),
    column('comparators', 'What it compares them with.'),
    column('populations', 'Who takes part.'),
    column('outcomes', 'What it measures.'),
    column('n_findings', 'Findings of it in the graph.', 'int'),
  ]
  return {
    file: 'studies.csv',
    doc: 'One row per study.',
    columns,
    *rows() {
      const links = linksOf(graph, ['REPORTS', 'EVALUATES', 'COMPARES_WITH', 'ENROLS', 'MEASURES', 'FOUND'])
      for (const study of studies) {
        const publications = links.from('REPORTS', study.id)
        yield cellsOf(columns, {
          ...study,
          study_id: study.id,
          study: study.label,
          publications: links.labels(publications),
          dois: publications.flatMap((id) => {
            const publication = links.node(id)
            return publication?.kind === 'Publication' && publication.doi ? [publication.doi] : []
          }),
          interventions: links.labels(links.to('EVALUATES', study.id)),
          comparators: links.labels(links.to('COMPARES_WITH', study.id)),
          populations: links.labels(links.to('ENROLS', study.id)),
          outcomes: links.labels(links.to('MEASURES', study.id)),
          n_findings: links.to('FOUND', study.id).length,
        })
      }
    },
  }
}

// Study records → studies: one investigation, one node, whichever of its publications a document cites.
import type { Document, StudyRecord } from '../types.js'
import { type Assembly, shortHash } from './builder.js'
import { assembleFindings } from './findings.js'
import { groupBy, type Member } from './groups.js'

interface Told extends Member {
  document: Document
  /** Authors and year of the first work cited for it. */
  names: string | undefined
  study: StudyRecord
  /** Publication ids of its citations, in the order told. */
  publications: string[]
}

export function assembleStudies(assembly: Assembly): void {
  const { extracted, publicationIds, studyIds } = assembly
  const told: Told[] = []
  for (const { document, found } of extracted) {
    const ids = publicationIds.get(document) ?? []
    for (const study of found.studies) {
      const publications = study.citations.flatMap((index) => ids[index] ?? [])
      const cited = found.citations[study.citations[0] ?? -1]
      const first = cited?.authors[0]
      const names = cited && `${cited.authors.slice(0, 2).join(' & ')}${cited.etAl ? ' et al.' : ''} ${cited.year}`
      // Works of one first author are one study's; others cited with them may have studies of their own.
      const keys = publications.filter((_, k) => found.citations[study.citations[k] as number]?.authors[0] === first)
      told.push({ document, study, names, publications, keys: keys.length > 0 ? keys : [uncitedId(document, study)] })
    }
  }
  const idOf = groupBy(told)
  for (const record of told) {
    const id = `study:${idOf(record).replace(/^publication:/, '')}`
    const list = studyIds.get(record.document)
    if (list) list.push(id)
    else studyIds.set(record.document, [id])
    addStudy(assembly, record, id)
  }
  assembleFindings(assembly)
}

function uncitedId(document: Document, study: StudyRecord): string {
  const slug = document.id.slice('document:'.length)
  const words = document.text.slice(study.span.start, study.span.end)
  return study.own ? slug : `${slug}:${shortHash(words)}`
}

function addStudy({ builder }: Assembly, { document, study, names, publications }: Told, id: string): void {
  const { text, passages } = document
  const { design, sampleSize, studiesIncluded, country, setting, treatmentDuration, followUp, confidence } = study
  builder.node<'Study'>({
    id,
    kind: 'Study',
    label: [names ?? document.title ?? document.uri, design].filter(Boolean).join(', '),
    ...(design === undefined ? {} : { design }),
    ...(sampleSize === undefined ? {} : { sampleSize }),
    ...(studiesIncluded === undefined ? {} : { studiesIncluded }),
    ...(country === undefined ? {} : { country }),
    ...(setting === undefined ? {} : { setting }),
    ...(treatmentDuration === undefined ? {} : { treatmentDuration }),
    ...(followUp === undefined ? {} : { followUp }),
  })
  const quote = ({ start, end }: { start: number; end: number }) => ({
    start,
    end,
    text: text.slice(start, end),
    confidence,
  })
  const source = passages[study.passage]?.id
  if (source !== undefined)
    builder.edge<'STATES'>(
      { kind: 'STATES', source, target: id, ...quote(study.span) },
      study.span.start,
      study.span.end,
    )
  for (const place of study.mentions) {
    const passage = passages[place.passage]?.id
    if (passage !== undefined)
      builder.edge<'MENTIONS'>(
        { kind: 'MENTIONS', source: passage, target: id, ...quote(place) },
        place.start,
        place.end,
      )
  }
  for (const publication of publications)
    if (builder.has(publication))
      builder.edge<'REPORTS'>({ kind: 'REPORTS', source: publication, target: id, confidence })
  const link = (kind: 'EVALUATES' | 'COMPARES_WITH' | 'ENROLS' | 'MEASURES', targets: readonly string[]) => {
    for (const target of targets) if (builder.has(target)) builder.edge({ kind, source: id, target, confidence })
  }
  link('EVALUATES', study.interventions)
  link('COMPARES_WITH', study.comparators)
  link('ENROLS', study.populations)
  link('MEASURES', study.outcomes)
}

// Study records → studies: one investigation, one node, whichever of its publications a document cites.
import type { NodeOf } from '../../graph/schema.js'
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

const DETAILS = [
  'design',
  'sampleSize',
  'studiesIncluded',
  'country',
  'setting',
  'treatmentDuration',
  'followUp',
] as const

function addStudy({ builder }: Assembly, { document, study, names, publications }: Told, id: string): void {
  const { text, passages } = document
  const { confidence } = study
  const node = {
    id,
    kind: 'Study',
    label: [names ?? document.title ?? document.uri, study.design].filter(Boolean).join(', '),
  } as Record<string, unknown>
  for (const key of DETAILS) if (study[key] !== undefined) node[key] = study[key]
  builder.node(node as NodeOf<'Study'>)
  const source = passages[study.passage]?.id
  if (source !== undefined) {
    const { start, end } = study.span
    const quote = text.slice(start, end)
    builder.edge<'STATES'>(
      { id: '', kind: 'STATES', source, target: id, start, end, text: quote, confidence },
      start,
      end,
    )
  }
  for (const { passage, start, end } of study.mentions) {
    const source = passages[passage]?.id
    if (source === undefined) continue
    const quote = text.slice(start, end)
    builder.edge<'MENTIONS'>(
      { id: '', kind: 'MENTIONS', source, target: id, start, end, text: quote, confidence },
      start,
      end,
    )
  }
  for (const publication of publications)
    builder.edge<'REPORTS'>({ id: '', kind: 'REPORTS', source: publication, target: id, confidence })
  const link = (kind: 'EVALUATES' | 'COMPARES_WITH' | 'ENROLS' | 'MEASURES', targets: readonly string[]) => {
    for (const target of targets)
      if (builder.has(target)) builder.edge({ id: '', kind, source: id, target, confidence })
  }
  link('EVALUATES', study.interventions)
  link('COMPARES_WITH', study.comparators)
  link('ENROLS', study.populations)
  link('MEASURES', study.outcomes)
}

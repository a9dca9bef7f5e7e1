// Annotations of any number of documents → one graph.
import type { Graph, Report } from '../types.js'
import { type Assembly, builder, type Extracted } from './builder.js'
import { assembleClaims } from './claims.js'
import { assembleDocuments } from './documents.js'
import { assembleEntities } from './entities.js'
import { assemblePublications } from './publications.js'
import { assembleStudies } from './studies.js'

/** In order: publications give the ids that studies and claims refer to. */
const ASSEMBLERS = [assembleDocuments, assemblePublications, assembleEntities, assembleStudies, assembleClaims]

export function assemble(documents: readonly Extracted[], report: Report): Graph {
  // Whatever the order of the documents, the graph is the same.
  const extracted = [...documents].sort((a, b) => (a.document.uri < b.document.uri ? -1 : 1))
  const assembly: Assembly = { extracted, builder: builder(), report, publicationIds: new Map(), studyIds: new Map() }
  for (const step of ASSEMBLERS) step(assembly)
  return assembly.builder.graph()
}

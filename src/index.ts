// The public API.
export * from '../graph/schema.js'
export type { About } from '../graph/view.js'
export { readAbout } from './about.js'
export { type AccurateOptions, buildAccurately } from './accurate.js'
export { loadKnowledge, packageVersion, readVocabulary, withVocabulary } from './data.js'
export { type Asker, cached, type Heard } from './enrich/ask.js'
export { type Answer, type Cache, openCache } from './enrich/cache.js'
export { type HttpOptions, http } from './enrich/http.js'
export { type Enriched, type EnrichOptions, enrich, SERVICES } from './enrich/index.js'
export type { Candidate, Notice, Service } from './enrich/service.js'
export { EXPORTERS } from './exporters/index.js'
export { json, NOT_OURS, readGraph, readGraphLines } from './exporters/json.js'
export { EXTRACTORS } from './extractors/index.js'
export { type Inputs, readInputs } from './inputs.js'
export type { Quote } from './inspect/graph-index.js'
export { type EntityNode, findEntities, nearestNames } from './inspect/lookup.js'
export { type Counts, type Stats, statsOf } from './inspect/stats.js'
export {
  type ClaimStep,
  type FindingStep,
  type PublicationStep,
  type Step,
  type StudyStep,
  type Trace,
  trace,
} from './inspect/trace.js'
export { type Problem, type SourceText, validate } from './inspect/validate.js'
export { type BuildOptions, build, extract, read } from './pipeline.js'
export { findEntitiesIn, loadQuestions, type Parameter, parametersOf, type Question } from './queries.js'
export { READERS } from './readers/index.js'
export { readBibliography } from './references/bibliography/index.js'
export { startView, type View, type ViewOptions } from './server/index.js'
export type { ViewSource } from './server/source.js'
export { openStore, STORES, storeAt } from './stores/index.js'
export { readStored } from './stores/read.js'
export type {
  LoadOptions,
  LoadSummary,
  Parameters,
  QueryOptions,
  Rows,
  Store,
  StoreKind,
  Value,
} from './stores/store.js'
export { type KeptOpinions, openOpinions } from './transformer/opinions.js'
export * from './types.js'

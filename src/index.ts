// The public API.
export * from '../graph/schema.js'
export { loadKnowledge, readVocabulary } from './data.js'
export { EXPORTERS } from './exporters/index.js'
export { readGraph } from './exporters/json.js'
export { EXTRACTORS } from './extractors/index.js'
export { type BuildOptions, build, extract, read } from './pipeline.js'
export { READERS } from './readers/index.js'
export * from './types.js'

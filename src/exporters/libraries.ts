// Libraries that only some formats need, loaded when these are written: every run of the command line would wait for them.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

let n3Loaded: typeof import('n3') | undefined
export function n3(): typeof import('n3') {
  n3Loaded ??= require('n3') as typeof import('n3')
  return n3Loaded
}

/** The parts of citation-js that are used here; it comes without types. */
export interface CitationPlugins {
  output: { format(name: string, data: readonly object[], options?: object): unknown }
  config: { get(plugin: string): { format: object } }
}

let citationLoaded: CitationPlugins | undefined
export function citationPlugins(): CitationPlugins {
  if (citationLoaded) return citationLoaded
  const { plugins } = require('@citation-js/core') as { plugins: CitationPlugins }
  require('@citation-js/plugin-ris')
  require('@citation-js/plugin-bibtex')
  // Keys are those of the graph, which are safe already. `asciiOnly` would drop every letter that LaTeX has no command
  // for, such as all of Cyrillic; without it nothing is escaped, which the exporter does itself.
  Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false })
  citationLoaded = plugins
  return plugins
}

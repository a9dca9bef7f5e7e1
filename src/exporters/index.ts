// The exporters, in the order in which help lists them; graph.json is the first and the canonical one.
import type { Exporter } from '../types.js'
import { bibtex, cslJson, ris } from './bibliography.js'
import { csv } from './csv.js'
import { cypher } from './cypher.js'
import { cytoscape } from './cytoscape.js'
import { effects } from './effects.js'
import { gexf } from './gexf.js'
import { graphml } from './graphml.js'
import { html } from './html/index.js'
import { json } from './json.js'
import { neo4jCsv } from './neo4j-csv.js'
import { nodeLink } from './node-link.js'
import { trig, turtle } from './rdf.js'

export const EXPORTERS: readonly Exporter[] = [
  json,
  html,
  gexf,
  graphml,
  csv,
  nodeLink,
  cytoscape,
  cypher,
  neo4jCsv,
  turtle,
  trig,
  effects,
  ris,
  bibtex,
  cslJson,
]

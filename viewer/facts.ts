// What a node says of itself, in words: a line that sums it up, and its properties.
import { type GraphNode, NODES, type PropertySpec } from '../graph/schema.js'
import { wordsOf } from './kinds.js'

export interface Fact {
  name: string
  value: string
  doc: string
  /** Where more of it is, on the web. */
  href?: string
}

/** Names of measures as readers know them; others by their own. */
const MEASURE_NAMES: Partial<Record<string, string>> = {
  smd: 'standardised mean difference',
  or: 'odds ratio',
  rr: 'risk ratio',
  hr: 'hazard ratio',
  r: 'correlation r',
  nnt: 'number needed to treat',
  eta2: 'η²',
  r2: 'R²',
  chi2: 'χ²',
  i2: 'I²',
  p: 'p value',
}
export const measureName = (measure: string) => MEASURE_NAMES[measure] ?? wordsOf(measure)

const DIRECTION_WORDS = {
  'favours-intervention': 'favours the intervention',
  'favours-comparator': 'favours the comparator',
  'no-difference': 'no difference',
} as const

/** Of works that were looked up: `evigraph enrich`. */
export const NOTICE_WORDS = {
  retraction: 'Retracted',
  withdrawal: 'Withdrawn',
  'partial-retraction': 'Retracted in part',
  'expression-of-concern': 'Expression of concern',
  correction: 'Corrected',
} as const

/** `9 % against 34 %`, `r = 0.31 [0.10, 0.49], p = 0.01`; empty where a finding has no number. */
export function numbersOf(node: GraphNode & { kind: 'Finding' }): string {
  const unit = node.unit === undefined ? '' : ` ${node.unit}`
  const spread = (sd: number | undefined) => (sd === undefined ? '' : ` (SD ${sd})`)
  const parts: string[] = []
  if (node.value !== undefined) parts.push(`${node.value}${unit}`)
  if (node.interventionValue !== undefined && node.comparatorValue !== undefined)
    parts.push(
      `${node.interventionValue}${unit}${spread(node.sdIntervention)} against ${node.comparatorValue}${unit}${spread(node.sdComparator)}`,
    )
  else if (node.interventionValue !== undefined)
    parts.push(`${node.interventionValue}${unit}${spread(node.sdIntervention)}`)
  else if (node.comparatorValue !== undefined)
    parts.push(`${node.comparatorValue}${unit}${spread(node.sdComparator)} in the comparator`)
  const interval = node.ciLow === undefined || node.ciHigh === undefined ? '' : ` [${node.ciLow}, ${node.ciHigh}]`
  const numbers = parts.join('; ') + interval
  const p = node.p === undefined ? '' : `p = ${node.p}`
  return [numbers, p].filter((part) => part !== '').join(', ')
}

/** One line below the label. */
export function headline(node: GraphNode): string {
  switch (node.kind) {
    case 'Finding': {
      const numbers = numbersOf(node)
      const direction = node.direction === undefined ? undefined : DIRECTION_WORDS[node.direction]
      // A lone p value names itself.
      const named = node.measure === 'direction' || node.measure === 'p' ? '' : measureName(node.measure)
      const measure = numbers === '' ? undefined : `${named} ${numbers}`.trimStart()
      return [measure, direction, node.timepoint && `at ${node.timepoint}`].filter(Boolean).join(' · ')
    }
    case 'Claim':
      return [
        `${node.modality}${node.polarity === 'negated' ? ', said not to hold' : ''}`,
        node.basis && `rests on ${node.basis}`,
        plural(node.passageCount, 'passage'),
        node.publicationCount === 0 ? 'no work cited for it' : `${plural(node.publicationCount, 'work')} cited`,
      ]
        .filter(Boolean)
        .join(' · ')
    case 'Study':
      return [
        node.design,
        node.sampleSize !== undefined && `n = ${node.sampleSize.toLocaleString('en')}`,
        node.studiesIncluded !== undefined && `${node.studiesIncluded} studies`,
        node.country,
        node.setting,
      ]
        .filter(Boolean)
        .join(' · ')
    case 'Publication':
      return [node.notice && NOTICE_WORDS[node.notice], node.title ?? node.reference].filter(Boolean).join(' · ')
    case 'Concept':
      return node.definition ?? ''
    case 'Document':
      return node.uri
    case 'Passage':
      return [node.section, `line ${node.line}`].filter(Boolean).join(' · ')
    default:
      return ''
  }
}

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** Shown elsewhere, or of no use to a reader. */
const SILENT: ReadonlySet<string> = new Set([
  'text',
  'start',
  'end',
  'column',
  'paragraph',
  'citationKey',
  'timepointWeeks',
])

/** Properties with their meaning, in the order of the schema. */
export function factsOf(node: GraphNode): Fact[] {
  const specs = Object.entries(NODES[node.kind].props as Readonly<Record<string, PropertySpec>>)
  return specs.flatMap(([name, { doc }]) => {
    const value = (node as unknown as Record<string, unknown>)[name]
    if (value === undefined || value === '' || SILENT.has(name)) return []
    if (name === 'aliases' && Array.isArray(value)) {
      const others = value.filter((alias) => alias !== node.label)
      return others.length === 0 ? [] : [{ name: 'also called', value: others.join(', '), doc }]
    }
    const href = addressOf(name, String(value))
    return [{ name: spaced(name), value: shown(node, name, value), doc, ...(href === undefined ? {} : { href }) }]
  })
}

/** Of a DOI or PubMed id that looks like one. */
function addressOf(name: string, value: string): string | undefined {
  if (name === 'doi' && /^10\.\d+\/\S+$/.test(value))
    return `https://doi.org/${value.toWellFormed().split('/').map(encodeURIComponent).join('/')}`
  return name === 'pmid' && /^\d+$/.test(value) ? `https://pubmed.ncbi.nlm.nih.gov/${value}/` : undefined
}

function shown(node: GraphNode, name: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (name === 'measure') return measureName(String(value))
  if (name === 'direction' && node.kind === 'Finding' && node.direction) return DIRECTION_WORDS[node.direction]
  if (name === 'predicate' || name === 'type') return wordsOf(String(value))
  return typeof value === 'number' && name !== 'line'
    ? value.toLocaleString('en', { maximumFractionDigits: 6 })
    : String(value)
}

/** sampleSize → sample size, ciLow → CI low. */
const spaced = (name: string) =>
  name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^ci\b/, 'CI')
    .replace(/^(doi|pmid)$/, (word) => word.toUpperCase())

/** How sure the extraction is, with the word the filters use for it. */
export const confidenceWords = (value: number) =>
  `${value.toFixed(2)} (${value >= 0.8 ? 'high' : value >= 0.5 ? 'middle' : 'low'})`

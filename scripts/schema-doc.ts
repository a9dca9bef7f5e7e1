// graph/schema.ts → docs/schema.md: `npm run docs` writes it, a test fails where it is stale.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { EDGES, type EdgeSpec, NODES, type NodeSpec, PREDICATES, type PropertySpec } from '../graph/schema.js'

const TYPE_WORDS = { string: 'text', strings: 'list of texts', integer: 'whole number', number: 'number' } as const

function properties(props: Readonly<Record<string, PropertySpec>>): string[] {
  const rows = Object.entries(props).map(([name, { type, doc, required, values }]) => {
    const closed = values ? ` One of ${values.map((value) => `\`${value}\``).join(', ')}.` : ''
    return `| \`${name}\` | ${TYPE_WORDS[type]} | ${required ? 'always' : ''} | ${doc}${closed} |`
  })
  return rows.length === 0 ? [] : ['| property | type | there | what it is |', '| --- | --- | --- | --- |', ...rows, '']
}

/** "Passage → Concept · Intervention", one line for each kind that edges start from. */
function ends({ ends: pairs }: EdgeSpec): string {
  const targets = new Map<string, string[]>()
  for (const [from, to] of pairs) targets.set(from, [...(targets.get(from) ?? []), to])
  return [...targets].map(([from, to]) => `${from} → ${to.join(' · ')}`).join('; ')
}

const elsewhere = ({ sameAs }: { sameAs?: string }) => (sameAs === undefined ? '' : ` Elsewhere: ${sameAs}.`)

export function schemaDoc(): string {
  const lines = [
    '# The schema of a graph',
    '',
    '<!-- Generated from graph/schema.ts by `npm run docs`; do not edit. -->',
    '',
    'Every node and edge has `id` (its key in graphology) and `kind`; every node has a `label`. “Elsewhere” names the',
    'nearest term of another vocabulary.',
    '',
    '## Nodes',
    '',
  ]
  for (const [kind, spec] of Object.entries<NodeSpec>(NODES))
    lines.push(`### ${kind}`, '', `${spec.doc}${elsewhere(spec)}`, '', ...properties(spec.props))
  lines.push('## Edges', '')
  for (const [kind, spec] of Object.entries<EdgeSpec>(EDGES)) {
    const span = spec.span ? ' Its span quotes the document of the passage.' : ''
    lines.push(`### ${kind}`, '', `${ends(spec)}.`, '', `${spec.doc}${span}${elsewhere(spec)}`, '')
    lines.push(...properties(spec.props))
  }
  lines.push('## Predicates of a claim', '', '| predicate | says | elsewhere |', '| --- | --- | --- |')
  for (const [name, { doc, sameAs }] of Object.entries(PREDICATES)) lines.push(`| \`${name}\` | ${doc} | ${sameAs} |`)
  return `${lines.join('\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../../docs/schema.md', import.meta.url), schemaDoc())

// Whole texts and what is found in them: test/fixtures/<case>/input.* with expected.json; UPDATE=1 rewrites the latter.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type BuildResult, build, type GraphNode } from '../src/index.js'

const folder = fileURLToPath(new URL('fixtures', import.meta.url))

/** What a reader would check by eye: everything found, in words, in the order of the text where there is one. */
function digest({ graph: { nodes, edges }, messages }: BuildResult) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const ofKind = <K extends GraphNode['kind']>(kind: K) =>
    nodes.filter((node): node is Extract<GraphNode, { kind: K }> => node.kind === kind)
  const to = (kind: string, id: string) =>
    edges.flatMap((edge) => (edge.kind === kind && edge.source === id ? (byId.get(edge.target)?.label ?? '?') : []))
  const spans = (kind: string) =>
    edges
      .flatMap((edge) => ('start' in edge && edge.kind === kind ? [edge] : []))
      .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  const listed = (kind: string, id: string, word: string) => {
    const names = to(kind, id)
    return names.length > 0 ? ` ${word} ${names.join(', ')}` : ''
  }
  const number = (value: unknown, word: string) => (value === undefined ? '' : ` ${word} ${value}`)
  const ofArms = (finding: Extract<GraphNode, { kind: 'Finding' }>) =>
    [
      ['SD', finding.sdIntervention, finding.sdComparator],
      ['n', finding.nIntervention, finding.nComparator],
      ['events', finding.eventsIntervention, finding.eventsComparator],
    ]
      .flatMap(([word, a, b]) => (a === undefined && b === undefined ? [] : ` ${word} ${a ?? '–'} and ${b ?? '–'}`))
      .join(',')
  return {
    passages: ofKind('Passage')
      .sort((a, b) => a.start - b.start)
      .map(({ line, column, role, text }) => `${line}:${column} [${role}] ${text}`),
    citations: spans('CITES').map(({ text, target }) => `${text} → ${byId.get(target)?.label}`),
    mentions: spans('MENTIONS').map(({ text, target }) => `${text} → ${target}`),
    studies: ofKind('Study').map(
      ({ id, label, sampleSize, studiesIncluded, country }) =>
        `${label}${number(sampleSize, 'n')}${number(studiesIncluded, 'studies')}${number(country, 'in')}${listed('EVALUATES', id, 'of')}${listed('COMPARES_WITH', id, 'against')}`,
    ),
    findings: ofKind('Finding')
      .map(
        (finding) =>
          `${finding.label}${ofArms(finding)}${listed('OF_OUTCOME', finding.id, 'on')}${listed('OF_INTERVENTION', finding.id, 'with')}${listed('VERSUS', finding.id, 'versus')}`,
      )
      .sort(),
    claims: ofKind('Claim')
      .map(
        ({ id, predicate, polarity, modality }) =>
          `${to('SUBJECT', id)} ${polarity === 'negated' ? 'NOT ' : ''}${predicate} ${to('OBJECT', id)} (${modality})${listed('SUPPORTED_BY', id, 'by')}`,
      )
      .sort(),
    messages: messages.map(({ line, column, level, rule, reason }) => `${line}:${column} ${level} ${rule}: ${reason}`),
  }
}

test.each(readdirSync(folder))('%s', (name) => {
  const input = readdirSync(join(folder, name)).find((file) => file.startsWith('input.')) as string
  const found = digest(build([{ uri: input, bytes: readFileSync(join(folder, name, input)) }]))
  const file = join(folder, name, 'expected.json')
  if (process.env.UPDATE) writeFileSync(file, `${JSON.stringify(found, undefined, 2)}\n`)
  expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')))
})

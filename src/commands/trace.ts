// `evigraph trace`: the way from a theoretical concept to the evidence, with the words at every step.
import type { Command } from 'commander'
import type { ClaimStep, FindingStep, Quote, Step, StudyStep, Trace } from '../index.js'
import { findEntities, nearestNames } from '../inspect/lookup.js'
import { trace } from '../inspect/trace.js'
import { InputError } from '../types.js'
import { count, loadGraph, print, printJson, terminalWidth, wrap } from './terminal.js'

interface Options {
  json?: boolean
  limit: string
}

export function traceCommand(program: Command): void {
  program
    .command('trace')
    .summary('follow a concept to the evidence')
    .description(
      'Shows the claims about a concept (or any other entity), the works cited for them, their studies and findings, and the findings on treatments that the claims name: each with its words and their place.',
    )
    .argument('<graph>', 'graph.json, or - for standard input')
    .argument('<name>', 'name, alias or id of an entity')
    .option('--limit <number>', 'claims, and studies for each treatment, to show', '12')
    .option('--json', 'print all of it as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ evigraph trace graph.json "epistemic trust"\n  $ evigraph trace graph.json MBT --limit 3',
    )
    .action((file: string, name: string, { json = false, limit }: Options) => {
      if (!/^[1-9]\d*$/.test(limit)) throw new InputError(`--limit is "${limit}"; give a whole number from 1`)
      const { graph } = loadGraph(file)
      const entities = findEntities(graph, name)
      if (entities.length === 0) {
        const near = nearestNames(graph, name)
        const hint =
          near.length > 0
            ? `; nearest ${near.length === 1 ? 'is' : 'are'} ${near.map((label) => `"${label}"`).join(', ')}`
            : ''
        throw new InputError(`the graph has no entity called "${name}"${hint}`)
      }
      const traces = entities.map((entity) => trace(graph, entity))
      if (json) printJson(traces)
      else for (const found of traces) show(found, Number(limit))
    })
}

/** A line of the tree, wrapped behind its own indent. */
function line(depth: number, text: string, mark = ''): void {
  print(wrap(text, terminalWidth(), '  '.repeat(depth) + mark))
}

function quotes(depth: number, all: readonly Quote[], most: number): void {
  for (const { text, uri, line: at, column, section } of all.slice(0, most)) {
    const words = text.replace(/\s+/g, ' ')
    line(depth, `“${words.length > 300 ? `${words.slice(0, 299).trimEnd()}…` : words}”`)
    line(depth, `${uri}:${at}:${column}${section === undefined ? '' : ` (${section})`}`, '  ')
  }
  if (all.length > most) line(depth, `… and ${count(all.length - most, 'more place')}`)
}

/** "Lee (2001) [retraction]": nobody should follow such a work unawares. */
const nameOf = ({ label, notice }: Step) => (notice === undefined ? label : `${label} [${notice}]`)
const names = (steps: readonly Step[]) => steps.map(nameOf).join(', ')

function show({ entity, definition, narrower, mentions, claims, evidence }: Trace, limit: number): void {
  line(0, `${entity.label} (${entity.kind}): ${count(mentions.length, 'mention')}, ${count(claims.length, 'claim')}`)
  if (definition !== undefined) line(1, `“${definition}”`)
  else if (claims.length === 0) quotes(1, mentions, 3)
  if (narrower.length > 0) line(1, `narrower: ${names(narrower)}`)
  /** Studies already shown in full. */
  const shown = new Set<string>()
  if (claims.length > 0) print('\nClaims')
  for (const claim of claims.slice(0, limit)) showClaim(claim, shown)
  if (claims.length > limit) line(1, `… and ${count(claims.length - limit, 'more claim')} (--limit)`)
  for (const { about, claims: via, studies } of evidence) {
    const link = claims.find(({ id }) => id === via[0])
    print(`\nEvidence on ${about.label} (${about.kind})`)
    if (link) line(1, `because ${said(link)}${via.length > 1 ? ` and ${count(via.length - 1, 'more claim')}` : ''}`)
    for (const study of studies.slice(0, limit)) showStudy(1, study, shown)
    if (studies.length > limit) line(1, `… and ${studies.length - limit} more (--limit)`)
  }
  print()
}

const said = ({ subjects, predicate, objects, polarity, modality }: ClaimStep) =>
  `${names(subjects)} ${polarity === 'negated' ? 'NOT ' : ''}${predicate} ${names(objects)}${modality === 'asserted' ? '' : ` (${modality})`}`

function showClaim(claim: ClaimStep, shown: Set<string>): void {
  line(1, said(claim), '• ')
  quotes(2, claim.quotes, 2)
  for (const publication of claim.publications) {
    line(2, nameOf(publication), '← ')
    for (const study of publication.studies) showStudy(3, study, shown)
  }
}

function showStudy(depth: number, study: StudyStep, shown: Set<string>): void {
  const publications = study.publications.length > 0 ? ` in ${names(study.publications)}` : ''
  const size = study.sampleSize === undefined ? '' : `, n = ${study.sampleSize}`
  const again = shown.has(study.id) && study.findings.length > 0
  line(depth, `${study.design ?? 'study'}${size}${publications}${again ? ' (shown above)' : ''}`, '▸ ')
  if (again) return
  shown.add(study.id)
  const told = new Set(study.findings.flatMap((finding) => finding.quotes.map(({ passage }) => passage)))
  quotes(
    depth + 1,
    study.quotes.filter(({ passage }) => !told.has(passage)),
    1,
  )
  // Findings told in the same words stand together above them.
  for (const findings of groupByWords(study.findings)) {
    for (const finding of findings) line(depth + 1, `${finding.label}${arms(finding)}`, '= ')
    quotes(depth + 2, findings[0]?.quotes ?? [], 1)
  }
}

function groupByWords(findings: readonly FindingStep[]): FindingStep[][] {
  const groups = new Map<string, FindingStep[]>()
  for (const finding of findings) {
    const { passage = finding.id, text = '' } = finding.quotes[0] ?? {}
    const key = `${passage} ${text}`
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups.values()]
}

function arms({ interventions, comparators }: FindingStep): string {
  const sides = [interventions, comparators].filter((side) => side.length > 0).map(names)
  return sides.length === 0 ? '' : ` (${sides.join(' vs ')})`
}

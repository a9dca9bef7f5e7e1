// Compares a graph with a careful reader's annotation of the same text: the measures of shared/tools/score-graph.mjs.
import { ENTITY_KINDS, type EntityKind, type GraphNode } from '../../graph/schema.js'
import type { Graph } from '../../src/index.js'
import { type Gold, type GoldEntity, type GoldFinding, named, type View, viewOf } from './gold.js'
import { alike, type Figures, f1, type NameTest, ratio, same } from './names.js'
import { citations, publications, studies } from './works.js'

type Loose = Readonly<Record<string, unknown>>

/** Figures by layer: provenance, publications, citations, entities, studies, findings, claims. */
export function measureGraph(graph: Graph, gold: Gold, text: string): Record<string, Figures> {
  const view = viewOf(graph, gold)
  const figures: Record<string, Figures> = { provenance: provenance(graph, text) }
  if (!gold.publications.some(({ number }) => number != null)) figures.publications = publications(view, gold)
  figures.citations = citations(view, gold)
  Object.assign(figures, entities(view, gold))
  if (gold.studies?.length) figures.studies = studies(view, gold)
  Object.assign(figures, findings(view, gold))
  figures.claims = claims(view, gold)
  return figures
}

function provenance({ nodes, edges }: Graph, text: string): Figures {
  const spans = [...nodes, ...edges].filter((row) => ['Passage', 'CITES', 'MENTIONS', 'STATES'].includes(row.kind))
  const broken = (spans as unknown as { start: number; end: number; text: string }[]).filter(
    (span) => text.slice(span.start, span.end) !== span.text,
  )
  const near = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  const reached = new Set<string>()
  for (const { kind, source, target } of edges) {
    near.get(source)?.push(target)
    near.get(target)?.push(source)
    if (['CITES', 'MENTIONS', 'STATES', 'HAS_PASSAGE'].includes(kind)) reached.add(source).add(target)
  }
  for (const id of reached) for (const other of near.get(id) ?? []) reached.add(other)
  return { spans: spans.length, broken: broken.length, adrift: nodes.filter(({ id }) => !reached.has(id)).length }
}

function entities({ ofKind, edgesOf }: View, gold: Gold): Record<string, Figures> {
  const mentioned = new Set(edgesOf('MENTIONS').map(({ target }) => target))
  const all = ofKind(...ENTITY_KINDS).filter(({ id }) => mentioned.has(id))
  const match = (one: GoldEntity, node: GraphNode, typed: boolean, test: NameTest) =>
    (!typed || [one.type, ...(one.altTypes ?? [])].includes(node.kind as EntityKind)) && named(one.names, node, test)
  const measure = (wanted: readonly GoldEntity[], pool: readonly GraphNode[]): Figures => {
    const recall = (list: readonly GoldEntity[], typed: boolean, test: NameTest) =>
      ratio(list.filter((one) => all.some((node) => match(one, node, typed, test))).length, list.length)
    const core = wanted.filter((one) => one.core)
    const right = pool.filter((node) => gold.entities.some((one) => match(one, node, true, alike)))
    const precision = ratio(right.length, pool.length)
    const recallCore = recall(core, true, alike)
    return {
      recallCore,
      recallCoreExactName: recall(core, true, same),
      recallCoreAnyKind: recall(core, false, alike),
      recallAll: recall(wanted, true, alike),
      precision,
      f1: f1(precision, recallCore),
      core: core.length,
      graph: pool.length,
    }
  }
  const figures: Record<string, Figures> = { entities: measure(gold.entities, all) }
  for (const kind of ENTITY_KINDS)
    figures[`entities.${kind}`] = measure(
      gold.entities.filter(({ type }) => type === kind),
      all.filter((node) => node.kind === kind),
    )
  return figures
}

const MAIN = ['value', 'interventionValue', 'comparatorValue']
const SLOTS = [...MAIN, 'ciLow', 'ciHigh', 'p', 'sdIntervention', 'sdComparator']
const mainNumbers = (finding: Loose) => MAIN.flatMap((slot) => (finding[slot] == null ? [] : Number(finding[slot])))
const equal = (a: number, b: number) => Math.abs(Math.abs(a) - Math.abs(b)) < 1e-9

function findings({ ofKind, targets, goldNames }: View, gold: Gold): Record<string, Figures> {
  const all = ofKind('Finding') as Extract<GraphNode, { kind: 'Finding' }>[]
  const numeric = all.filter((node) => mainNumbers(node).length > 0)
  const near = (one: GoldFinding, node: Loose) =>
    mainNumbers(one).every((value) => mainNumbers(node).some((other) => equal(value, other)))
  const exact = (one: GoldFinding, node: Loose) => {
    const [a, b] = [mainNumbers(one), mainNumbers(node)]
    return a.length === b.length && a.every((value, i) => equal(value, b[i] as number))
  }
  const leadsTo = (kind: string, id: string, name: string | null | undefined) =>
    !name || targets(kind, id).some((node) => named(goldNames(name), node))
  const wanted = (gold.findings ?? []).filter((one) => mainNumbers(one).length > 0)
  const share = (right: (one: GoldFinding, node: GraphNode) => boolean) =>
    ratio(wanted.filter((one) => numeric.some((node) => right(one, node))).length, wanted.length)
  const precise = numeric.filter((node) =>
    wanted.some(
      (one) =>
        near(one, node) || SLOTS.some((slot) => one[slot] != null && mainNumbers(node).includes(Number(one[slot]))),
    ),
  )
  const directional = (gold.findings ?? []).filter((one) => mainNumbers(one).length === 0 && one.direction)
  const directed = directional.filter((one) =>
    all.some((node) => node.direction === one.direction && leadsTo('OF_OUTCOME', node.id, one.outcome)),
  )
  return {
    findings: {
      recallNumbers: share(near),
      recallSlots: share(exact),
      recallFull: share(
        (one, node) =>
          exact(one, node) &&
          leadsTo('OF_OUTCOME', node.id, one.outcome) &&
          leadsTo('OF_INTERVENTION', node.id, one.intervention) &&
          leadsTo('VERSUS', node.id, one.comparator),
      ),
      precision: ratio(precise.length, numeric.length),
      gold: wanted.length,
      graph: numeric.length,
    },
    'findings.directional': {
      recall: ratio(directed.length, directional.length),
      gold: directional.length,
      graph: all.length - numeric.length,
    },
  }
}

function claims({ ofKind, targets, goldNames }: View, gold: Gold): Figures {
  const all = ofKind('Claim').map((node) => ({
    predicate: (node as Extract<GraphNode, { kind: 'Claim' }>).predicate,
    subjects: targets('SUBJECT', node.id),
    objects: targets('OBJECT', node.id),
  }))
  type One = Gold['claims'][number]
  const about = (id: string, nodes: readonly GraphNode[]) => nodes.some((node) => named(goldNames(id), node))
  const ends = (one: One, { subjects, objects }: (typeof all)[number]) =>
    (about(one.subject, subjects) && about(one.object, objects)) ||
    (['ASSOCIATED_WITH', 'EQUIVALENT_TO'].includes(one.predicate) &&
      about(one.object, subjects) &&
      about(one.subject, objects))
  const match = (one: One, claim: (typeof all)[number]) =>
    [one.predicate, ...(one.altPredicates ?? [])].includes(claim.predicate) && ends(one, claim)
  const recall = (list: readonly One[], test: typeof ends) =>
    ratio(list.filter((one) => all.some((claim) => test(one, claim))).length, list.length)
  const core = gold.claims.filter((one) => one.core)
  const recallCore = recall(core, match)
  const precision = ratio(all.filter((claim) => gold.claims.some((one) => match(one, claim))).length, all.length)
  return {
    recallCore,
    recallAll: recall(gold.claims, match),
    recallCoreEnds: recall(core, ends),
    precision,
    f1: f1(precision, recallCore),
    core: core.length,
    graph: all.length,
  }
}

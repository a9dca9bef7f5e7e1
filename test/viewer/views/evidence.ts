// Small graphs for the charts and tables: who found what, of what, for which outcome.
import type { EdgeKind, GraphEdge, GraphNode } from '../../../graph/schema.js'
import { type GraphIndex, indexGraph } from '../../../viewer/model.js'

/** Nodes by id, `kind:name`; a label is the name unless given. */
export class Evidence {
  private readonly nodes = new Map<string, GraphNode>()
  private readonly edges: GraphEdge[] = []

  node(id: string, more: object = {}): string {
    const [prefix = '', name = ''] = id.split(/:(.*)/s)
    const kind = prefix.charAt(0).toUpperCase() + prefix.slice(1)
    if (!this.nodes.has(id)) this.nodes.set(id, { id, kind, label: name, aliases: [], ...more } as unknown as GraphNode)
    return id
  }

  edge(kind: EdgeKind, source: string, target: string, more: object = {}): this {
    const id = `${kind}:${this.node(source)}>${this.node(target)}`
    this.edges.push({ id, kind, source, target, ...more } as unknown as GraphEdge)
    return this
  }

  /** A finding `name` of a study, with its outcome and intervention where given. */
  finding(
    name: string,
    finding: object,
    {
      study,
      n,
      year,
      of,
      outcome,
      ...more
    }: Partial<Record<'study' | 'of' | 'outcome' | 'design', string>> & {
      n?: number
      year?: string
    } = {},
  ): this {
    const id = this.node(`finding:${name}`, { measure: 'direction', ...finding })
    if (study !== undefined) {
      this.node(`study:${study}`, { ...(n === undefined ? {} : { sampleSize: n }), ...more })
      this.edge('FOUND', `study:${study}`, id)
      if (year !== undefined) {
        this.node(`publication:${study}`, { label: `${study} (${year})`, year, authors: [study], citationKey: study })
        this.edge('REPORTS', `publication:${study}`, `study:${study}`)
      }
    }
    if (outcome !== undefined) this.edge('OF_OUTCOME', id, `outcome:${outcome}`)
    if (of !== undefined) this.edge('OF_INTERVENTION', id, `intervention:${of}`)
    return this
  }

  claim(name: string, subject: string, object: string, more: object = {}): this {
    const id = this.node(`claim:${name}`, {
      predicate: 'INCREASES',
      polarity: 'positive',
      modality: 'asserted',
      passageCount: 1,
      publicationCount: 0,
      ...more,
    })
    return this.edge('SUBJECT', id, subject).edge('OBJECT', id, object)
  }

  index(): GraphIndex {
    const nodes = [...this.nodes.values()]
    return indexGraph({
      format: 'evigraph-view',
      version: 1,
      title: '',
      tool: '',
      schemaVersion: '1',
      graph: { nodes, edges: this.edges },
      positions: { bands: [], organic: [] },
      messages: [],
      sha256: '',
    })
  }
}

export const all = (index: GraphIndex) => new Uint8Array(index.nodes.length).fill(1)
export const numberOf = (index: GraphIndex, id: string): number => {
  const node = index.nodeAt.get(id)
  if (node === undefined) throw new Error(`no node ${id}`)
  return node
}
export const names = (index: GraphIndex, nodes: Iterable<number>) =>
  [...nodes].map((node) => index.nodes[node]?.label ?? '?')

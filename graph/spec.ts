// How graph/schema.ts describes a kind of node or edge.

/** How a property's value is stored. `strings` is a list; `integer` and `number` are finite. */
export type PropertyType = 'string' | 'strings' | 'integer' | 'number'

export interface PropertySpec {
  readonly type: PropertyType
  readonly doc: string
  readonly required?: true
  /** The closed set of values, where there is one. */
  readonly values?: readonly string[]
}

export interface NodeSpec {
  readonly doc: string
  /** Equivalent or nearest term elsewhere: Biolink, SKOS, CiTO, PROV, SEPIO … */
  readonly sameAs?: string
  readonly props: Readonly<Record<string, PropertySpec>>
}

export interface EdgeSpec {
  readonly doc: string
  readonly sameAs?: string
  /** Every legal pair [from, to]. */
  readonly ends: readonly (readonly [NodeKindName, NodeKindName])[]
  /** True where `[start, end)` with `text` quotes the document of the source passage. */
  readonly span?: true
  readonly props: Readonly<Record<string, PropertySpec>>
}

/** Named here so that ends can be checked while the table is still being declared. */
export type NodeKindName =
  | 'Document'
  | 'Passage'
  | 'Publication'
  | 'Author'
  | 'Study'
  | 'Finding'
  | 'Concept'
  | 'Intervention'
  | 'Condition'
  | 'Population'
  | 'Outcome'
  | 'Claim'

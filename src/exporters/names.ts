// Names and ids that no program takes for something of its own.

/**
 * Names that Gephi, Cytoscape, networkx, igraph or their file formats read as something else. An attribute of ours
 * never has one; a format writes those it needs itself, in the sense its readers give them.
 */
export const RESERVED: ReadonlySet<string> = new Set(
  'id label name key source target type kind interaction shared_name suid selected x y z r g b a color size weight start end timestamp pid nodes links edges value viz interval'.split(
    ' ',
  ),
)

/** Names of columns that every table has, or that belong to one of the two shapes. */
export const FIXED = { id: 'node_id', kind: 'node_kind', edge: 'edge_id', relation: 'relation' } as const

/** What the schema's own properties are called where their name is reserved. */
const RENAMED: Readonly<Record<string, string>> = {
  value: 'effect_value',
  start: 'start_offset',
  end: 'end_offset',
  type: 'publication_type',
}

/** The column name of a property: lower_snake_case ASCII, not reserved; perhaps not yet unique. */
export function columnName(property: string, declared = false): string {
  const snake = property
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const name = /^[a-z]/.test(snake) ? snake : `attr_${snake}`.replace(/_+$/, '')
  if (!RESERVED.has(name)) return name
  return declared && Object.hasOwn(RENAMED, name) ? (RENAMED[name] as string) : `attr_${name}`
}

/** `name`, or with the first number that makes it unlike all of `taken`, which it joins. */
export function unique(name: string, taken: Set<string>): string {
  let free = name
  for (let i = 2; taken.has(free); i++) free = `${name}_${i}`
  taken.add(free)
  return free
}

const SAFE_ID = /^[A-Za-z](?:[A-Za-z0-9.:-]|_(?!x))*$/

/**
 * An id that all programs take: a letter, then letters, digits and _.:-. Other characters become `_xHHHH_`, so that
 * ids that differ go on to differ.
 */
export function fileId(id: string): string {
  if (SAFE_ID.test(id)) return id
  const escaped = id.replace(/_(?=x)|[^A-Za-z0-9_.:-]/g, escapeUnit)
  return /^[A-Za-z]/.test(escaped) ? escaped : `id_x_${escaped}`
}

const escapeUnit = (unit: string) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

// The rules that Gephi, Cytoscape, networkx and igraph have for keys and ids of GEXF and GraphML files, as a linter.

const ID = /^[A-Za-z][A-Za-z0-9_.:-]*$/
const NAME = /^[a-z][a-z0-9_]*$/
/** Taken for something else where they are names of attributes of ours; only those of a format's own sense are let by. */
const RESERVED =
  'id label name key source target type kind interaction shared_name suid selected x y z r g b a color size weight start end timestamp pid nodes links edges value viz interval'.split(
    ' ',
  )
const GRAPHML_OWN = { node: ['label', 'name', 'x', 'y', 'size', 'color'], edge: ['label', 'interaction', 'weight'] }

interface Tag {
  name: string
  at: number
  attributes: Readonly<Record<string, string>>
}

/** Well-formedness is xmllint's business. */
function tagsOf(xml: string): Tag[] {
  return [...xml.matchAll(/<([A-Za-z][\w:]*)((?:\s+[\w:.-]+="[^"]*")*)\s*\/?>/g)].map((match) => ({
    name: match[1] as string,
    at: match.index,
    attributes: Object.fromEntries(
      [...(match[2] as string).matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
  }))
}

/** What both formats want of nodes and edges. */
function lintElements(tags: readonly Tag[], complain: (problem: string) => void): void {
  const nodes = tags.filter(({ name }) => name === 'node')
  const edges = tags.filter(({ name }) => name === 'edge')
  const ids = new Set(nodes.map(({ attributes }) => attributes.id))
  if (ids.size !== nodes.length) complain('a node id is used twice')
  if (new Set(edges.map(({ attributes }) => attributes.id)).size !== edges.length)
    complain('an edge id is used twice, or missing')
  for (const { attributes } of [...nodes, ...edges])
    if (!ID.test(attributes.id ?? '')) complain(`the id ${attributes.id} is not safe`)
  for (const { attributes } of edges)
    for (const end of [attributes.source, attributes.target])
      if (!ids.has(end)) complain(`an edge ends at ${end}, which is no node`)
  if ((edges[0]?.at ?? Infinity) < (nodes.at(-1)?.at ?? 0)) complain('an edge stands before a node')
  for (const { name } of tags)
    if (['default', 'hyperedge', 'port'].includes(name)) complain(`<${name}> is not read by all`)
}

export function lintGraphml(xml: string): string[] {
  const problems: string[] = []
  const complain = (problem: string) => void problems.push(problem)
  const tags = tagsOf(xml)
  const [root] = tags
  if (root?.name !== 'graphml' || root.attributes.xmlns !== 'http://graphml.graphdrawing.org/xmlns')
    complain('the root has not the name and namespace of GraphML')
  const graphs = tags.filter(({ name }) => name === 'graph')
  if (graphs.length !== 1 || graphs[0]?.attributes.edgedefault !== 'directed')
    complain('there must be one directed graph')
  const keys = tags.filter(({ name }) => name === 'key')
  const seen = new Set<string>()
  const ids = new Map<string, string>()
  for (const { at, attributes } of keys) {
    const { for: of = '', 'attr.name': name = '', 'attr.type': type = '', id = '' } = attributes
    if (at > (graphs[0]?.at ?? 0)) complain(`the key ${name} stands behind the graph`)
    if (!['node', 'edge', 'graph'].includes(of)) complain(`the key ${name} is for "${of}"`)
    if (!['string', 'int', 'long', 'double', 'boolean'].includes(type))
      complain(`the key ${name} has the type "${type}"`)
    if (!NAME.test(name)) complain(`the key "${name}" is no lower_snake_case`)
    if (RESERVED.includes(name) && !GRAPHML_OWN[of as 'node' | 'edge']?.includes(name)) complain(`${name} is reserved`)
    if (seen.has(`${of} ${name}`)) complain(`${of}s have two keys "${name}"`)
    seen.add(`${of} ${name}`)
    if (ids.has(id)) complain(`two keys have the id ${id}`)
    ids.set(id, of)
  }
  for (const [, key = '', text] of xml.matchAll(/<data key="([^"]*)">([^<]*)<\/data>/g)) {
    if (!ids.has(key)) complain(`data of the unknown key ${key}`)
    if (text === '') complain(`data of ${key} is empty`)
  }
  const firstNode = tags.find(({ name }) => name === 'node')?.at ?? 0
  for (const { at, name, attributes } of tags)
    if (name === 'data' && ids.get(attributes.key ?? '') === 'graph' && at > firstNode)
      complain('data of the graph stands behind a node')
  for (const { name, attributes } of tags)
    if (name === 'edge' && 'directed' in attributes) complain('an edge has a direction of its own')
  lintElements(tags, complain)
  return problems
}

export function lintGexf(xml: string): string[] {
  const problems: string[] = []
  const complain = (problem: string) => void problems.push(problem)
  const tags = tagsOf(xml)
  const root = tags[0]?.attributes ?? {}
  if (root.xmlns !== 'http://www.gexf.net/1.2draft' || root.version !== '1.2')
    complain('the root is not that of GEXF 1.2')
  if (root['xmlns:viz'] !== 'http://www.gexf.net/1.2draft/viz') complain('the namespace of viz is not that of GEXF 1.2')
  const graph = tags.find(({ name }) => name === 'graph')?.attributes
  if (graph?.mode !== 'static' || graph.defaultedgetype !== 'directed')
    complain('the graph must be static and directed')
  const declared = { node: new Set<string>(), edge: new Set<string>() }
  let of: keyof typeof declared = 'node'
  for (const { name, attributes } of tags) {
    if (name === 'attributes' && attributes.class !== 'node' && attributes.class !== 'edge')
      complain(`attributes of the class "${attributes.class}"`)
    if (name === 'attributes') of = attributes.class as keyof typeof declared
    if (name === 'attribute') {
      const { id = '', title, type = '' } = attributes
      if (id !== title) complain(`the attribute ${id} has another title`)
      if (!['string', 'integer', 'long', 'double', 'boolean'].includes(type)) complain(`${id} has the type "${type}"`)
      if (!NAME.test(id)) complain(`the attribute "${id}" is no lower_snake_case`)
      if (RESERVED.includes(id)) complain(`${id} is reserved`)
      if (declared[of]?.has(id)) complain(`${of}s have two attributes "${id}"`)
      declared[of]?.add(id)
    }
    if (name === 'node' || name === 'edge') of = name
    if (name === 'attvalue' && !declared[of].has(attributes.for ?? ''))
      complain(`a value of the unknown ${attributes.for}`)
    if (name === 'attvalue' && attributes.value === '') complain(`a value of ${attributes.for} is empty`)
    if (name === 'viz:color' && 'a' in attributes) complain('a colour has an alpha value')
    if (name === 'edge' && 'type' in attributes) complain('an edge has a type of its own')
    if (name === 'edge' && !(Number(attributes.weight) > 0)) complain('an edge has no weight above 0')
  }
  lintElements(tags, complain)
  return problems
}

// A graph with every trap that files for network analysis are known to fall into, as the text of a graph.json.

export const LONG_ID = `passage:${'x'.repeat(292)}`
export const ODD_ID = '1 = "one"\t_x0031_ <é>'
/** An emoji stands across the place where texts are cut off. */
export const LONG_TEXT = `${'a'.repeat(1998)}😀${'b'.repeat(1000)}`

type Attributes = Readonly<Record<string, unknown>>
const node = (id: string, kind: string, label: string, attributes: Attributes = {}) => ({
  key: id,
  attributes: { id, kind, label, ...attributes },
})
const edge = (id: string, kind: string, source: string, target: string, attributes: Attributes = {}) => ({
  key: id,
  source,
  target,
  attributes: { id, kind, ...attributes },
})

const span = (start: number, text: string) => ({ start, end: start + text.length, text })

const nodes = [
  node('author:lee', 'Author', 'Lee', { family: 'Lee', given: 'A. B.' }),
  node('author:who', 'Author', 'World Health Organization', { family: 'World Health Organization' }),
  node('claim:1', 'Claim', 'trust INCREASES worry', {
    predicate: 'INCREASES',
    polarity: 'positive',
    modality: 'hedged',
    passageCount: 1,
    publicationCount: 1,
  }),
  node('claim:2', 'Claim', 'trust INCREASES worry (negated)', {
    predicate: 'INCREASES',
    polarity: 'negated',
    modality: 'asserted',
    passageCount: 1,
    publicationCount: 0,
  }),
  node('concept:trust', 'Concept', 'Trust & "care" <b> ]]> ünï 😀 שלום', {
    aliases: ['trust', 'Vertrauen; faith'],
    definition: 'Line one\nline two\r\nthree\ttab',
  }),
  node('document:trials/Über sicht.md', 'Document', 'Review', {
    uri: 'trials/Über sicht.md',
    format: 'markdown',
    sha256: '00',
  }),
  node('finding:1', 'Finding', 'd = 1', {
    measure: 'smd',
    value: 1,
    ciLow: -0,
    ciHigh: 1e21,
    p: 1e-7,
    unit: '',
    direction: null,
    flag: false,
    r: 0.5,
    name: 'N',
    pid: 7,
    key: 'k',
    viz: 'v',
    x: 'not a place',
    kINd: 'clash',
    'ärger größe': 1,
    mixed: 3,
    // Beyond what 64 bits hold.
    huge: 2e20,
    nested: { a: [1, 'zwei'] },
    code: '007',
    word: 'NA',
  }),
  node('finding:2', 'Finding', 'd = 2.5', {
    measure: 'smd',
    value: 2.5,
    flag: true,
    Flag: 1,
    mixed: 'three',
    huge: 1,
    word: 'null',
    formula: '@SUM(A1)',
  }),
  node('intervention:calm', 'Intervention', 'calm breathing', { aliases: ['calm breathing'], role: 'treatment' }),
  // `aliases` is empty, the label holds what XML forbids, `note` nothing else.
  node('outcome:worry', 'Outcome', 'wor\u0001ry \ud800!', { aliases: [], note: '\u0002\ufffe' }),
  node(LONG_ID, 'Passage', 'A passage', {
    ...span(0, LONG_TEXT),
    line: 1,
    column: 1,
    paragraph: 0,
    role: 'results',
  }),
  node(ODD_ID, 'Population', 'odd', { aliases: ['=1+1'], sampleSize: 12 }),
  node('publication:lee-2001a', 'Publication', 'Lee & WHO (2001a)', {
    citationKey: 'lee-who-2001a',
    authors: ['Lee', 'World Health Organization'],
    etAl: 'true',
    year: '2001a',
    title: 'Größe & {braces}: 50% of a title that is far longer than the seventy characters of a line',
    container: 'Journal of Ärger',
    doi: '10.1000/a_b(c)1;2-3',
    type: 'article-journal',
  }),
  node('study:lee', 'Study', 'Lee 2001', {
    design: '=HYPERLINK("x")',
    sampleSize: 2 ** 40,
    sample_size: 'seven',
    country: 'France',
  }),
]

const edges = [
  edge('has:1', 'HAS_PASSAGE', 'document:trials/Über sicht.md', LONG_ID, { position: 0 }),
  // The same relation twice between the same two nodes, and two relations between them.
  edge('mentions:1', 'MENTIONS', LONG_ID, 'concept:trust', { ...span(0, 'aa'), confidence: 1 }),
  edge('mentions:2', 'MENTIONS', LONG_ID, 'concept:trust', { ...span(5, 'aaa'), confidence: 0.25 }),
  edge('mentions:3', 'MENTIONS', LONG_ID, 'study:lee', { ...span(9, 'a'), confidence: 1 }),
  edge(`states:${'y'.repeat(300)}`, 'STATES', LONG_ID, 'study:lee', span(1, 'aaa')),
  edge('states:2', 'STATES', LONG_ID, 'claim:1', { ...span(1, 'a\u0007a'), modality: 'hedged', hedge: 'may\nbe' }),
  edge('states:3', 'STATES', LONG_ID, 'claim:2', span(2, 'aa')),
  edge('states:4', 'STATES', LONG_ID, 'finding:1', span(3, 'aa')),
  edge('cites:1', 'CITES', LONG_ID, 'publication:lee-2001a', { ...span(4, 'aaaa'), style: 'narrative' }),
  edge('by:2', 'AUTHORED_BY', 'publication:lee-2001a', 'author:who', { position: 1 }),
  edge('by:1', 'AUTHORED_BY', 'publication:lee-2001a', 'author:lee', { position: 0 }),
  edge('reports:1', 'REPORTS', 'publication:lee-2001a', 'study:lee'),
  edge('found:1', 'FOUND', 'study:lee', 'finding:1', {
    key: 'boom',
    type: 'undirected',
    weight: -9,
    label: 'L',
    interaction: 'pp',
    relation: 'else',
    sure: false,
  }),
  edge('found:2', 'FOUND', 'study:lee', 'finding:2', { sure: true }),
  edge('out:1', 'OF_OUTCOME', 'finding:1', 'outcome:worry'),
  edge('out:2', 'OF_OUTCOME', 'finding:2', 'outcome:worry'),
  edge('arm:1', 'OF_INTERVENTION', 'finding:1', 'intervention:calm'),
  edge('arm:2', 'OF_INTERVENTION', 'finding:2', 'intervention:calm'),
  edge('subject:1', 'SUBJECT', 'claim:1', 'concept:trust'),
  edge('subject:2', 'SUBJECT', 'claim:2', 'concept:trust'),
  edge('object:1', 'OBJECT', 'claim:1', 'outcome:worry'),
  edge('object:2', 'OBJECT', 'claim:2', 'outcome:worry'),
  edge('support:1', 'SUPPORTED_BY', 'claim:1', 'publication:lee-2001a', { passage: LONG_ID }),
  edge('in:1', 'IN_POPULATION', 'claim:1', ODD_ID),
  edge('broader:1', 'BROADER', 'concept:trust', 'concept:trust'),
]

/** JSON has no other way to say minus zero. */
export const GOLDEN = JSON.stringify({
  attributes: { format: 'evigraph', version: 1 },
  options: { type: 'directed', multi: true, allowSelfLoops: true },
  nodes,
  edges,
}).replace('"ciLow":0', '"ciLow":-0')
export const GOLDEN_COUNTS = { nodes: nodes.length, edges: edges.length, merged: edges.length - 1 }

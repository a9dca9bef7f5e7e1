// Refuses a query that would write, or reach outside the graph, before any engine sees it.
import { InputError } from '../types.js'
import { placeIn, type Token, tokensOf } from './cypher.js'

const STARTS = new Set(['MATCH', 'OPTIONAL', 'WITH', 'UNWIND', 'RETURN', 'CALL'])
const WRITES = new Set(['CREATE', 'MERGE', 'SET', 'DELETE', 'DETACH', 'REMOVE', 'DROP', 'ALTER', 'INSERT', 'FOREACH'])
/** Words after a variable called load; after LOAD the grammars want the name of a format. */
const FOLLOWS = new Set(
  'ORDER SKIP LIMIT RETURN WITH WHERE MATCH OPTIONAL UNWIND UNION CALL AS AND OR XOR IN IS THEN ELSE WHEN END ASC DESC'.split(
    ' ',
  ),
)
/** Procedures that only describe the graph. */
const PROCEDURES = /^db\.(labels|relationshiptypes|propertykeys|schema\.\w+)$/
/** Namespaces of functions that compute and nothing else; others may read files or the network. */
const NAMESPACES = new Set(['date', 'datetime', 'localdatetime', 'localtime', 'time', 'duration', 'point', 'vector'])

/** Throws InputError `line:column: why` for a query that does more than read the graph. */
export function checkReadOnly(query: string): void {
  const tokens = tokensOf(query)
  const refuse = (token: Token, why: string): never => {
    throw new InputError(`${placeIn(query, token.start)}: ${why}`)
  }
  const first = tokens[0]
  if (!first) throw new InputError('1:1: the query is empty')
  if (first.type !== 'word' || !STARTS.has(first.text.toUpperCase()))
    refuse(first, `"${first.text}" cannot begin a query here; it must begin with MATCH, WITH, UNWIND, RETURN or CALL {`)
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1]
    const next = tokens[i + 1]
    if (token.text === ';' && token.type === 'symbol' && next) refuse(next, 'only one query at a time')
    // A property, a label or a map's key may be called anything.
    if (token.type === 'name' && before?.text !== '.') checkFunction(tokens, i, refuse)
    if (token.type !== 'word' || '.:|&!$'.includes(before?.text ?? ' ') || next?.text === ':') continue
    const word = token.text.toUpperCase()
    // What follows a variable of that name, and never a clause's first word.
    const opens = next !== undefined && !(next.type === 'symbol' && '.,)]}=<>+-*/%^|;'.includes(next.text))
    if (WRITES.has(word) && opens) refuse(token, `${word} would change the graph; queries only read`)
    if (word === 'LOAD' && next?.type === 'word' && !FOLLOWS.has(next.text.toUpperCase()))
      refuse(token, `LOAD ${next.text} reads outside the graph; queries may not`)
    if (word === 'USE' && before && (before.text === '{' || /^(UNION|ALL)$/i.test(before.text)))
      refuse(token, 'USE leaves the graph; queries may not')
    if (word === 'CALL') checkCall(tokens, i, refuse)
    else if (next?.text === '.') checkFunction(tokens, i, refuse)
  }
}

type Refuse = (token: Token, why: string) => never

/** The dotted name that starts at a token, in lower case, and the index after it. */
function dottedName(tokens: readonly Token[], from: number): [name: string, end: number] {
  let name = ''
  let at = from
  for (;;) {
    name += (tokens[at]?.text ?? '').replaceAll('`', '').toLowerCase()
    if (tokens[at + 1]?.text !== '.') return [name, at + 1]
    name += '.'
    at += 2
  }
}

function checkCall(tokens: readonly Token[], at: number, refuse: Refuse): void {
  const next = tokens[at + 1]
  if (!next || next.text === '{' || next.text === '(') return
  const [name] = dottedName(tokens, at + 1)
  if (!PROCEDURES.test(name)) refuse(next, `the procedure ${name} may reach outside the graph; queries may not`)
}

function checkFunction(tokens: readonly Token[], at: number, refuse: Refuse): void {
  const [name, end] = dottedName(tokens, at)
  const token = tokens[at] as Token
  const called = tokens[end]?.text === '('
  if (called && !NAMESPACES.has(token.text.toLowerCase()))
    refuse(token, `the function ${name} may reach outside the graph; queries may not`)
}

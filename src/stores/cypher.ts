// Cypher in tokens: enough to judge a query's clauses without parsing it.

export interface Token {
  /** `name` is quoted by backticks; comments and blanks are left out. */
  type: 'word' | 'name' | 'string' | 'number' | 'parameter' | 'symbol'
  text: string
  start: number
  end: number
  /** How many brackets of any kind are open around it. */
  depth: number
}

const WORD = /[\p{L}\p{N}_]/u

export function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  let depth = 0
  let at = 0
  const add = (type: Token['type'], end: number) => {
    tokens.push({ type, text: query.slice(at, end), start: at, end, depth })
    at = end
  }
  while (at < query.length) {
    const char = query[at] as string
    if (/\s/.test(char)) at++
    else if (query.startsWith('//', at)) at = endOf(query, '\n', at)
    else if (query.startsWith('/*', at)) at = endOf(query, '*/', at + 2)
    else if (char === "'" || char === '"') add('string', stringEnd(query, at))
    else if (char === '`') add('name', endOf(query, '`', at + 1))
    else if (char === '$') add('parameter', query[at + 1] === '`' ? endOf(query, '`', at + 2) : wordEnd(query, at + 1))
    else if (WORD.test(char)) add(/\d/.test(char) ? 'number' : 'word', wordEnd(query, at))
    else {
      if (')]}'.includes(char)) depth = Math.max(0, depth - 1)
      add('symbol', at + 1)
      if ('([{'.includes(char)) depth++
    }
  }
  return tokens
}

function endOf(query: string, mark: string, from: number): number {
  const at = query.indexOf(mark, from)
  return at === -1 ? query.length : at + mark.length
}

function stringEnd(query: string, from: number): number {
  let at = from + 1
  while (at < query.length && query[at] !== query[from]) at += query[at] === '\\' ? 2 : 1
  return Math.min(at + 1, query.length)
}

function wordEnd(query: string, from: number): number {
  let at = from
  while (at < query.length && WORD.test(query[at] as string)) at++
  return Math.max(at, from)
}

/** `line:column` of an offset, from 1. */
export function placeIn(query: string, offset: number): string {
  const before = query.slice(0, offset)
  return `${before.split('\n').length}:${offset - before.lastIndexOf('\n')}`
}

// Names the aggregates of a RETURN: beside an unnamed one, Grafeo gives a node as its internal number.
import { type Token, tokensOf } from './cypher.js'

const AGGREGATES = new Set([
  'count',
  'collect',
  'sum',
  'avg',
  'min',
  'max',
  'stdev',
  'stdevp',
  'percentilecont',
  'percentiledisc',
])
const ENDS = new Set(['ORDER', 'SKIP', 'OFFSET', 'LIMIT', 'UNION', 'NEXT'])

/** The query with "AS `count(*)`" where a column has no name; the columns are called as before. */
export function withAliases(query: string): string {
  const tokens = tokensOf(query)
  let result = ''
  let copied = 0
  for (const [i, token] of tokens.entries()) {
    if (!isWord(token, 'RETURN') || token.depth !== 0) continue
    for (const item of itemsFrom(tokens, isWord(tokens[i + 1], 'DISTINCT') ? i + 2 : i + 1)) {
      const first = item[0]
      const last = item.at(-1)
      if (!first || !last || item.some((part) => part.depth === 0 && isWord(part, 'AS')) || !aggregates(item)) continue
      const text = query.slice(first.start, last.end)
      if (text.includes('`')) continue
      result += `${query.slice(copied, last.end)} AS \`${text}\``
      copied = last.end
    }
  }
  return result + query.slice(copied)
}

const isWord = (token: Token | undefined, word: string) => token?.type === 'word' && token.text.toUpperCase() === word

function itemsFrom(tokens: readonly Token[], from: number): Token[][] {
  const items: Token[][] = [[]]
  for (const token of tokens.slice(from)) {
    if (token.depth === 0 && (token.text === ';' || (token.type === 'word' && ENDS.has(token.text.toUpperCase()))))
      break
    if (token.depth === 0 && token.text === ',') items.push([])
    else items.at(-1)?.push(token)
  }
  return items
}

const aggregates = (item: readonly Token[]) =>
  item.some(({ type, text }, i) => type === 'word' && AGGREGATES.has(text.toLowerCase()) && item[i + 1]?.text === '(')

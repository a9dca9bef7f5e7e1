// What Grafeo throws, as one line with its place.
import { InputError } from '../types.js'
import { placeIn, tokensOf } from './cypher.js'

/** An InputError for what the user can mend; others as they are. `file` names the database where there is one. */
export function grafeoError(error: unknown, file?: string): Error {
  const { message, name } = error as Error
  if (error instanceof InputError || name === 'InputError') return new InputError(message)
  const [, code, text = ''] = /GRAFEO-([A-Z]\d+):\s*([\s\S]*)/.exec(message) ?? []
  if (code?.startsWith('Q')) return new InputError(queryError(text))
  if (code === 'X001')
    return new InputError(`${file ?? 'the database'}: another program is writing to it; try again later`)
  if (/no space left|os error 28/i.test(message))
    return new InputError(`${file ?? 'the database'}: the disk is full; free some space and load again`)
  if (/read-only transaction/.test(message))
    return new InputError('the query would change the graph; queries only read')
  if (file !== undefined || code !== undefined) {
    const reason = (code === undefined ? message : text).split('\n')[0]
    return new InputError(`${file ?? 'the database'}: ${reason}`)
  }
  return error as Error
}

/** The engine gives no place for a name it does not know: the last one in the query is it, since what comes later sees less. */
export function withPlace(error: Error, query: string): Error {
  const name = /(?:Undefined variable|Unknown function) '([^']+)'/.exec(error.message)?.[1]
  const last = tokensOf(query).findLast(({ text }) => text.toLowerCase() === name?.toLowerCase())
  return last && !/^\d+:/.test(error.message)
    ? new InputError(`${placeIn(query, last.start)}: ${error.message}`)
    : error
}

/** "syntax error: [Cypher] Expected RParen\n  --> query:1:18 …" → "1:18: syntax error: Expected RParen". */
function queryError(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  const place = /-->\s*query:(\d+:\d+)/.exec(text)?.[1]
  const help = rest.map((line) => /help:\s*(.*)/.exec(line)?.[1]).find((line) => line !== undefined)
  return `${place === undefined ? '' : `${place}: `}${first.replace('[Cypher] ', '')}${help === undefined ? '' : ` (${help})`}`
}

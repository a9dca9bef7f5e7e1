// What the Neo4j driver throws, as one line that says what to do.
import { InputError } from '../types.js'

interface Where {
  address: string
  user?: string | undefined
  database?: string | undefined
}

const RULES: readonly (readonly [match: RegExp, say: (where: Where, message: string) => string])[] = [
  [
    /^(ServiceUnavailable|SessionExpired)$/,
    ({ address }) => `${address}: no Neo4j answers there; start the server or mend the address`,
  ],
  [
    /Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired)/,
    ({ address, user }) =>
      user === undefined
        ? `${address}: wants a user; give --user (or NEO4J_USER) and NEO4J_PASSWORD`
        : `${address}: refuses the user "${user}" with this password; check --user (or NEO4J_USER) and NEO4J_PASSWORD`,
  ],
  [
    /Security\./,
    ({ address, user }) =>
      `${address}: the user "${user ?? ''}" may not do this; ask for the rights to write and to create constraints`,
  ],
  [
    /Database\.DatabaseNotFound/,
    ({ address, database }) =>
      `${address}: has no database "${database ?? ''}"; "SHOW DATABASES" lists them; mend --database`,
  ],
  [
    /Database\.DatabaseUnavailable|DatabaseNotFound/,
    ({ address, database }) => `${address}: the database "${database ?? 'neo4j'}" is stopped; start it and try again`,
  ],
  [
    /NotALeader|ReadOnly|WriteOnReadOnly/i,
    ({ address }) =>
      `${address}: only reads (a replica, or a read-only database); give the cluster’s neo4j:// address, or a server that writes`,
  ],
  [/Transaction(TimedOut|\.TransactionTimedOut)/, () => 'the query took longer than it may and was ended (--timeout)'],
  [
    /OutOfMemory|MemoryPoolOutOfMemory/,
    ({ address }) =>
      `${address}: ran out of memory for this; load with a smaller --batch, or raise the server’s memory settings`,
  ],
]
const DISK = /no space left|disk (is )?full|not enough (disk )?space|StorageFull|quota exceeded/i

/** An InputError for what the user can mend; others as they are. No password is in any of them. */
export function neo4jError(error: unknown, where: Where): Error {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (error instanceof InputError || !(error instanceof Error)) return error as Error
  const all = [message, ...causesOf(error)].join('\n')
  if (DISK.test(all))
    return new InputError(`${where.address}: the server’s disk is full; free some space there and load again`)
  // The driver's own words; it gives them no code that tells them from others.
  if (/Bolt protocol version|responded HTTP/.test(message))
    return new InputError(
      `${where.address}: no Neo4j that evigraph can talk to; evigraph needs Neo4j 5 or later, at its Bolt port (7687)`,
    )
  const rule = RULES.find(([match]) => match.test(code))
  if (rule) return new InputError(rule[1](where, message))
  if (/AccessMode|read access mode/.test(`${code} ${message}`))
    return new InputError('the query would change the graph; queries only read')
  if (/^Neo\.ClientError\.Statement\./.test(code)) return new InputError(statementError(message))
  if (/^Neo\./.test(code)) return new InputError(`${where.address}: ${message.split('\n')[0]}`)
  return error
}

function causesOf(error: Error): string[] {
  const { cause } = error
  return cause instanceof Error ? [cause.message, ...causesOf(cause)] : []
}

/** "Invalid input … (line 1, column 7 (offset: 6))\n…" → "1:7: Invalid input …". */
function statementError(message: string): string {
  const [, line, column] = /\(line (\d+), column (\d+)/.exec(message) ?? []
  const first = message.split('\n')[0]?.replace(/\s*\(line \d+, column \d+.*$/, '') ?? message
  return line === undefined ? first : `${line}:${column}: ${first}`
}

// Small things about requests and responses.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { scriptHashes } from '../exporters/html/page.js'
import { InputError } from '../types.js'

/** Bytes of a request's body. */
const LONGEST_BODY = 64 << 10

/** What every response says; none lets another origin read it. */
export const headersFor = (page: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${scriptHashes(page)}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'worker-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
})

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
): void {
  const length = String(Buffer.byteLength(body))
  response.writeHead(status, { ...headers, 'content-type': `${type}; charset=utf-8`, 'content-length': length })
  response.end(body)
}

/** A request that cannot be answered; the message is for whoever wrote it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    reason: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(reason)
  }
}

/** The JSON object in a request's body. Throws InputError. */
export function objectIn(body: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch (error) {
    throw new InputError(`the request is not JSON: ${(error as Error).message}`)
  }
  if (!isObject(value)) throw new InputError('the request must be an object')
  return value
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export async function bodyOf(request: IncomingMessage): Promise<string> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new Refused(415, 'the request must be application/json')
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += (chunk as Buffer).length
    // What else is sent has no reader: the connection ends with the answer.
    if (length > LONGEST_BODY)
      throw new Refused(413, `a request may have ${LONGEST_BODY} bytes`, { connection: 'close' })
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

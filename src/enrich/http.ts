// Asks services over the network: paced, with a time limit, again where they are busy, and not for ever.
import type { Asker, Heard } from './ask.js'
import type { Candidate, Request, Service } from './service.js'

export interface HttpOptions {
  /** Name and version of the program that asks. */
  agent: string
  /** Whom the services may write to: they then allow more. */
  email?: string | undefined
  /** Keys to APIs, by service. */
  keys?: Readonly<Record<string, string | undefined>>
  /** Addresses instead of the services' own, by service: of a mirror. */
  addresses?: Readonly<Record<string, string | undefined>>
  /** Of one request, in milliseconds. */
  timeout?: number
  /** ISO 8601; goes with every answer. */
  today: string
  /** First pause before another attempt, in milliseconds; each is twice as long as the one before. */
  pause?: number
}

/** Attempts for one request. */
const ATTEMPTS = 4
/** Requests without an answer, one after the other, until a service is given up. */
const FAILURES = 3
/** Without a connection: no network, no such name, nobody there. Until a service has answered once, it is not waited for. */
const UNREACHABLE = new Set(
  'ENOTFOUND EAI_AGAIN EAI_FAIL ECONNREFUSED ENETUNREACH ENETDOWN EHOSTUNREACH EHOSTDOWN EADDRNOTAVAIL EACCES EPERM ETIMEDOUT UND_ERR_CONNECT_TIMEOUT'.split(
    ' ',
  ),
)
/** A failed connection that took longer, in milliseconds, is not tried again. */
const QUICK = 2000
/** Longest pause that a service can ask for without being given up, in milliseconds. */
const PATIENCE = 60_000
/** Bytes of an answer. */
const LARGEST = 1 << 24

interface Line {
  service: Service
  /** When the next request may start, on the clock of `performance.now()`. */
  next: number
  /** Milliseconds between requests, as the service itself has said. */
  told: number
  failures: number
  answered: boolean
  /** Why nothing is asked any more. */
  ended?: string
}

/** Throws nothing: what could not be asked is told with its reason. */
export function http(options: HttpOptions): Asker {
  const lines = new Map<string, Line>()
  return async (service, request) => {
    let line = lines.get(service.name)
    if (!line) {
      line = { service, next: 0, told: 0, failures: 0, answered: false }
      lines.set(service.name, line)
    }
    const heard = await attempts(line, request, options)
    if (!('failed' in heard)) line.failures = 0
    else if (++line.failures >= FAILURES) line.ended ??= `given up after ${FAILURES} failures (${heard.failed})`
    return heard
  }
}

async function attempts(line: Line, request: Request, options: HttpOptions): Promise<Heard> {
  let failed = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await turn(line, request, options)
    if (line.ended !== undefined) return { failed: line.ended }
    const since = performance.now()
    const result = await once(line, request, options)
    if (Array.isArray(result)) return { fetched: options.today, found: result }
    failed = result.failed
    if (result.unreachable && !line.answered && (attempt > 0 || performance.now() - since > QUICK)) {
      line.ended = failed
      return { failed }
    }
    if (result.wait === undefined) return { failed }
    const wait = Math.max(result.wait, (options.pause ?? 1000) * 2 ** attempt)
    if (wait > PATIENCE) {
      line.ended = `asks to wait ${Math.round(wait / 1000)} s; run again then`
      return { failed: line.ended }
    }
    // For all requests: who is asked to slow down by one is not to be asked by another.
    line.next = Math.max(line.next, performance.now() + wait)
  }
  return { failed }
}

async function turn(line: Line, { kind }: Request, { email }: HttpOptions): Promise<void> {
  const pace = Math.max(line.service.pace(kind, email !== undefined), line.told)
  // Again after each pause, because it may have been prolonged meanwhile; nobody waits for a service that was given up.
  for (
    let wait = line.next - performance.now();
    wait > 0 && line.ended === undefined;
    wait = line.next - performance.now()
  )
    await new Promise((go) => setTimeout(go, wait))
  line.next = performance.now() + pace
}

/** Works, or why there are none; `wait`, in milliseconds, where another attempt makes sense. */
async function once(
  line: Line,
  request: Request,
  options: HttpOptions,
): Promise<Candidate[] | { failed: string; wait?: number; unreachable?: true }> {
  const { agent, email, timeout = 30_000 } = options
  const signal = AbortSignal.timeout(timeout)
  let response: Response
  let body: string | undefined
  try {
    const headers = { accept: 'application/json', 'user-agent': email ? `${agent} (mailto:${email})` : agent }
    response = await fetch(addressOf(line.service, request, options), { headers, signal })
    body = await bodyOf(response)
  } catch (error) {
    if (signal.aborted) return { failed: `no answer within ${timeout / 1000} s`, wait: 0 }
    const { code, words } = causeOf(error)
    return UNREACHABLE.has(code)
      ? { failed: `cannot be reached (${words})`, wait: 0, unreachable: true }
      : { failed: `no answer (${words})`, wait: 0 }
  }
  line.answered = true
  const { status, headers } = response
  line.told = paceIn(headers) ?? line.told
  if (status === 404) return []
  if (status === 429 || status >= 500) return { failed: `answered ${status}`, wait: retryAfter(headers) }
  if (!response.ok) return { failed: `answered ${status}` }
  if (body === undefined) return { failed: `an answer of more than ${LARGEST >> 20} MB` }
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch {
    return { failed: 'an answer that is not JSON' }
  }
  return line.service.read(answer) ?? { failed: 'an answer of another shape than expected' }
}

function addressOf({ name, address }: Service, { path }: Request, { email, keys, addresses }: HttpOptions): string {
  const more = [
    email && `mailto=${encodeURIComponent(email)}`,
    keys?.[name] && `api_key=${encodeURIComponent(keys[name])}`,
  ]
  const query = more.filter(Boolean).join('&')
  const base = (addresses?.[name] ?? address).replace(/\/$/, '')
  return base + path + (query === '' ? '' : (path.includes('?') ? '&' : '?') + query)
}

async function bodyOf(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length
    if (bytes > LARGEST) return undefined
    text += decoder.decode(chunk as Uint8Array, { stream: true })
  }
  return text + decoder.decode()
}

/** Milliseconds, of seconds or a date; the date is compared with the server's own clock. */
function retryAfter(headers: Headers): number {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(value)) return 1000 * Number(value)
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '')
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}

/** Milliseconds between requests by "X-Rate-Limit-Limit: 50" and "X-Rate-Limit-Interval: 1s". */
function paceIn(headers: Headers): number | undefined {
  const limit = Number(headers.get('x-rate-limit-limit') ?? Number.NaN)
  const seconds = Number(/^(\d+)s$/.exec(headers.get('x-rate-limit-interval') ?? '')?.[1])
  return limit >= 1 && seconds >= 0 ? Math.min(10_000, (1000 * seconds) / limit) : undefined
}

/** fetch says only that it failed; its cause says why. */
function causeOf(error: unknown): { code: string; words: string } {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message: string }
  return { code: cause?.code ?? '', words: cause?.code ?? (cause?.message || message) }
}

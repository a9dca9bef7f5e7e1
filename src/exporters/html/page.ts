// The viewer's page as it was built, and a payload put into it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { Served } from '../../../graph/view.js'
import { packageRoot } from '../../data.js'
import { InputError } from '../../types.js'

const PLACEHOLDER = '<script id="evigraph-payload" type="application/json"></script>'
/** In the page's own policy. */
const CONNECT = "connect-src 'self'"
const SCRIPTS = "script-src 'unsafe-inline'"

/** A payload longer than this is compressed, UTF-16 units. */
const LONG = 1 << 20

/** What `npm run build` made of viewer/. Throws InputError where it is missing or another version's. */
export function readPage(file = join(packageRoot(), 'dist/viewer/index.html')): string {
  let page: string
  try {
    page = readFileSync(file, 'utf8')
  } catch {
    throw new InputError(`${file}: the viewer's page is missing; "npm run build" makes it`)
  }
  for (const part of [PLACEHOLDER, CONNECT, SCRIPTS])
    if (page.split(part).length !== 2)
      throw new InputError(`${file}: is not this version's page (${part} must be there once); "npm run build" makes it`)
  return page
}

/** A file of its own: opens from disk and may reach nothing. */
export function* standalone(page: string, payload: Iterable<string>): Generator<string> {
  const [before = '', after = ''] = locked(page).replace(CONNECT, "connect-src 'none'").split(PLACEHOLDER)
  yield before
  const pieces: string[] = []
  let length = 0
  for (const piece of payload) {
    pieces.push(piece)
    length += piece.length
  }
  if (length > LONG) yield* packed(pieces)
  else {
    yield PLACEHOLDER.replace('</script>', '')
    for (const piece of pieces) yield escaped(piece)
  }
  yield `</script>${after}`
}

/** The page of a server, which it asks for its payload. */
export const served = (page: string, about: Served): string =>
  locked(page).replace(
    PLACEHOLDER,
    PLACEHOLDER.replace('></', () => `>${escaped(JSON.stringify(about))}</`),
  )

/** Hashes of the page's own scripts, as a policy names them: no other script may run. */
export const scriptHashes = (page: string): string =>
  [...page.matchAll(/<script(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
    .join(' ')

const locked = (page: string): string => page.replace(SCRIPTS, `script-src ${scriptHashes(page)}`)

/** JSON in which nothing can end a script or begin a comment, and no line ends but where JSON has one. */
const escaped = (text: string): string =>
  text.replace(/[<>&\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Bytes, so many that each piece is whole groups of base64. */
const GROUP = 3 << 16

function* packed(pieces: readonly string[]): Generator<string> {
  yield '<script id="evigraph-payload" type="application/octet-stream" data-encoding="deflate-raw+base64">'
  const bytes = deflateRawSync(Buffer.concat(pieces.map((piece) => Buffer.from(piece))))
  for (let i = 0; i < bytes.length; i += GROUP) yield bytes.toString('base64', i, i + GROUP)
}

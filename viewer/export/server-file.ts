// Has the server behind the page write what is shown, in formats that the page cannot write.
import type { SaveRequest } from '../../graph/view.js'
import { post } from '../server.js'

/** The file's text; `kept` says of every node of the payload whether it is in it. Rejects with one line for the reader. */
export async function fileFromServer(format: string, sha256: string, kept: Uint8Array): Promise<string> {
  const request: SaveRequest = { format, sha256, nodes: bitsOf(kept) }
  const response = await post('export', request)
  const text = await response.text()
  if (!response.ok) throw new Error(`Not saved: ${text.trim()}`)
  return text
}

/** In base64: bit n % 8 of byte n / 8 is the n-th. */
export function bitsOf(list: Uint8Array): string {
  const bytes = new Uint8Array(Math.ceil(list.length / 8))
  list.forEach((on, i) => {
    if (on) bytes[i >> 3] = (bytes[i >> 3] as number) | (1 << (i & 7))
  })
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

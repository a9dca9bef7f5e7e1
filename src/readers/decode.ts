// Bytes → text: UTF-8 (or UTF-16 with its mark), with clear errors for what is not text.
import { InputError, type Source } from '../types.js'

/** The source's text without a leading byte-order mark. Throws InputError for binary bytes and invalid UTF-8. */
export function decode(source: Source): string {
  const { bytes, uri } = source
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  const nul = encoding === 'utf-8' ? bytes.indexOf(0) : -1
  if (nul >= 0)
    throw new InputError(
      `${uri}: byte ${nul} is NUL, so this is not a text file; give PDF, DOCX, HTML, JATS XML, plain text or Markdown`,
    )
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new InputError(
      `${uri}: not valid ${encoding.toUpperCase()}${encoding === 'utf-8' ? ` (first bad byte at ${badByte(bytes)})` : ''}; save the file as UTF-8`,
    )
  }
}

const NAMED_ENCODING =
  /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i

/** The text of XML or HTML in the encoding that it names, UTF-8 where it names none or an unknown one. */
export function decodeMarkup(source: Source): string {
  const head = headOf(source.bytes)
  const match = NAMED_ENCODING.exec(head)
  const name = match?.[1] ?? match?.[2] ?? 'utf-8'
  if (/^utf-?(?:8|16)/i.test(name)) return decode(source)
  try {
    return new TextDecoder(name).decode(source.bytes)
  } catch {
    return decode(source)
  }
}

/** The first characters, ASCII as it is: what a format is recognised by. */
export function headOf(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const head = bytes.subarray(0, 2048)
  if (wide) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
  return new TextDecoder('latin1').decode(head[0] === 0xef && head[1] === 0xbb ? head.subarray(3) : head)
}

/** Offset of the first byte that no valid UTF-8 text can have there. */
function badByte(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (validPrefix(bytes, middle + 1)) low = middle + 1
    else high = middle
  }
  return low
}

function validPrefix(bytes: Uint8Array, length: number): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
    return true
  } catch {
    return false
  }
}

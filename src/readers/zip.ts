// Zip files that hold a document (DOCX, EPUB), unpacked with bounds.
import { unzipSync } from 'fflate'
import { InputError, type Source } from '../types.js'

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** Of all parts together, unpacked: far above any real document's, far below what would fill the memory. */
const LARGEST = 200_000_000

/**
 * The parts whose names pass. `maker`: what saves such files. Throws InputError where the file is damaged, or
 * unpacks to too much.
 */
export function unzip(
  { uri, bytes }: Source,
  isWanted: (name: string) => boolean,
  maker: string,
): Readonly<Record<string, Uint8Array>> {
  let total = 0
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!isWanted(name)) return false
        total += originalSize
        // What unpacks to more than it says is an error of the library's.
        return total <= LARGEST
      },
    })
    if (total <= LARGEST) return parts
  } catch {
    throw new InputError(`${uri}: the zip file is damaged or cut short; save it again from ${maker}`)
  }
  throw new InputError(`${uri}: unpacks to more than ${LARGEST} bytes; split the document`)
}

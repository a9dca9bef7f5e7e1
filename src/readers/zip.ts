// Zip files that hold a document (DOCX, EPUB), unpacked with bounds.
import { unzipSync } from 'fflate'
import { InputError, type Source } from '../types.js'

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** Of one part, unpacked: far above any real document's, far below what would fill the memory. */
const LARGEST = 200_000_000

/**
 * The parts whose names pass. `maker`: what saves such files. Throws InputError where the file is damaged, or a part
 * unpacks to too much.
 */
export function unzip(
  { uri, bytes }: Source,
  isWanted: (name: string) => boolean,
  maker: string,
): Readonly<Record<string, Uint8Array>> {
  const tooLarge: string[] = []
  let total = 0
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        const wanted = isWanted(name)
        if (wanted) total += originalSize
        if (wanted && total > LARGEST) tooLarge.push(name)
        // What unpacks to more than it says is an error of the library's.
        return wanted && tooLarge.length === 0
      },
    })
    if (tooLarge.length === 0) return parts
  } catch {
    throw new InputError(`${uri}: the zip file is damaged or cut short; save it again from ${maker}`)
  }
  throw new InputError(`${uri}: ${tooLarge[0]} unpacks to more than ${LARGEST} bytes; split the document`)
}

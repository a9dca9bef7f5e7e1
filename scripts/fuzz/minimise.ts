// The smallest file found that goes wrong in the same way: pieces are left out, ever smaller ones.
import { unzipSync, zipSync } from 'fflate'

type Test = (bytes: Uint8Array) => Promise<boolean>

/** At most `tries` runs of `fails`. The parts of a zip file are made smaller one by one. */
export async function minimised(bytes: Uint8Array, fails: Test, tries = 300): Promise<Uint8Array> {
  let left = tries
  const counted: Test = async (candidate) => left-- > 0 && (await fails(candidate))
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes)
  } catch {
    return smaller(bytes, counted)
  }
  const zipped = (all: Record<string, Uint8Array>) => {
    const { mimetype, ...rest } = all
    return zipSync({ ...(mimetype ? { mimetype: [mimetype, { level: 0 as const }] } : {}), ...rest } as never)
  }
  if (!(await counted(zipped(parts)))) return bytes
  for (const name of Object.keys(parts)) {
    const { [name]: part, ...rest } = parts
    if (await counted(zipped(rest))) parts = rest
    else if (name !== 'mimetype')
      parts = {
        ...parts,
        [name]: await smaller(part as Uint8Array, (less) => counted(zipped({ ...parts, [name]: less }))),
      }
  }
  return zipped(parts)
}

async function smaller(bytes: Uint8Array, fails: Test): Promise<Uint8Array> {
  let now = bytes
  for (let size = Math.ceil(now.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < now.length; ) {
      const less = new Uint8Array(Buffer.concat([now.subarray(0, at), now.subarray(at + size)]))
      if (await fails(less)) now = less
      else at += size
    }
  }
  return now
}

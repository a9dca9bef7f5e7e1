// Writes a file whole or not at all: an interrupted run leaves the old one as it was.
import { realpathSync, rmSync, statSync } from 'node:fs'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { InputError } from '../index.js'

/** Throws InputError where the file can't be written, so that nobody waits for a build in vain. */
export function checkWritable(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new InputError(`${file}: is a folder; give a file name`)
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory())
    throw new InputError(`${file}: the folder ${dirname(file)} does not exist`)
}

/** Writes beside the file, then renames. Throws InputError where the system refuses. */
export async function writeWhole(file: string, chunks: Iterable<string>): Promise<void> {
  try {
    await replace(file, chunks)
  } catch (error) {
    throw new InputError(`${file}: cannot be written (${(error as Error).message})`)
  }
}

async function replace(file: string, chunks: Iterable<string>): Promise<void> {
  const old = statSync(file, { throwIfNoEntry: false })
  // A device or pipe has nothing to keep whole.
  if (old && !old.isFile()) return writeFile(file, chunks)
  // A link stays a link: the file it leads to is replaced.
  const target = old ? realpathSync(file) : file
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const cleanUp = (signal: NodeJS.Signals) => {
    rmSync(temporary, { force: true })
    process.off(signal, cleanUp)
    process.kill(process.pid, signal)
  }
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, cleanUp)
  try {
    const handle = await open(temporary, 'w', old?.mode ?? 0o666)
    try {
      for (const chunk of chunks) await handle.writeFile(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    for (const signal of signals) process.off(signal, cleanUp)
  }
}

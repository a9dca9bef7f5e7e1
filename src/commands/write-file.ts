// Writes a file whole or not at all: an interrupted run leaves the old one as it was.
import { realpathSync, rmSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { ExportFile } from '../index.js'
import { InputError } from '../types.js'

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
    if (error instanceof InputError) throw error
    throw new InputError(`${file}: cannot be written (${(error as Error).message})`)
  }
}

async function replace(file: string, chunks: Iterable<string>): Promise<void> {
  const old = statSync(file, { throwIfNoEntry: false })
  // A device or pipe has nothing to keep whole.
  if (old && !old.isFile()) return writeFile(file, chunks)
  // A link stays a link: the file it leads to is replaced.
  const target = old ? realpathSync(file) : file
  await withTemporary(target, async (temporary) => {
    await writeSynced(temporary, chunks, old?.mode)
    await rename(temporary, target)
  })
}

async function writeSynced(file: string, chunks: Iterable<string>, mode = 0o666): Promise<void> {
  const handle = await open(file, 'w', mode)
  try {
    for (const chunk of chunks) await handle.writeFile(chunk)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Throws InputError where the folder can't be made, or is a file. */
export function checkFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new InputError(`${folder}: is a file; give a folder`)
  if (!found && !statSync(dirname(resolve(folder)), { throwIfNoEntry: false })?.isDirectory())
    throw new InputError(`${folder}: the folder ${dirname(folder)} does not exist`)
}

/**
 * Writes all files into a temporary folder, then puts them into it: a file that can't be written leaves it as it was. What
 * else the folder holds stays. Throws InputError where the system refuses.
 */
export async function writeFolder(folder: string, files: readonly ExportFile[]): Promise<void> {
  const target = resolve(folder)
  const exists = statSync(target, { throwIfNoEntry: false }) !== undefined
  try {
    // A folder that exists may be a file system of its own, into which nothing can be renamed from beside it.
    await withTemporary(exists ? join(target, 'files') : target, async (temporary) => {
      await mkdir(temporary)
      for (const { name, pieces } of files) await writeSynced(join(temporary, name), pieces)
      if (!exists) return rename(temporary, target)
      for (const { name } of files) await rename(join(temporary, name), join(target, name))
      await rm(temporary, { recursive: true })
    })
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`${folder}: cannot be written (${(error as Error).message})`)
  }
}

/** `work` with the name of a file or folder beside `target`, which is gone afterwards, even after a signal. */
async function withTemporary(target: string, work: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const cleanUp = (signal: NodeJS.Signals) => {
    rmSync(temporary, { force: true, recursive: true })
    process.off(signal, cleanUp)
    process.kill(process.pid, signal)
  }
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, cleanUp)
  try {
    await work(temporary)
  } catch (error) {
    await rm(temporary, { force: true, recursive: true })
    throw error
  } finally {
    for (const signal of signals) process.off(signal, cleanUp)
  }
}

// Loads a graph into a database file.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import grafeo, { type GrafeoDB } from '@grafeo-db/js'
import { type Graph, InputError } from '../types.js'
import { engineOf } from './grafeo-engine.js'
import { grafeoError } from './grafeo-errors.js'
import { loadInto } from './grafeo-load.js'
import type { LoadOptions, LoadSummary } from './store.js'

/** A new file appears whole or not at all; into one that is there go whole batches. Throws InputError. */
export async function loadFile(file: string, graph: Graph, options: LoadOptions): Promise<LoadSummary> {
  // The engine would make the folder.
  if (!existsSync(dirname(file))) throw new InputError(`${file}: the folder ${dirname(file)} does not exist`)
  try {
    return await (existsSync(file) ? addTo : createFile)(file, graph, options)
  } catch (error) {
    throw grafeoError(error, file)
  }
}

/** In memory first: the log of a file is a third of the time, and protects nothing that the graph's own file does not. */
async function createFile(file: string, graph: Graph, options: LoadOptions): Promise<LoadSummary> {
  const db = grafeo.GrafeoDB.create()
  let folder: string | undefined
  try {
    const summary = await loadInto(engineOf(db), graph, options)
    // Beside it, since a file can only be renamed within its own file system.
    folder = mkdtempSync(join(dirname(file), `.${basename(file)}-`))
    db.save(join(folder, 'new'))
    if (existsSync(file)) throw new InputError(`${file}: another program made it meanwhile; load again to add to it`)
    renameSync(join(folder, 'new'), file)
    return summary
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    db.close()
  }
}

/** The write-ahead log keeps whole batches whenever this process ends. */
async function addTo(file: string, graph: Graph, options: LoadOptions): Promise<LoadSummary> {
  const db: GrafeoDB = grafeo.GrafeoDB.create(file)
  try {
    // The log would grow without bound.
    db.setCheckpointTriggers({ walBytes: 256 << 20 })
    const summary = await loadInto(engineOf(db), graph, options)
    db.walCheckpoint()
    return summary
  } finally {
    db.close()
  }
}

// Starts Neo4j once for all tests, while the others already run; those that need it wait for its address in a file.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startNeo4j } from '../scripts/neo4j.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Will hold the server's address, or why there is none. */
    neo4jFile: string
  }
}

export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'evigraph-server-'))
  const file = join(folder, 'server.json')
  project.provide('neo4jFile', file)
  const starting = startNeo4j().then((server) => {
    if (typeof server === 'string') console.warn(`\n⚠ The Neo4j tests are SKIPPED: ${server}.\n`)
    writeFileSync(`${file}.tmp`, JSON.stringify(server))
    renameSync(`${file}.tmp`, file)
    return server
  })
  return async () => {
    const server = await starting
    if (typeof server !== 'string') await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

// Starts Neo4j 5 Community on a free loopback port, for tests and (`npm run neo4j`) for developers.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Neo4jServer {
  uri: string
  user: string
  password: string
  /** Where LOAD CSV finds its files; not known of a server that was there already. */
  folder?: string
  stop(): Promise<void>
}

const PASSWORD = 'evigraph-local'

/** A started server, or the one at NEO4J_URI; a string says why there is none. */
export async function startNeo4j(heap = '1g'): Promise<Neo4jServer | string> {
  const { NEO4J_URI: uri, NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env
  if (uri) return { uri, user, password, stop: async () => {} }
  if (!runs('java', '-version')) return 'Java 17 is not installed'
  const project = projectFolder()
  const classPath = await readClassPath(project)
  if (!classPath) return 'Maven is not installed, or could not fetch Neo4j from Maven Central'
  const folder = mkdtempSync(join(tmpdir(), 'evigraph-neo4j-'))
  const child = spawn('java', [`-Xmx${heap}`, '-cp', classPath, join(project, 'Server.java'), folder, '0'], {
    env: { ...process.env, NEO4J_PASSWORD: PASSWORD },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null) {
      child.stdin?.end()
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { uri: await firstAddress(child), user: 'neo4j', password: PASSWORD, folder, stop }
  } catch (error) {
    await stop()
    return `Neo4j did not start: ${(error as Error).message}`
  }
}

const runs = (command: string, argument: string) => spawnSync(command, [argument]).status === 0

function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return join(folder, 'scripts/neo4j')
}

/** The jars' paths: from Maven once, from its file afterwards. */
async function readClassPath(project: string): Promise<string | undefined> {
  const file = join(project, 'target/classpath')
  const known = () => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')
  const complete = (paths: string) => paths !== '' && paths.split(delimiter).every((path) => existsSync(path))
  if (complete(known())) return known()
  mkdirSync(dirname(file), { recursive: true })
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath'
  const args = ['-q', '-B', '-f', join(project, 'pom.xml'), goal, `-Dmdep.outputFile=${file}`]
  // Maven Central now and then drops a connection; what has come is kept.
  for (let attempt = 0; attempt < 3; attempt++) {
    const status = await new Promise<number | null>((resolve) => {
      const maven = spawn('mvn', args, { stdio: ['ignore', 'inherit', 'inherit'] })
      maven.once('error', () => resolve(null))
      maven.once('exit', resolve)
    })
    if (status === null) return undefined
    if (status === 0 && complete(known())) return known()
  }
  return undefined
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (data: Buffer) => {
      said += data
      const address = /^ready (bolt:\S+?)\/?$/m.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.stderr?.on('data', (data: Buffer) => {
      said += data
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`exit code ${code}: ${said.slice(-2000)}`)))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await startNeo4j()
  if (typeof server === 'string') {
    console.error(server)
    process.exitCode = 1
  } else {
    const { uri, user, password } = server
    console.log(`Neo4j runs at ${uri}, empty; Ctrl-C stops it and removes what it holds. In another terminal:\n`)
    console.log(`export NEO4J_USER=${user} NEO4J_PASSWORD=${password}`)
    console.log(`npx evigraph load graph.json --to ${uri}`)
    const wait = setInterval(() => {}, 60_000)
    process.once('SIGINT', () => {
      clearInterval(wait)
      void server.stop()
    })
  }
}

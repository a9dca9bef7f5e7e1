// What the user names as input (files, folders, patterns, standard input) → sources with names that are the same everywhere.
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { headOf } from './readers/decode.js'
import { READERS } from './readers/index.js'
import { BIBLIOGRAPHY_EXTENSIONS, isBibliography } from './references/bibliography/index.js'
import { InputError, type Source } from './types.js'

export interface Inputs {
  sources: Source[]
  /** Files of reference managers, among the inputs or beside them. */
  bibliographies: Source[]
  /** One for each input that can't be read; the others are in `sources`. */
  errors: InputError[]
}

interface InputFile {
  uri: string
  path: string
}

/**
 * Reads every input. A file is known by its name, a folder's file by its path in the folder, a pattern's file by
 * its path from the first folder with a wildcard; "-" reads standard input as "stdin".
 * Exports of reference managers, named or lying beside the files, are set apart.
 * Throws InputError where two files would be known by one name.
 */
export function readInputs(inputs: readonly string[], bibliographyFiles: readonly string[] = []): Inputs {
  const errors: InputError[] = []
  const byUri = new Map<string, InputFile>()
  const byPath = new Map<string, InputFile>()
  for (const input of inputs) {
    let files: InputFile[]
    try {
      files = filesOf(input)
    } catch (error) {
      errors.push(readable(error, input))
      continue
    }
    for (const file of files) {
      // The same file named twice ("a.txt" and "*.txt") is one input.
      if (byPath.has(file.path)) continue
      const other = byUri.get(file.uri)
      if (other)
        throw new InputError(
          `${other.path} and ${file.path} would both be called "${file.uri}" in the graph; rename one, or give a folder that holds both`,
        )
      byUri.set(file.uri, file)
      byPath.set(file.path, file)
    }
  }
  const sources: Source[] = []
  const bibliographies: Source[] = []
  const named = bibliographyFiles.map((file) => ({ uri: uriOf(file), path: resolve(file) }))
  const all = [...named, ...byUri.values(), ...bibliographiesBeside(byPath)]
  const paths = new Set<string>()
  for (const file of all) {
    const { uri, path } = file
    if (paths.has(path)) continue
    paths.add(path)
    try {
      const source = { uri, bytes: readFileSync(path === '-' ? 0 : path) }
      if (named.includes(file) || isBibliography(uri, headOf(source.bytes))) bibliographies.push(source)
      else sources.push(source)
    } catch (error) {
      errors.push(readable(error, path))
    }
  }
  return { sources, bibliographies, errors }
}

/** Exports of a reference manager that lie in the folder of an input, beside those that were named. */
function bibliographiesBeside(named: ReadonlyMap<string, InputFile>): InputFile[] {
  const found = new Map<string, InputFile>()
  for (const folder of new Set([...named.values()].flatMap(({ path }) => (path === '-' ? [] : [dirname(path)])))) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      const extension = extname(entry.name).toLowerCase()
      if (!entry.isFile() || named.has(path) || entry.name.startsWith('.')) continue
      const isOne =
        BIBLIOGRAPHY_EXTENSIONS.includes(extension) ||
        (['.json', '.xml'].includes(extension) && isBibliography(entry.name, headOf(firstBytes(path))))
      if (isOne) found.set(path, { uri: uriOf(entry.name), path })
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function firstBytes(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(4096)
    return bytes.subarray(0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}

function filesOf(input: string): InputFile[] {
  if (input === '-') return [{ uri: 'stdin', path: '-' }]
  const stat = statSync(input, { throwIfNoEntry: false })
  if (stat?.isDirectory()) {
    const extensions = [...READERS.flatMap((reader) => reader.extensions), ...BIBLIOGRAPHY_EXTENSIONS]
    const files = filesUnder(input).filter(({ uri }) => extensions.includes(extname(uri).toLowerCase()))
    if (files.length === 0)
      throw new InputError(`${input}: the folder holds no file that evigraph reads (${extensions.join(', ')})`)
    return files
  }
  if (stat) return [{ uri: uriOf(basename(resolve(input))), path: resolve(input) }]
  if (!/[*?[{]/.test(input)) throw new InputError(`${input}: no such file or folder`)
  const files = matching(input)
  if (files.length === 0) throw new InputError(`${input}: no file matches this pattern`)
  return files
}

/** All files below a folder, hidden ones left out, sorted. Links to folders are not followed: they may lead round. */
function filesUnder(folder: string): InputFile[] {
  const files: InputFile[] = []
  const walk = (at: string) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name)
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile()))
        files.push({ uri: uriOf(relative(folder, path)), path: resolve(path) })
    }
  }
  walk(folder)
  return files.sort((a, b) => (a.uri < b.uri ? -1 : 1))
}

function matching(pattern: string): InputFile[] {
  const parts = pattern.split(sep === '/' ? '/' : /[\\/]/)
  const first = parts.findIndex((part) => /[*?[{]/.test(part))
  const base = parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.')
  if (!statSync(base, { throwIfNoEntry: false })?.isDirectory()) return []
  const test = patternOf(parts.slice(first).join('/'))
  return filesUnder(base).filter(({ uri }) => test.test(uri))
}

/** "**", "*", "?", "[a-z]" and "{a,b}" as shells read them. */
export function patternOf(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|\[[^\]/]+\]|\{[^}/]*\}|[^*?[{]+|./g, (part) => {
    if (part === '**/') return '(?:[^/]+/)*'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    if (part.startsWith('[') && part.length > 1) return part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\')
    if (part.startsWith('{') && part.length > 1) return `(?:${part.slice(1, -1).split(',').map(literal).join('|')})`
    return literal(part)
  })
  return new RegExp(`^${source}$`, 'u')
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** With "/", and composed as most file systems do ("é" may come as one character or two). */
const uriOf = (path: string) => path.split(sep).join('/').normalize('NFC')

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission to read it',
  EISDIR: 'is a folder',
  ELOOP: 'a link that leads round in a circle',
  ENAMETOOLONG: 'the name is too long',
  ERR_FS_FILE_TOO_LARGE: 'larger than 2 GB; split it',
}

function readable(error: unknown, input: string): InputError {
  if (error instanceof InputError) return error
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code === '') throw error
  return new InputError(`${input}: ${REASONS[code] ?? message}`)
}

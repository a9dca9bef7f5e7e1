#!/usr/bin/env node
// The command line: the only file that prints or exits.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { build, EXPORTERS } from './index.js'

// Skeleton only: the real command line replaces this.
const args = process.argv.slice(2)
const out = args[args.indexOf('-o') + 1] as string
const files = args.slice(1).filter((arg, i) => arg !== '-o' && args[i] !== '-o')
const { graph } = build(files.map((file) => ({ uri: basename(file), bytes: readFileSync(file) })))
writeFileSync(out, EXPORTERS[0]?.write(graph) ?? '')

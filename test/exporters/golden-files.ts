// The golden graph written in a format, into a folder that is removed after the test.
import { join } from 'node:path'
import { EXPORTERS, type ExportOptions, type Message, readGraph } from '../../src/index.js'
import { folderWith } from '../run-cli.js'
import { GOLDEN } from './golden-graph.js'

export const golden = () => readGraph(GOLDEN).graph

export function textOf(format: string, options: ExportOptions = {}, graph = golden()): string {
  const exporter = EXPORTERS.find(({ name }) => name === format)
  if (!exporter || !('write' in exporter)) throw new Error(`${format} is no format of one file`)
  return [...exporter.write(graph, options)].join('')
}

/** By their names. */
export function filesOf(format: string, options: ExportOptions = {}, graph = golden()): Record<string, string> {
  const exporter = EXPORTERS.find(({ name }) => name === format)
  if (!exporter || !('files' in exporter)) throw new Error(`${format} is no format of a folder`)
  return Object.fromEntries(exporter.files(graph, options).map(({ name, pieces }) => [name, [...pieces].join('')]))
}

export const fileWith = (text: string, name = 'graph'): string => join(folderWith({ [name]: text }), name)

export function warningsOf(format: string): string[] {
  const messages: Message[] = []
  const report = (message: Message) => void messages.push(message)
  textOf(format, { report })
  return messages.map(({ reason }) => reason)
}

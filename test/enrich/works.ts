// A graph of works, each cited once, with what its list prints of it.
import type { NodeOf } from '../../src/index.js'
import { type BuildResult, build } from '../../src/index.js'

/** Entries in a list, and a text that cites them by author and year. */
export function citing(...entries: string[]): BuildResult {
  const citations = entries.map((entry) => {
    const [, names = '', year = ''] = /^(.*?) \((\d{4})\)/.exec(entry) ?? []
    const families = [...names.matchAll(/(\p{Lu}\p{Ll}+),/gu)].map(([, family]) => family)
    return `${families.length > 2 ? `${families[0]} et al.` : families.join(' & ')}, ${year}`
  })
  const text = `Ice matters (${citations.join('; ')}).\n\nReferences\n\n${entries.join('\n\n')}\n`
  return textOnly(text)
}

export const textOnly = (text: string): BuildResult =>
  build([{ uri: 'ice.txt', bytes: new TextEncoder().encode(text) }])

export const worksIn = ({ graph }: BuildResult): NodeOf<'Publication'>[] =>
  graph.nodes.filter((node) => node.kind === 'Publication')

export const rulesIn = ({ messages }: BuildResult): string[] =>
  messages.map(({ rule }) => rule).filter((rule) => rule.startsWith('enrich:'))

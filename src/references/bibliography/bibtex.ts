// BibTeX and BibLaTeX, by citation-js.

import { createRequire } from 'node:module'
import { isAmong } from '../../text/among.js'
import type { Report } from '../../types.js'
import { cslWork } from './csl.js'
import type { Work } from './work.js'

/** The part of citation-js that is used here; it comes without types. */
interface Input {
  chain(text: string, options: object): Record<string, unknown>[]
}

let loaded: Input | undefined
/** Loaded when it is needed: every run of the command line would wait for it. */
function input(): Input {
  if (loaded) return loaded
  const require = createRequire(import.meta.url)
  const { plugins } = require('@citation-js/core') as { plugins: { input: Input } }
  require('@citation-js/plugin-bibtex')
  loaded = plugins.input
  return loaded
}

const ENTRY = /^[ \t]*@(\w+)\s*[{(]/gm

/** Entries that can't be read are reported, and the others still are. */
export function readBibtex(text: string, uri: string, report: Report): Work[] {
  const starts = [...text.matchAll(ENTRY)]
  const entries = starts.map((match, i) => ({
    type: (match[1] as string).toLowerCase(),
    at: match.index,
    words: text.slice(match.index, starts[i + 1]?.index ?? text.length).trim(),
  }))
  const strings = entries.filter(({ type }) => type === 'string').map(({ words }) => words)
  return entries.flatMap(({ type, at, words }): Work[] => {
    if (isAmong('string comment preamble', type)) return []
    try {
      const used = strings.length > 0 && /=\s*[A-Za-z]/.test(words) ? [...strings, words].join('\n') : words
      const items = input().chain(used, { generateGraph: false, forceType: '@biblatex/text' })
      return items.map((item) => ({ ...cslWork(item), ...(item.issued ? {} : { year: pressOf(words) }) }))
    } catch (error) {
      const line = text.slice(0, at).split('\n').length
      const reason = (error as Error).message.split('\n')[0]
      report({
        level: 'warning',
        rule: 'bibliography:bad-entry',
        uri,
        reason: `${uri}:${line}: this entry is not valid BibTeX and was left out (${reason})`,
      })
      return []
    }
  })
}

/** "in press", where that is said in the year's place. */
const pressOf = (words: string): string | undefined => /\b(?:in press|forthcoming|submitted|n\.d\.)/i.exec(words)?.[0]

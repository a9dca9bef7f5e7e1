// What a work is cited for, where the words before the citation say so: support, contrast, method, background.
import type { CitationFunction } from '../../../graph/schema.js'
import type { Citation, Cue, Document, Knowledge } from '../../types.js'

interface Cues {
  /** Any cue; the last one before a citation counts. */
  pattern: RegExp
  functions: ReadonlyMap<string, CitationFunction>
  evidence: RegExp
}

const cache = new WeakMap<readonly Cue[], Cues>()

function cuesOf(rows: readonly Cue[]): Cues {
  const known = cache.get(rows)
  if (known) return known
  const words = (id: string) => rows.find((row) => row.id === id)?.cues ?? []
  const named = rows.filter(({ id }) => id !== 'evidence')
  const functions = new Map(named.flatMap(({ id, cues }) => cues.map((cue) => [cue, id as CitationFunction] as const)))
  // The longest first: "not consistent with" is no agreement.
  const all = [...functions.keys()].sort((a, b) => b.length - a.length)
  const cues = {
    pattern: new RegExp(`\\b(?:${all.map((cue) => cue.replaceAll(' ', '\\s+')).join('|')})\\b`, 'gi'),
    functions,
    evidence: new RegExp(`\\b(?:${words('evidence').join('|')})\\b`, 'i'),
  }
  cache.set(rows, cues)
  return cues
}

/** Characters before a citation in which its cue stands. */
const REACH = 160

/** Gives the citations of a document, in order, their functions. */
export function nameFunctions(
  { text, passages }: Document,
  citations: readonly Citation[],
  knowledge: Knowledge,
): void {
  const rows = knowledge.cues['citation-functions']
  if (!rows) return
  const cues = cuesOf(rows)
  let before: Citation | undefined
  for (const citation of citations) {
    const together = before !== undefined && before.group.start === citation.group.start
    if (together && before?.style === 'parenthetical' && !/;\s*\p{Ll}/u.test(text.slice(before.end, citation.start))) {
      // One reason for all of a bracket, unless a later one has words of its own.
      if (before.function) citation.function = before.function
    } else {
      const from = Math.max(
        passages[citation.passage]?.start ?? 0,
        citation.start - REACH,
        before?.passage === citation.passage ? before.end : 0,
      )
      const found = functionIn(text.slice(from, citation.start), citation, cues)
      if (found) citation.function = found
    }
    before = citation
  }
}

function functionIn(words: string, { style }: Citation, cues: Cues): CitationFunction | undefined {
  const clause = words.slice(Math.max(words.lastIndexOf(';'), words.lastIndexOf('. ')) + 1)
  const last = [...clause.matchAll(cues.pattern)].at(-1)
  const named = last && cues.functions.get(last[0].toLowerCase().replace(/\s+/g, ' '))
  if (!last || !named) return undefined
  const rest = clause.slice(last.index + last[0].length)
  if (named === 'background') return /^[\s,.(a-z]*$/i.test(rest) && rest.split(/\s+/).length <= 4 ? named : undefined
  if (named === 'method') return named
  // "In contrast to Lee (2001)": the work itself.
  const direct = style === 'narrative' && rest.trim() === ''
  const bracketed = /(?:^|[([])\s*$/.test(clause.slice(0, last.index)) && rest.trim() === ''
  return direct || bracketed || cues.evidence.test(rest) ? named : undefined
}

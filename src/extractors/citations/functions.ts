// What a work is cited for, where the words before the citation say so: support, contrast, method, background.
import type { CitationFunction } from '../../../graph/schema.js'
import type { Citation, Cue, Document, Knowledge } from '../../types.js'

interface Cues {
  /** Any cue; the last one before a citation counts. */
  pattern: RegExp
  /** By the first two letters of a word, as `opening` packs them, whether it may open a cue. */
  opens: Uint8Array
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
    pattern: new RegExp(`(?:${all.map((cue) => cue.replaceAll(' ', '\\s+')).join('|')})\\b`, 'iy'),
    opens: new Uint8Array(1 << 10),
    functions,
    evidence: new RegExp(`\\b(?:${words('evidence').join('|')})\\b`, 'i'),
  }
  for (const cue of all) cues.opens[opening(cue, 0)] = 1
  cache.set(rows, cues)
  return cues
}

/** The first two letters of a word whatever their case; other characters may look the same. */
const opening = (text: string, at: number): number => ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31)

const isWordUnit = (unit: number): boolean =>
  ((unit | 32) >= 97 && (unit | 32) <= 122) || (unit >= 48 && unit <= 57) || unit === 95

/** The last of the cues in a clause; the pattern alone, tried at every letter, takes long. */
function lastCue(clause: string, { pattern, opens }: Cues): RegExpExecArray | undefined {
  let last: RegExpExecArray | undefined
  let inside = false
  for (let i = 0; i < clause.length; i++) {
    const inWord = isWordUnit(clause.charCodeAt(i))
    const starts = inWord && !inside
    inside = inWord
    if (!starts || opens[opening(clause, i)] === 0) continue
    pattern.lastIndex = i
    const match = pattern.exec(clause)
    if (!match) continue
    last = match
    i = pattern.lastIndex - 1
  }
  return last
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
  const last = lastCue(clause, cues)
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

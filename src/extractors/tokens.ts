// Tokens with parts of speech for every passage, citation groups left out so that they don't break the sentence.
import { cueSet, cueStems } from '../text/cues.js'
import { tag } from '../text/tagger.js'
import { tokenize } from '../text/tokens.js'
import { forgetWords } from '../text/words.js'
import type { Citation, Extractor, Span, Token } from '../types.js'

export const tokens: Extractor = {
  name: 'tokens',
  doc: 'Words, numbers and marks with parts of speech.',
  needs: ['citations'],
  gives: ['tokens'],
  extract({ text, passages, sections }, { citations }, { cues }) {
    const groups = leftOut(text, citations)
    const lists: Token[][] = []
    let k = 0
    for (const passage of passages) {
      const list: Token[] = []
      lists.push(list)
      // Who paid and who wrote is no evidence, and nothing that is found goes without words.
      if (sections[passage.section]?.role === 'declarations') continue
      let from = passage.start
      while (k < groups.length && (groups[k]?.end as number) <= passage.start) k++
      for (let g = k; g < groups.length && (groups[g]?.start as number) < passage.end; g++) {
        const group = groups[g] as Span
        if (group.start > from) tokenize(text, from, group.start, list)
        from = Math.max(from, group.end)
      }
      tokenize(text, from, passage.end, list)
    }
    const tags = tag(lists, {
      isHeading: (i) => passages[i]?.kind === 'heading',
      gerundHeads: cueSet(cues.heads, 'gerund-heads'),
      verbs: new Set([...cueStems(cues.relations, 'verbs'), ...cueStems(cues.relations, 'saying')]),
    })
    for (let i = 0; i < lists.length; i++) {
      const own = tags[i] as string[]
      for (const token of lists[i] as Token[]) token.pos = own[token.index] as string
    }
    forgetWords()
    return { tokens: lists }
  },
}

// What a narrative citation says beside the names: "et al.", the bracket, or the year alone.
const BESIDE_NAMES = /\s*(?:\bet\.? al\b|[([]|,?\s(?:1[5-9]|20)\d\d)/

/** Disjoint stretches that are no part of the sentence, in order. */
function leftOut(text: string, citations: readonly Citation[]): Span[] {
  const spans = citations.map(({ group, style }) => {
    if (style !== 'narrative') return group
    const beside = BESIDE_NAMES.exec(text.slice(group.start, group.end))
    return { start: beside ? group.start + beside.index : group.end, end: group.end }
  })
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const disjoint: Span[] = []
  for (const span of spans) {
    const last = disjoint.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else disjoint.push({ ...span })
  }
  return disjoint
}

// Tokens with parts of speech for every passage, citation groups left out so that they don't break the sentence.
import { cueSet, cueStems } from '../text/cues.js'
import { norm } from '../text/fold.js'
import { tag } from '../text/tagger.js'
import { type RawToken, tokenize } from '../text/tokens.js'
import type { Extractor, Token } from '../types.js'

export const tokens: Extractor = {
  name: 'tokens',
  doc: 'Words, numbers and marks with parts of speech.',
  needs: ['citations'],
  gives: ['tokens'],
  extract({ text, passages }, { citations }, { cues }) {
    const groups = citations.filter((citation) => citation.style !== 'narrative').map(({ group }) => group)
    groups.sort((a, b) => a.start - b.start)
    const raw: RawToken[][] = []
    let k = 0
    for (const passage of passages) {
      const list: RawToken[] = []
      let from = passage.start
      while (k < groups.length && (groups[k]?.end as number) <= passage.start) k++
      for (let g = k; g < groups.length && (groups[g]?.start as number) < passage.end; g++) {
        const group = groups[g] as { start: number; end: number }
        if (group.start > from) for (const token of tokenize(text, from, group.start)) list.push(token)
        from = Math.max(from, group.end)
      }
      for (const token of tokenize(text, from, passage.end)) list.push(token)
      raw.push(list)
    }
    const tags = tag(raw, {
      isHeading: (i) => passages[i]?.kind === 'heading',
      gerundHeads: cueSet(cues.heads, 'gerund-heads'),
      verbs: cueStems(cues.relations, 'verbs'),
    })
    return {
      tokens: raw.map((list, i) =>
        list.map((token, k): Token => ({ ...token, norm: norm(token.text), pos: tags[i]?.[k] ?? 'X' })),
      ),
    }
  },
}

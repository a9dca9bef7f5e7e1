// What the tagger read as one, whole: after all is said of each thing, its first mention covers all that was read with it.
import { isAmong } from '../text/among.js'
import { tells } from '../text/participles.js'
import { contains, overlaps } from '../text/spans.js'
import type { Extractor, Mention, Span, Tagged, Token } from '../types.js'

export const stretches: Extractor = {
  name: 'stretches',
  doc: 'Descriptions and lists of participants, interventions or outcomes whole, as the mention of the first thing in them.',
  // Claims come first: to them, a list is its items, and a thing is its name.
  needs: ['tokens', 'tagged', 'mentions', 'claims'],
  gives: ['mentions'],
  extract(_document, { tokens, tagged, mentions }) {
    if (tagged.length === 0) return { mentions }
    const byPassage = new Map<number, Mention[]>()
    for (const mention of mentions) {
      const list = byPassage.get(mention.passage)
      if (list) list.push(mention)
      else byPassage.set(mention.passage, [mention])
    }
    const wider = new Map<Mention, Span>()
    tagged.forEach((stretches, passage) => {
      const list = byPassage.get(passage) ?? []
      for (const stretch of stretches)
        for (const [from, to] of partsOf(tokens[passage] as Token[], stretch)) {
          const span = wordsOf(tokens[passage] as Token[], from, to)
          const own = list.filter((one) => overlaps(one, span) && fits(one, stretch))
          const first = own.find((one) => one.rule !== 'anaphora' && contains(span, one))
          if (first && !own.some((one) => contains(one, span))) wider.set(first, span)
        }
    })
    return {
      mentions: mentions.map((mention) => {
        const span = wider.get(mention)
        return span ? { ...mention, ...span, name: { start: mention.start, end: mention.end } } : mention
      }),
    }
  },
}

/** What people have is told among those who have it. */
const fits = (mention: Mention, { kind }: Tagged): boolean =>
  mention.kind === kind || (kind === 'Population' && mention.kind === 'Condition')

/** Between verbs that say something; a group's description may hold whole clauses ("adults who were told of it"). */
function partsOf(tokens: readonly Token[], { from, to, kind }: Tagged): [number, number][] {
  if (kind === 'Population') return [[from, to]]
  const parts: [number, number][] = []
  let first = from
  for (let i = from; i <= to; i++) {
    const { text, pos } = tokens[Math.min(i, to - 1)] as Token
    if (i < to && pos !== 'AUX' && !tells({ text, pos }, i > first ? tokens[i - 1] : undefined)) continue
    if (i > first) parts.push([first, i])
    first = i + 1
  }
  return parts
}

const JOINTS = new Set(['ADP', 'AUX', 'CCONJ', 'PART', 'PRON', 'SCONJ'])

/** From the first word to the last, without what only joins it to others. */
function wordsOf(tokens: readonly Token[], first: number, end: number): Span {
  let [from, to] = [first, end]
  const isWord = (i: number) => {
    const { word, pos } = tokens[i] as Token
    return (word.lexical && !JOINTS.has(pos)) || pos === 'NUM'
  }
  while (from < to - 1 && !isWord(from)) from++
  // The mark that ends the sentence ends what was read in it.
  if (to < tokens.length || !isAmong('. ? !', tokens[to - 1]?.text))
    while (to > from + 1 && !isWord(to - 1) && tokens[to - 1]?.text !== ')') to--
  return { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end }
}

// Lists as the tagger read them: after all is said of each thing, the words that name several together are kept too.
import { tells } from '../text/participles.js'
import { contains, inOrder, overlaps } from '../text/spans.js'
import type { Extractor, Mention, Span, Token } from '../types.js'

export const stretches: Extractor = {
  name: 'stretches',
  doc: 'Lists of participants, interventions or outcomes whole, as mentions of the first thing in them.',
  // Claims come first: to them, a list is its items.
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
    const all = [...mentions]
    tagged.forEach((stretches, passage) => {
      for (const { from, to, kind, confidence } of stretches) {
        // A group's description may hold whole clauses ("adults who were told of it").
        if (kind !== 'Population' && !isList(tokens[passage] as Token[], from, to)) continue
        const span = named(tokens[passage] as Token[], from, to)
        const own = (byPassage.get(passage) ?? []).filter((one) => one.kind === kind && overlaps(one, span))
        const first = own.find((one) => contains(span, one))
        if (!first || own.some((one) => contains(one, span))) continue
        const sure = Math.round(confidence * 100) / 100
        all.push({ ...span, passage, kind, entity: first.entity, rule: 'list', confidence: sure })
      }
    })
    return { mentions: inOrder(all, (a, b) => a.passage - b.passage || a.start - b.start || b.end - a.end) }
  },
}

/** Things side by side, with a comma or a conjunction between them and without a verb. */
function isList(tokens: readonly Token[], from: number, to: number): boolean {
  let joined = false
  for (let i = from; i < to; i++) {
    const { text, pos } = tokens[i] as Token
    if (pos === 'AUX' || pos === 'PRON' || tells({ text, pos }, i > from ? tokens[i - 1] : undefined)) return false
    if (text === ',' || pos === 'CCONJ') joined = true
  }
  return joined
}

/** From the first word to the last. */
function named(tokens: readonly Token[], first: number, end: number): Span {
  let [from, to] = [first, end]
  const isWord = (i: number) => tokens[i]?.word.lexical || tokens[i]?.pos === 'NUM'
  while (from < to - 1 && !isWord(from)) from++
  while (to > from + 1 && !isWord(to - 1) && tokens[to - 1]?.text !== ')') to--
  return { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end }
}

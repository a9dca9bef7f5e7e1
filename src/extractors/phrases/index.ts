// Noun phrases: the candidates for entities, with the attachments that belong to a name.
import { cueForm, cueSet } from '../../text/cues.js'
import type { Extractor, Knowledge, Phrase, Token } from '../../types.js'
import { attachedEnd, sharedAttachments } from './attachment.js'
import { type Expansion, expansions } from './coordination.js'
import { headOf, nounRuns, type Run } from './runs.js'

export const phrases: Extractor = {
  name: 'phrases',
  doc: 'Noun phrases: the candidates for entities.',
  needs: ['tokens', 'abbreviations'],
  gives: ['phrases'],
  extract(_document, { tokens, abbreviations }, knowledge) {
    const shorts = new Set(abbreviations.map(({ shortText }) => shortText))
    return { phrases: tokens.map((list, passage) => phrasesOf(list, passage, shorts, knowledge)) }
  },
}

/** Phrases of one passage by start, longer first; a phrase with an attachment stands beside the phrases inside it. */
export function phrasesOf(
  tokens: readonly Token[],
  passage: number,
  shorts: ReadonlySet<string>,
  knowledge: Knowledge,
): Phrase[] {
  const dangling = cueSet(knowledge.cues.modifiers, 'dangling')
  const runs = nounRuns(tokens, shorts, cueSet(knowledge.cues.heads, 'intervention'))
  for (const run of runs) trim(tokens, run, dangling)
  const phrases: Phrase[] = []
  const add = (from: number, to: number, head: number, name?: string) => {
    const start = (tokens[from] as Token).start
    const end = (tokens[to - 1] as Token).end
    const phrase: Phrase = { start, end, passage, from, to, head }
    if (name !== undefined) phrase.name = name
    phrases.push(phrase)
  }
  // Words whose head comes later ("emergency and inpatient admissions") are no phrase of their own.
  const shared = new Set<number>()
  const all = runs.map((_, i) => expansions(tokens, runs, i, knowledge))
  for (const list of all) for (const { from, to, name } of list) if (name !== undefined && to > from) shared.add(from)
  runs.forEach((run, i) => {
    const to = attachedEnd(tokens, runs, i, knowledge)
    if (to !== undefined) {
      add(run.from, to, headOf(tokens, run))
      for (const one of sharedAttachments(tokens, runs, i, to)) add(one.from, one.to, one.from, one.name)
    }
    const expanded = all[i] as Expansion[]
    for (const one of expanded) add(one.from, one.to, one.to - 1, one.name)
    const within = to !== undefined && run.to - run.from === 1
    const whole = expanded.some(({ from, to }) => from === run.from && to === run.to)
    if (!whole && !within && !(run.to - run.from === 1 && shared.has(run.from)))
      add(run.from, run.to, headOf(tokens, run))
  })
  return phrases.sort((a, b) => a.from - b.from || b.to - a.to)
}

/** Cuts the words before it that are no part of a name: "significant improvements". */
function trim(tokens: readonly Token[], run: Run, dangling: ReadonlySet<string>): void {
  for (; run.from < run.to - 1; run.from++) {
    const { norm, text, pos } = tokens[run.from] as Token
    if (!dangling.has(cueForm(norm)) && text !== ',' && pos !== 'ADV') return
  }
}

// Noun phrases: the candidates for entities, with the attachments that belong to a name.
import { cueSet } from '../../text/cues.js'
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
  const runs = nounRuns(tokens, shorts, cueSet(knowledge.cues.heads, 'intervention'))
    .map((run) => trim(tokens, run, knowledge))
    .filter((run) => run.from < run.to)
  const phrases: Phrase[] = []
  const add = (from: number, to: number, head: number, name?: string) => {
    const start = (tokens[from] as Token).start
    const end = (tokens[to - 1] as Token).end
    phrases.push({ start, end, passage, from, to, head, ...(name === undefined ? {} : { name }) })
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

/** Without the words before it that are no part of a name: "significant improvements". */
function trim(tokens: readonly Token[], run: Run, { cues }: Knowledge): Run {
  const dangling = cueSet(cues.modifiers, 'dangling')
  let { from } = run
  const drops = (k: number) => {
    const token = tokens[k] as Token
    return dangling.has(token.norm.replace(/-/g, ' ')) || token.text === ',' || token.pos === 'ADV'
  }
  while (from < run.to - 1 && drops(from)) from++
  return { from, to: run.to }
}

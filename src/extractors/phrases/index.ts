// Noun phrases: the candidates for entities, with the attachments that belong to a name.
import { inOrder } from '../../text/spans.js'
import { isUnit } from '../../text/units.js'
import type { Extractor, Phrase, Token } from '../../types.js'
import { attachedEnd, sharedAttachments } from './attachment.js'
import { type Expansion, expansions } from './coordination.js'
import { type Lexicon, lexiconOf } from './lexicon.js'
import { headOf, nounRuns, type Run } from './runs.js'

export const phrases: Extractor = {
  name: 'phrases',
  doc: 'Noun phrases: the candidates for entities.',
  needs: ['tokens', 'abbreviations'],
  gives: ['phrases'],
  extract(_document, { tokens, abbreviations }, knowledge) {
    const shorts = new Set(abbreviations.map(({ shortText }) => shortText))
    const lexicon = lexiconOf(knowledge)
    return { phrases: tokens.map((list, passage) => phrasesOf(list, passage, shorts, lexicon)) }
  },
}

/** Phrases of one passage by start, longer first; a phrase with an attachment stands beside the phrases inside it. */
function phrasesOf(tokens: readonly Token[], passage: number, shorts: ReadonlySet<string>, lexicon: Lexicon): Phrase[] {
  const runs = nounRuns(tokens, shorts, lexicon.interventions)
  for (const run of runs) trim(tokens, run, lexicon.leading)
  const phrases: Phrase[] = []
  const add = (from: number, to: number, head: number, name?: string) => {
    const start = (tokens[from] as Token).start
    const end = (tokens[to - 1] as Token).end
    const phrase: Phrase = { start, end, passage, from, to, head }
    if (name !== undefined) phrase.name = name
    phrases.push(phrase)
  }
  const all: Expansion[][] = []
  // Words whose head comes later ("emergency and inpatient admissions") are no phrase of their own.
  const shared: number[] = []
  for (let i = 0; i < runs.length; i++) {
    const expanded = expansions(tokens, runs, i, lexicon)
    all.push(expanded)
    for (const { from, to, name } of expanded) if (name !== undefined && to > from) shared.push(from)
  }
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as Run
    const single = run.to - run.from === 1
    const to = attachedEnd(tokens, runs, i, lexicon)
    if (to !== undefined) {
      add(run.from, to, headOf(tokens, run))
      for (const one of sharedAttachments(tokens, runs, i, to)) add(one.from, one.to, one.from, one.name)
    }
    let whole = false
    for (const { from, to: end, name } of all[i] as Expansion[]) {
      add(from, end, end - 1, name)
      whole ||= from === run.from && end === run.to
    }
    if (!whole && !(single && (to !== undefined || shared.includes(run.from))))
      add(run.from, run.to, headOf(tokens, run))
  }
  return inOrder(phrases, (a, b) => a.from - b.from || b.to - a.to)
}

/** Cuts the words before it that are no part of a name: "significant improvements", "10 mg aspirin". */
function trim(tokens: readonly Token[], run: Run, leading: ReadonlySet<string>): void {
  for (; run.from < run.to - 1; run.from++) {
    const { word, text, pos } = tokens[run.from] as Token
    if (!leading.has(word.form) && text !== ',' && pos !== 'ADV' && !isUnit(tokens, run.from)) return
  }
}

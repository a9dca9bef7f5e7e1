// buildAccurately(sources) → graph and messages: `build`, with a transformer's opinion of what sentences link.
import { availableParallelism } from 'node:os'
import { accurateLinks, loadKnowledge } from './data.js'
import { type BuildOptions, build } from './pipeline.js'
import { type KeptOpinions, keptOf, type Opinions } from './transformer/opinions.js'
import { type Pool, readAll } from './transformer/pool.js'
import {
  type BuildResult,
  InputError,
  type Knowledge,
  type LinkOpinion,
  type LinkQuestion,
  type Source,
} from './types.js'

export interface AccurateOptions extends BuildOptions {
  /** What was read before: `openOpinions(file)`. */
  opinions?: KeptOpinions
  /** Sentences read at a time, at most, each in a thread of some 250 MB; without it as many as there are cores, up to 4. */
  jobs?: number
  /** Called while sentences are read closely: how many of all are. */
  onSentence?: (done: number, total: number) => void
}

/** More take memory that a small machine does not have. */
const MOST_JOBS = 4

/**
 * `build`, by far slower, with better claims: a small transformer reads every sentence that names two things, and its
 * opinion of each pair is averaged with that of the model of links. `jobs` changes no byte. Throws InputError as `build`
 * does, where sentences are to be read and the package onnxruntime-web is not installed, and where `jobs` is no whole
 * number from 1.
 */
export async function buildAccurately(sources: readonly Source[], options: AccurateOptions = {}): Promise<BuildResult> {
  const knowledge = options.knowledge ?? loadKnowledge()
  const { links } = knowledge
  const { jobs = Math.min(availableParallelism(), MOST_JOBS) } = options
  if (!Number.isInteger(jobs) || jobs < 1) throw new InputError(`jobs is ${jobs}; give a whole number from 1`)
  if (!links) return build(sources, options)
  const { model, vocabulary, threshold, calibration } = accurateLinks()
  const withSecond = (second: NonNullable<typeof links.second>): Knowledge => ({
    ...knowledge,
    links: { ...links, threshold, calibration, second },
  })
  // What is asked does not depend on the answers but for names that links alone have made: so first all questions are
  // heard, in a build that is thrown away, and a second one has the answers.
  const asked = new Map<string, LinkQuestion>()
  const hear = (question: LinkQuestion) => {
    asked.set(JSON.stringify(question), question)
    return []
  }
  const { onProgress: _, onStep: __, ...quiet } = options
  build(sources, { ...quiet, knowledge: withSecond(hear) })
  const answers = await answersTo([...asked.values()], { model, vocabulary, jobs }, options)
  asked.clear()
  const answer = (question: LinkQuestion) => {
    const known = ofSentence(answers, question)
    return question.pairs.map((pair) => known.get(JSON.stringify(pair)))
  }
  return build(sources, { ...options, knowledge: withSecond(answer) })
}

/** What is kept first, then what is read. */
async function answersTo(questions: readonly LinkQuestion[], pool: Pool, options: AccurateOptions): Promise<Answers> {
  const answers: Answers = new Map()
  let done = 0
  const tell = (question: LinkQuestion, opinions: Opinions['of']) => {
    const known = ofSentence(answers, question)
    question.pairs.forEach((pair, i) => {
      known.set(JSON.stringify(pair), opinions[i] ?? undefined)
    })
    options.onSentence?.(++done, questions.length)
  }
  const kept = options.opinions && keptOf(pool.model, options.opinions)
  const unread = questions.filter((question) => {
    const opinions = kept?.get(question)
    if (opinions) tell(question, opinions)
    return !opinions
  })
  await readAll(unread, pool, (question, opinions) => {
    kept?.put(question, opinions)
    tell(question, opinions)
  })
  return answers
}

/** By sentence, then by pair: an opinion depends on nothing else. */
type Answers = Map<string, Map<string, LinkOpinion | undefined>>

function ofSentence(answers: Answers, { words, intervention, comparator }: LinkQuestion) {
  const key = JSON.stringify([words, intervention, comparator])
  const known = answers.get(key) ?? new Map<string, LinkOpinion | undefined>()
  answers.set(key, known)
  return known
}

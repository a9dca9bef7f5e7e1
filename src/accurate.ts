// buildAccurately(sources) → graph and messages: `build`, with a transformer's opinion of what sentences link.
import { accurateLinks, loadKnowledge } from './data.js'
import { type BuildOptions, build } from './pipeline.js'
import { openTransformer } from './transformer/index.js'
import { type KeptOpinions, keeping } from './transformer/opinions.js'
import type { BuildResult, Knowledge, LinkOpinion, LinkQuestion, Source } from './types.js'

export interface AccurateOptions extends BuildOptions {
  /** What was read before: `openOpinions(file)`. */
  opinions?: KeptOpinions
  /** Called while sentences are read closely: how many of all are. */
  onSentence?: (done: number, total: number) => void
}

/**
 * `build`, by far slower, with better claims: a small transformer reads every sentence that names two things, and its
 * opinion of each pair is averaged with that of the model of links. Throws InputError as `build` does, and where the package
 * onnxruntime-web is not installed.
 */
export async function buildAccurately(sources: readonly Source[], options: AccurateOptions = {}): Promise<BuildResult> {
  const knowledge = options.knowledge ?? loadKnowledge()
  const { links } = knowledge
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
  const opened = await openTransformer({ model, vocabulary })
  const transformer = options.opinions ? keeping(opened, model, options.opinions) : opened
  const answers: Answers = new Map()
  try {
    let done = 0
    for (const question of asked.values()) {
      const opinions = await transformer.read(question)
      const known = ofSentence(answers, question)
      question.pairs.forEach((pair, i) => {
        known.set(JSON.stringify(pair), opinions[i] ?? undefined)
      })
      options.onSentence?.(++done, asked.size)
    }
  } finally {
    await opened.close()
  }
  asked.clear()
  const answer = (question: LinkQuestion) => {
    const known = ofSentence(answers, question)
    return question.pairs.map((pair) => known.get(JSON.stringify(pair)))
  }
  return build(sources, { ...options, knowledge: withSecond(answer) })
}

/** By sentence, then by pair: an opinion depends on nothing else. */
type Answers = Map<string, Map<string, LinkOpinion | undefined>>

function ofSentence(answers: Answers, { words, intervention, comparator }: LinkQuestion) {
  const key = JSON.stringify([words, intervention, comparator])
  const known = answers.get(key) ?? new Map<string, LinkOpinion | undefined>()
  answers.set(key, known)
  return known
}

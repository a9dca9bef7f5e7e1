// A small transformer that reads whole sentences: how likely each relates two things, and how. Runs as WebAssembly, so
// that it gives the same numbers on every machine.
import { type AccurateLinks, InputError, type LinkOpinion, type LinkQuestion } from '../types.js'
import { rowOf } from './rows.js'
import { piecesOf } from './word-pieces.js'

export interface Transformer {
  /** Opinions of a question's pairs, in their order; null for those of which too long a sentence tells it nothing. */
  read(question: LinkQuestion): Promise<readonly (LinkOpinion | null)[]>
}

/** Numbers of a pair: its sentence among those of a run, two ranges, five facts. */
const WIDTH = 10

/** Throws InputError where the package that runs it is not installed. */
export async function openTransformer({
  model,
  vocabulary,
}: Pick<AccurateLinks, 'model' | 'vocabulary'>): Promise<Transformer> {
  const { InferenceSession, Tensor, env } = await runtime()
  // Threads gain little on one sentence: they read one each (pool.ts).
  env.wasm.numThreads = 1
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] })
  const known = piecesOf(vocabulary)
  const numbers = (list: readonly number[], shape: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(list, BigInt), shape)
  return {
    // One sentence a run: its bytes are scaled by the largest number of a run, so that an opinion would depend on the
    // company, and sentences filled up to one length take longer than one by one.
    async read(question) {
      const { pieces, pairs } = rowOf(question, known)
      const asked = pairs.filter((pair) => pair !== undefined)
      if (asked.length === 0) return pairs.map(() => null)
      const { scores } = await session.run({
        ids: numbers(pieces, [1, pieces.length]),
        mask: numbers(
          pieces.map(() => 1),
          [1, pieces.length],
        ),
        pairs: numbers(
          asked.flatMap((pair) => [0, ...pair]),
          [asked.length, WIDTH],
        ),
      })
      const all = scores?.data as Float32Array
      const width = all.length / asked.length
      const opinions = asked.map((_, i) => opinionOf(all.subarray(i * width, (i + 1) * width)))
      return pairs.map((pair) => (pair && opinions.shift()) ?? null)
    },
  }
}

async function runtime(): Promise<typeof import('onnxruntime-web')> {
  try {
    return await import('onnxruntime-web')
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new InputError(
      'reading links accurately needs the package onnxruntime-web beside evigraph, which is not there; npm install onnxruntime-web (with -g where evigraph is installed so)',
    )
  }
}

/** The log odds of a link, then labels before they are normalised, as probabilities of few digits: they are kept in files. */
function opinionOf([link = 0, ...labels]: Float32Array): LinkOpinion {
  const most = Math.max(...labels)
  const odds = labels.map((label) => Math.exp(label - most))
  const all = odds.reduce((sum, one) => sum + one, 0)
  return [1 / (1 + Math.exp(-link)), ...odds.map((one) => one / all)].map((share) => Math.round(share * 1e5) / 1e5)
}

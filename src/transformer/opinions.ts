// Opinions of a transformer in a file: a long build goes on where it was, and a new one reads only what is new.
import { createHash } from 'node:crypto'
import { type Kept, openKept } from '../kept.js'
import type { LinkOpinion, LinkQuestion } from '../types.js'

export interface Opinions {
  /** Of a question's pairs, in their order; null for none. */
  of: readonly (LinkOpinion | null)[]
}

/** By question, and by the model that was asked. */
export type KeptOpinions = Kept<Opinions>

/** Throws InputError where the file is there and holds something else. */
export const openOpinions = (file: string): KeptOpinions =>
  openKept(file, 'what evigraph build --links accurate keeps; name another file with --cache', ({ of }) =>
    Array.isArray(of) && of.every(isOpinion) ? { of } : undefined,
  )

/** A person may have changed the file. */
const isOpinion = (value: unknown): value is LinkOpinion | null =>
  value === null ||
  (Array.isArray(value) &&
    value.length > 1 &&
    value.every((share) => typeof share === 'number' && share >= 0 && share <= 1))

const digest = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 32)
}

/** What is kept of one model's opinions; undefined for a question that it was not asked. */
export function keptOf(model: Uint8Array, kept: KeptOpinions) {
  const own = digest(model)
  const ask = (question: LinkQuestion) => digest(own, JSON.stringify(question))
  return {
    get(question: LinkQuestion): Opinions['of'] | undefined {
      const known = kept.get(ask(question))?.of
      return known?.length === question.pairs.length ? known : undefined
    },
    put: (question: LinkQuestion, of: Opinions['of']) => kept.put(ask(question), { of }),
  }
}

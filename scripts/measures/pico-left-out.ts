// The shipped tagger has learned from all labelled abstracts: what is measured is another, which never saw those it reads.
import type { Knowledge } from '../../src/types.js'
import { learn } from '../train/pico/learn.js'
import { lessonOf } from '../train/pico/lessons.js'
import { modelOf, sharesOf } from '../train/pico/model.js'
import type { LabelledAbstract } from './pico.js'

const EIGHTH = 8

export interface LeftOut {
  abstracts: LabelledAbstract[]
  /** The knowledge with a tagger that learned from the other abstracts. */
  knowledge: Knowledge
}

/** Every eighth abstract, with a tagger of the others and the shipped one's settings. */
export function leaveOut(all: readonly LabelledAbstract[], knowledge: Knowledge): LeftOut {
  const abstracts = all.filter((_, i) => i % EIGHTH === EIGHTH - 1)
  if (!knowledge.pico) return { abstracts, knowledge }
  const { pull, favour } = knowledge.pico
  const taught = all
    .filter((_, i) => i % EIGHTH !== EIGHTH - 1)
    .flatMap((abstract) => lessonOf(abstract, knowledge).sentences)
  const pico = { ...modelOf(learn(taught), sharesOf(taught)), pull, favour }
  return { abstracts, knowledge: { ...knowledge, pico } }
}

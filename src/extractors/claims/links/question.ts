// What a slower reader of links is asked of a sentence: its words, what the text is about there, and the pairs in it.
import type { LinkEnd, LinkQuestion } from '../../../types.js'
import type { Scene } from '../scene.js'
import type { End } from './ends.js'
import type { Pair } from './pairs.js'

export function questionOf(scene: Scene, pairs: readonly Pair[]): LinkQuestion {
  const { sentence, topic, reading } = scene
  const { text } = reading.document
  const name = (entity: string | undefined) => reading.entities.get(entity ?? '')?.name ?? ''
  return {
    words: sentence.tokens.map(({ start, end }) => text.slice(start, end)),
    intervention: name(topic.intervention),
    comparator: name(topic.comparator),
    pairs: pairs.map(({ a, b }) => ({ a: shown(scene, a), b: shown(scene, b) })),
  }
}

/** An end as a slower reader sees it. */
export function shown(scene: Scene, end: End): LinkEnd {
  const { from, to, kind, claimed, bad } = end
  return { from, to, kind, unsaid: unsaidPart(scene, end), claimed, bad }
}

/** What an end that its sentence leaves unsaid is to the text. */
export function unsaidPart({ topic }: Scene, { from, to, element, entity }: End): LinkEnd['unsaid'] {
  if (from !== to || element >= 0) return undefined
  return entity === topic.comparator ? 'comparator' : 'intervention'
}

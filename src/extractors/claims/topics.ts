// What a text is about, passage by passage: the treatment, and its comparator, that a bare result speaks for.
import type { Annotations, Document, Entity } from '../../types.js'

export interface Topic {
  intervention?: string
  comparator?: string
}

/** One topic per passage: its study's arms, else the treatment last named in its section, else the text's commonest. */
export function topicsOf(document: Document, found: Annotations, entities: ReadonlyMap<string, Entity>): Topic[] {
  const studies = new Map<number, Topic>()
  for (const { passage, mentions, interventions, comparators } of found.studies) {
    const topic: Topic = {
      ...(interventions[0] === undefined ? {} : { intervention: interventions[0] }),
      ...(comparators[0] === undefined ? {} : { comparator: comparators[0] }),
    }
    for (const at of [passage, ...mentions.map((mention) => mention.passage)]) studies.set(at, topic)
  }
  const named: string[][] = document.passages.map(() => [])
  for (const { kind, entity, passage } of found.mentions) if (kind === 'Intervention') named[passage]?.push(entity)
  const isControl = (id: string) => entities.get(id)?.role === 'control'
  let topic: Topic = {}
  let section = -1
  return document.passages.map((passage, i) => {
    if (passage.section !== section) {
      section = passage.section
      topic = { ...topic }
      delete topic.comparator
    }
    const study = studies.get(i)
    if (study?.intervention) topic = { ...topic, ...study }
    else if (study?.comparator) topic = { ...topic, comparator: study.comparator }
    const treatment = named[i]?.find((id) => !isControl(id))
    const before = { ...topic }
    if (!study && treatment && passage.kind !== 'item') topic = { ...topic, intervention: treatment }
    const control = named[i]?.find((id) => isControl(id))
    if (!study && control) topic = { ...topic, comparator: control }
    return { ...before, ...topic }
  })
}

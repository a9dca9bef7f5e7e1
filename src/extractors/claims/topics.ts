// What a text is about, passage by passage: the treatment, and its comparator, that a bare result speaks for.
import type { Annotations, Document, Entity } from '../../types.js'

export interface Topic {
  intervention?: string
  comparator?: string
}

/** One topic per passage: its study's arms, else the treatment last named in its section, else the text's commonest. */
export function topicsOf(document: Document, found: Annotations, entities: ReadonlyMap<string, Entity>): Topic[] {
  const studies = new Map<number, Topic>()
  const starts = new Set<number>()
  for (const { passage, mentions, interventions, comparators } of found.studies) {
    starts.add(passage)
    const topic: Topic = {
      ...(interventions[0] === undefined ? {} : { intervention: interventions[0] }),
      ...(comparators[0] === undefined ? {} : { comparator: comparators[0] }),
    }
    for (const at of [passage, ...mentions.map((mention) => mention.passage)]) studies.set(at, topic)
  }
  const openings = openingTreatments(document, found, entities)
  let topic: Topic = {}
  return document.passages.map((passage, i) => {
    const study = studies.get(i)
    // A new study brings its own comparator, or none that is known.
    if (starts.has(i)) topic = topic.intervention === undefined ? {} : { intervention: topic.intervention }
    if (study && (starts.has(i) || topic.intervention === undefined)) topic = { ...topic, ...study }
    const treatment = openings[i]
    if ((study?.intervention === undefined || !starts.has(i)) && treatment && passage.kind !== 'item')
      topic = { ...topic, intervention: treatment }
    return topic
  })
}

/** The treatment, controls apart, that each passage names before its first verb: what it is about. */
function openingTreatments(
  document: Document,
  found: Annotations,
  entities: ReadonlyMap<string, Entity>,
): (string | undefined)[] {
  const openings: (string | undefined)[] = document.passages.map(() => undefined)
  for (const { kind, entity, passage, start } of found.mentions) {
    if (kind !== 'Intervention' || openings[passage] !== undefined || entities.get(entity)?.role === 'control') continue
    // "Analyses showed that T …": a verb of saying does not count.
    const verb = found.tokens[passage]?.find(
      ({ pos }, i, all) => (pos === 'VERB' || pos === 'AUX') && all[i + 1]?.norm !== 'that',
    )
    if (!verb || start < verb.start) openings[passage] = entity
  }
  return openings
}

// Marked texts as examples: each name that a text may hold, with the kinds of things that a careful reader saw in it.
import { ENTITY_KINDS } from '../../graph/schema.js'
import { EXTRACTORS } from '../../src/extractors/index.js'
import { findCandidates } from '../../src/extractors/mentions/candidates.js'
import { featuresOf, MOST, viewOf } from '../../src/extractors/mentions/features.js'
import { gather } from '../../src/extractors/mentions/gather.js'
import { type Decision, type Group, isBarred, settle } from '../../src/extractors/mentions/settle.js'
import { annotate, read } from '../../src/pipeline.js'
import type { Knowledge, Token } from '../../src/types.js'
import { alike } from '../measures/names.js'
import type { MarkedEntity, MarkedText } from './texts.js'

export interface NameExample {
  features: Int32Array
  /** Kinds that a fair reader could choose, by number; none: no entity. */
  kinds: number[]
  /** Marked entities that it may stand for. */
  stands: number[]
  /** What the rules hold it for. */
  ruled: Decision | undefined
  /** No name for a reason that no model is asked about. */
  barred: boolean
  key: string
}

export interface NameLesson {
  id: string
  examples: NameExample[]
  entities: readonly MarkedEntity[]
}

const BEFORE = EXTRACTORS.slice(
  0,
  EXTRACTORS.findIndex(({ name }) => name === 'mentions'),
)
const buffer = new Int32Array(MOST)

/** A name that a text may hold, and its first place. */
interface TextName {
  group: Group
  features: Int32Array
  place: readonly [start: number, end: number]
  /** Its words wherever it stands. */
  printed: string[]
}

/** All names that a text may hold, in their order. */
export function namesIn(id: string, text: string, knowledge: Knowledge) {
  const document = read({ uri: `${id}.txt`, bytes: new TextEncoder().encode(text) }, () => {})
  const found = annotate(document, knowledge, () => {}, BEFORE)
  const candidates = findCandidates(document.text, found, knowledge)
  const groups = gather(document, candidates, found.tokens, knowledge)
  const view = viewOf(document.passages, found.tokens, candidates, groups)
  const names = [...groups.values()].map((group): TextName => {
    const places = group.places.map(({ passage, from, to }): [number, number] => {
      const tokens = found.tokens[passage] as Token[]
      return [(tokens[from] as Token).start, (tokens[to - 1] as Token).end]
    })
    return {
      group,
      features: buffer.slice(0, featuresOf(group, view, buffer)),
      place: places[0] as [number, number],
      printed: places.map(([start, end]) => text.slice(start, end)),
    }
  })
  return { tokens: found.tokens, groups, names }
}

export function nameLesson({ id, text, entities }: MarkedText, knowledge: Knowledge): NameLesson {
  const { groups, names } = namesIn(id, text, knowledge)
  const examples = names.map(({ group, features, printed }): NameExample => {
    const forms = [...new Set([group.name, ...printed])]
    const stands = [...entities.keys()].filter((i) =>
      entities[i]?.names.some((name) => forms.some((form) => alike(name, form))),
    )
    const kinds = new Set(stands.flatMap((i) => entities[i]?.kinds.map((kind) => ENTITY_KINDS.indexOf(kind)) ?? []))
    return { features, kinds: [...kinds], stands, ruled: undefined, barred: isBarred(group), key: group.key }
  })
  settle(groups)
  names.forEach(({ group }, i) => {
    ;(examples[i] as NameExample).ruled = group.decision
  })
  return { id, examples, entities }
}

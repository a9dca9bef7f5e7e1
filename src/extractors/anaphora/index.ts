// References back ("These disruptions", "Both formats", "they"), resolved to the nearest fitting entity.
import { isAmong } from '../../text/among.js'
import { cueSet } from '../../text/cues.js'
import { entityId } from '../../text/entities.js'
import { isAscii } from '../../text/fold.js'
import { inOrder } from '../../text/spans.js'
import type { Annotations, Entity, Extractor, Knowledge, Mention, Token } from '../../types.js'
import { type Anaphor, anaphorsIn } from './find.js'

/** Passages looked back on. */
const REACH = 4

export const anaphora: Extractor = {
  name: 'anaphora',
  doc: 'References back (“These disruptions”, “Both formats”), resolved to entities.',
  needs: ['tokens', 'phrases', 'mentions', 'entities'],
  gives: ['mentions', 'entities'],
  extract({ passages, text }, found, knowledge) {
    const named: Mention[][] = passages.map(() => [])
    for (const mention of found.mentions) named[mention.passage]?.push(mention)
    const state: State = {
      found,
      knowledge,
      text,
      named,
      entities: new Map(found.entities),
      added: [],
      heads: new Map(),
    }
    let last = -1
    for (const { index, kind, section } of passages) {
      // Nothing looks back beyond its section.
      if (section !== last) state.heads.clear()
      last = section
      if (kind === 'heading') continue
      const anaphors = anaphorsIn(found.tokens[index] ?? [])
      if (anaphors.length === 0) continue
      const back: number[] = []
      for (let i = index - 1; i >= 0 && back.length < REACH && passages[i]?.section === section; i--) back.push(i)
      for (const anaphor of anaphors) {
        if (isNamed(named[index] ?? [], anaphor)) continue
        const antecedents = resolve(state, index, anaphor, back)
        for (const { entity, kind: of } of antecedents) {
          const { start, end } = anaphor.span
          const mention: Mention = { passage: index, start, end, kind: of, entity, rule: 'anaphora', confidence: 0.5 }
          state.added.push(mention)
          named[index]?.push(mention)
        }
      }
    }
    if (state.added.length === 0) return {}
    const mentions: Mention[] = []
    for (const list of named) for (const mention of inOrder(list, byPlace)) mentions.push(mention)
    return { mentions, entities: state.entities }
  },
}

const byPlace = (a: Mention, b: Mention) =>
  a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : 0)

/** "These motivational deficits" name themselves, where that is a known name of several words. */
const isNamed = (mentions: readonly Mention[], { span, name }: Anaphor): boolean =>
  name.start > span.start &&
  mentions.some(
    ({ start, end, rule }) =>
      rule !== 'anaphora' && end === span.end && start <= name.start && start > span.start && name.words > 1,
  )

interface State {
  found: Annotations
  knowledge: Knowledge
  text: string
  /** By passage. */
  named: Mention[][]
  entities: Map<string, Entity>
  added: Mention[]
  /** Found by `headOf` in this section. */
  heads: Map<Mention, string>
}

function resolve(state: State, passage: number, anaphor: Anaphor, back: readonly number[]): Mention[] {
  const { form, head } = anaphor
  const owners = anaphor.personal ? peopleBefore(state, passage, anaphor.span.start) : []
  if (owners.length > 0) return owners
  if (form === 'it' || form === 'they') return pronoun(state, passage, anaphor, back)
  if (form === 'both') return pair(state, passage, anaphor, back)
  const limit = (at: number) => (at === passage ? anaphor.span.start : Number.POSITIVE_INFINITY)
  const here = namedBefore(state, passage, anaphor.span.start)
  const before = (at: number) => (at === passage ? here : (state.named[at] ?? []))
  const places = [passage, ...back]
  // The same noun, or one of its family: "these disruptions" after "disruptions to trust".
  const family = familyOf(head)
  if (form === 'this')
    for (const at of places) {
      const same = family === '' ? undefined : before(at).findLast((one) => headOf(state, one).startsWith(family))
      if (same) return [same]
      const made = phraseOf(state, at, head, limit(at))
      if (made) return [made]
    }
  const { cues } = state.knowledge
  for (const row of cues.anaphors ?? []) {
    const heads = cueSet(cues.anaphors, row.id)
    if (!heads.has(head)) continue
    if (form === 'the' && row.id !== 'treatment' && row.id !== 'theory') continue
    for (const at of places) {
      let first: Mention | undefined
      let last: Mention | undefined
      let same: Mention | undefined
      for (const mention of before(at)) {
        const fits = row.kind
          ? mention.kind === row.kind && !isControl(state, mention)
          : heads.has(headOf(state, mention))
        if (!fits) continue
        if (first === undefined || mention.start < first.start) first = mention
        last = mention
        if (headOf(state, mention) === head) same = mention
      }
      // A sentence's first treatment is its topic; of other things the nearest is meant.
      const chosen = same ?? (row.kind === 'Intervention' ? first : last)
      if (chosen) return [chosen]
    }
  }
  return []
}

const isControl = ({ entities }: State, { entity }: Mention) => entities.get(entity)?.role === 'control'

function namedBefore({ named }: State, passage: number, start: number): readonly Mention[] {
  const all = named[passage] ?? []
  return start === Number.POSITIVE_INFINITY ? all : all.filter((mention) => mention.end <= start)
}

function headOf({ text, heads }: State, mention: Mention): string {
  const known = heads.get(mention)
  if (known !== undefined) return known
  const printed = text.slice(mention.start, mention.end).toLowerCase()
  // Most names are their head, or end in it.
  const plain = PLAIN.test(printed) && !COMPLEMENTED.test(printed)
  const head = plain ? printed.slice(printed.lastIndexOf(' ') + 1) : headAmong(printed)
  heads.set(mention, head)
  return head
}

const PLAIN = /^[a-z -]*[a-z]$/
const COMPLEMENTED = / (?:of|to|in|with)(?: |$)/

function headAmong(printed: string): string {
  const words = printed.split(isAscii(printed) ? /[^a-z-]+/ : /[^\p{L}-]+/u).filter((word) => word !== '')
  const of = words.findIndex((word) => word === 'of' || word === 'to' || word === 'in' || word === 'with')
  return (of > 0 ? words[of - 1] : words.at(-1)) ?? ''
}

/** Length of the part that words of one family share: "disrupted", "disruptions". */
const FAMILY = 6
const SHORTEST = 4

/** How all words of a noun's family begin; '' for a noun too short to tell. */
function familyOf(head: string): string {
  const length = Math.max(SHORTEST, Math.min(FAMILY, head.length - 1))
  return head.length >= length ? head.slice(0, length) : ''
}

/** A phrase with that head and a complement that no extractor had named: "disruptions to sleep". */
function phraseOf(state: State, passage: number, head: string, limit: number): Mention | undefined {
  const { found, named, entities, added } = state
  if (head.length < 7) return undefined
  const tokens = found.tokens[passage] ?? []
  const at = tokens.findLastIndex((token) => token.norm === head && token.end <= limit)
  const joint = tokens[at + 1]
  if (at < 0 || !joint || !isAmong('of to in', joint.norm)) return undefined
  const complement = (named[passage] ?? []).find(({ start }) => start >= joint.end && start <= joint.end + 12)
  if (!complement) return undefined
  const start = (tokens[at] as Token).start
  const name = state.text.slice(start, complement.end).toLowerCase().replace(/\s+/g, ' ')
  const id = entityId('Concept', name)
  if (!entities.has(id)) entities.set(id, { id, kind: 'Concept', name })
  const mention: Mention = {
    passage,
    start,
    end: complement.end,
    kind: 'Concept',
    entity: id,
    rule: 'relation',
    confidence: 0.5,
  }
  added.push(mention)
  named[passage]?.push(mention)
  return mention
}

/** "Both formats", "the two intensities": the last two of a kind named together. */
function pair(state: State, passage: number, anaphor: Anaphor, back: readonly number[]): Mention[] {
  const { cues } = state.knowledge
  const kind = (cues.anaphors ?? []).find(({ id }) => cueSet(cues.anaphors, id).has(anaphor.head))?.kind
  if (kind === undefined) return []
  for (const at of [passage, ...back]) {
    const limit = at === passage ? anaphor.span.start : Number.POSITIVE_INFINITY
    const seen = new Map<string, Mention>()
    for (const mention of namedBefore(state, at, limit))
      if (mention.kind === kind) seen.set(mention.entity, seen.get(mention.entity) ?? mention)
    const outer = [...seen.values()].filter(
      (a) => ![...seen.values()].some((b) => b !== a && b.start <= a.start && a.end <= b.end),
    )
    if (outer.length >= 2) return outer.slice(-2)
  }
  return []
}

/** Whose lives "their lives" are: the people named last in the sentence, but not who is in them ("clients in their care"). */
function peopleBefore({ named, text }: State, passage: number, start: number): Mention[] {
  const people = (named[passage] ?? []).filter(
    ({ kind, end }) => kind === 'Population' && end <= start && !/^\s(?:in|under|on)\s$/.test(text.slice(end, start)),
  )
  const owners: Mention[] = []
  for (const mention of inOrder(people, (a, b) => b.end - a.end || a.start - b.start)) {
    const after = owners.at(-1)
    // "They" may stand for several.
    const sameWords = after?.start === mention.start && after.end === mention.end
    if (after && !sameWords && !/^\s?(?:,|,? (?:and|or))\s$/.test(text.slice(mention.end, after.start))) continue
    owners.push(mention)
  }
  return owners
}

function pronoun(state: State, passage: number, anaphor: Anaphor, back: readonly number[]): Mention[] {
  const { form, together, span, from } = anaphor
  const tokens = state.found.tokens[passage] ?? []
  // Within its sentence: the subject of the clause before ("Although hope fades, it …").
  if (from > 2) {
    const subject = subjectsIn(state, passage, span.start)
    if (subject.length > 0 && tokens.slice(0, from).some(({ pos }) => pos === 'VERB' || pos === 'AUX'))
      return fits(state, subject, form)
  }
  const last = back[0]
  if (last === undefined) return []
  if (together) {
    const seen = new Map<string, Mention>()
    for (const mention of namedBefore(state, last, Number.POSITIVE_INFINITY))
      if (!seen.has(mention.entity)) seen.set(mention.entity, mention)
    return seen.size === 2 ? [...seen.values()] : fits(state, subjectsIn(state, last, Number.POSITIVE_INFINITY), form)
  }
  return fits(state, subjectsIn(state, last, Number.POSITIVE_INFINITY), form)
}

/** "It" is one thing, "they" are several or a plural. */
function fits({ text }: State, subjects: Mention[], form: string): Mention[] {
  const plural = ({ start, end }: Mention) => /[^su]s$/.test(text.slice(start, end))
  if (form === 'it')
    return subjects.length === 1 && !(subjects[0] && plural(subjects[0]) && subjects[0].kind !== 'Intervention')
      ? subjects
      : []
  return subjects.length > 1 || (subjects[0] && plural(subjects[0])) ? subjects : []
}

/** Mentions that open a sentence before its first verb, joined by "and" or commas. */
function subjectsIn(state: State, passage: number, limit: number): Mention[] {
  const tokens = state.found.tokens[passage] ?? []
  const mentions = state.named[passage] ?? []
  const firstVerb = tokens.find(
    ({ pos, start }, i) =>
      i > 0 && (pos === 'AUX' || pos === 'VERB') && !mentions.some((m) => m.start <= start && start < m.end),
  )
  const end = Math.min(firstVerb?.start ?? limit, limit)
  const all = mentions.filter((mention) => mention.end <= end)
  const opening = all.filter(
    (a) => !all.some((b) => b !== a && b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start),
  )
  const first = opening[0]
  if (!first) return []
  const chain = [first]
  for (const mention of opening.slice(1)) {
    const between = state.text.slice((chain.at(-1) as Mention).end, mention.start)
    if (mention.start === first.start && mention.end === first.end) chain.push(mention)
    else if (/^[\s,]*(?:and|or|,)?[\s,]*(?:the\s)?$/.test(between)) chain.push(mention)
    else if (/\)\s*$|^\s*\($/.test(between) && mention.entity === first.entity) chain.push(mention)
    else break
  }
  // "In patients with X, Y …": the phrase after an opening preposition is no subject.
  if (/^(?:ADP)$/.test(tokens[0]?.pos ?? '') && tokens[0]?.norm !== 'although') {
    const comma = tokens.find(({ text, start }) => text === ',' && start < end)
    const after = comma ? opening.filter(({ start }) => start > comma.start) : []
    return comma ? after.slice(0, 1) : []
  }
  return chain.filter((a, i) => chain.findIndex(({ entity }) => entity === a.entity) === i)
}

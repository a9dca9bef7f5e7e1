// The arms of the document's own trial and what they are called, so that results may call them by less than their names.
import { isAmong } from '../../../text/among.js'
import { armName } from '../../../text/arm-names.js'
import { cueSet } from '../../../text/cues.js'
import { nameWords } from '../../../text/fold.js'
import { once } from '../../../text/once.js'
import { isMass } from '../../../text/units.js'
import type { Cue, Mention, StudyRecord, Token } from '../../../types.js'
import { CONTROL_ROLE, TESTED_ROLE } from '../arms/words.js'
import { addEntity, type Workshop } from '../view.js'
import { ALLOCATES, allocates, allocationIn, LESS, STRONG, verbsIn } from './allocation.js'
import { armsBySize } from './counted.js'
import type { Given } from './given.js'
import { isLetter } from './labels.js'
import { receivedIn } from './received.js'

export interface TrialArm {
  entity: string
  /** Words that may stand for it, in matching form. */
  words: ReadonlySet<string>
  /** All words of its name, however little they tell: "drug". */
  all: ReadonlySet<string>
  /** Last word of its name. */
  head: string
  control: boolean
  /** "no drops": nothing was given. */
  without: boolean
  /** "drug A": the words that tell it, wherever they stand. */
  exact: readonly string[]
  /** "group S", "PE", in matching form. */
  labels: readonly string[]
}

/** An arm where it is told of. */
interface Told {
  passage: number
  given: Given
}

/** The arms of the study that the document reports, where a sentence of it says who was allocated to what. */
export function trialArms(shop: Workshop): readonly TrialArm[] {
  const rows = shop.knowledge.cues['study-words']
  const { tokens } = shop.found
  const verbsAt = once((passage: number) => verbsIn(tokens[passage] as Token[], rows))
  const allocated = toldArms(shop, verbsAt, true)
  if (allocated.length > 1) return made(shop, allocated)
  // An allocation that is not understood is not to be guessed at by other words.
  if (tokens.some((sentence, k) => verbsAt(k) & ALLOCATES && allocates(sentence, rows))) return []
  const counted = toldBySize(shop)
  const told = counted.length > 1 ? counted : toldArms(shop, verbsAt, false)
  return told.length > 1 ? made(shop, told) : []
}

/** The passages that may tell who was given what. */
function* methodsOf({ document, found }: Workshop): Generator<[number, readonly Token[]]> {
  for (const { index, kind, section } of document.passages) {
    const role = document.sections[section]?.role
    if (kind !== 'row' && role !== 'results' && role !== 'discussion' && role !== 'conclusion')
      yield [index, found.tokens[index] as Token[]]
  }
}

/** "40 patients (20 with splints, 20 with tape)": of whom each must be known for what is given, as sizes may tell anything. */
function toldBySize(shop: Workshop): Told[] {
  for (const [passage, tokens] of methodsOf(shop)) {
    const list = armsBySize(tokens, shop.knowledge.cues['study-words'])
    if (list?.every((given) => isGiven(shop, passage, [given]))) return list.map((given) => ({ passage, given }))
  }
  return []
}

/** By the verbs that each sentence has; not `strong`, by those of taking or of comparing. */
function toldArms(shop: Workshop, verbsAt: (passage: number) => number, strong: boolean): Told[] {
  const rows = shop.knowledge.cues['study-words']
  const received: Told[] = []
  for (const [index, tokens] of methodsOf(shop)) {
    const last = received.at(-1)?.passage ?? index
    if (received.length > 1 && index - last > APART) return received
    if ((verbsAt(index) & (strong ? STRONG : LESS)) === 0) continue
    const list = received.length > 1 ? undefined : allocationIn(tokens, rows, strong)
    if (list && areTreatments(shop, index, list, strong)) return list.map((given) => ({ passage: index, given }))
    if (!strong) continue
    const groups = receivedIn(tokens, rows)
    const isNew = ({ labels }: Given) =>
      !received.some(({ given }) => given.labels.some((label) => labels.includes(label)))
    if (groups.length > 0 && areTreatments(shop, index, groups, true))
      received.push(...groups.filter(isNew).map((given) => ({ passage: index, given })))
  }
  return received.length > 1 ? received : []
}

/** Passages from what one group received to what the next did: how it was prepared. */
const APART = 3

/** Whether one of the arms is known for what is given. */
function isGiven({ found }: Workshop, passage: number, list: readonly Given[]): boolean {
  const tokens = found.tokens[passage] as Token[]
  return list.some(({ from, to }) =>
    found.mentions.some(
      (one) =>
        one.passage === passage &&
        one.kind === 'Intervention' &&
        one.start < (tokens[to - 1] as Token).end &&
        one.end > (tokens[from] as Token).start,
    ),
  )
}

/** Whether what the list names is given: of a verb that tells no allocation, and of nobody, every arm must be known for that. */
function areTreatments(shop: Workshop, passage: number, list: readonly Given[], strong: boolean): boolean {
  const { found, knowledge } = shop
  const tokens = found.tokens[passage] as Token[]
  const rows = knowledge.cues['study-words']
  const names = list.map((given) => nameOf(shop, { passage, given }))
  const designs = cueSet(rows, 'head')
  // "comparison of the groups", "treatment or control": no names of what was given.
  if (names.some((name) => armName(name, rows) === 'none' || nameWords(name).some((word) => designs.has(word))))
    return false
  if (!names.some((name) => armName(name, rows) === 'named')) return false
  const isKnown = ({ from, to, sized, labels }: Given) =>
    sized ||
    labels.some((label) => label.endsWith(' group') || TESTED_ROLE.test(label) || CONTROL_ROLE.test(label)) ||
    isGiven(shop, passage, [{ from: strong ? from : to - 1, to, sized, labels }])
  // "Patients received A or B".
  const people = cueSet(rows, 'person')
  const before = tokens.slice(0, list[0]?.from ?? 0)
  const isOfPeople = before.some(({ norm }) => people.has(norm) || isAmong('we trial study', norm))
  // "assigned to A or B" says so itself; "divided into A and B" may tell of other parts.
  const isOr = tokens.slice(list[0]?.from, list.at(-1)?.from).some(({ norm }) => norm === 'or')
  if (strong && isOr) return true
  // "Men drank beer or wine": of verbs that tell nothing else.
  const taken = cueSet(rows, 'take')
  const isShort = list.every(({ from, to }) => to - from <= SHORT)
  if (list.some(isKnown) && isOfPeople && isOr && isShort && before.slice(-2).some(({ norm }) => taken.has(norm)))
    return true
  // "We compared A with B".
  const isOurs = before.slice(-4).some(({ norm }) => norm === 'we')
  if (strong && list.every(({ labels }) => labels.some((label) => label.endsWith(' group')))) return true
  return strong || isOurs ? list.some(isKnown) : list.every(isKnown)
}

/** Words of a name that nobody knows. */
const SHORT = 4

function made(shop: Workshop, all: readonly Told[]): readonly TrialArm[] {
  const told = withoutShared(shop, all)
  const rows = shop.knowledge.cues['study-words']
  const known = told.map((one) => knownIn(shop, one))
  const doses = dosesOf(shop, told)
  const arms = told.map((one, i): TrialArm => {
    // "early caffeine or late caffeine": the whole name parts them.
    const dose = doses[i] as readonly string[]
    const shared = dose.length > 0 || known.some((other, k) => k !== i && other !== undefined && other === known[i])
    const name = nameOf(shop, one)
    const entity = shared ? undefined : known[i]
    const lettered = name.split(' ').slice(-2)
    const letter = lettered.length === 2 && isLetter(lettered[1] as string) ? lettered : []
    const exact = letter.length > 0 ? letter : dose
    const words = [
      ...letter.slice(1),
      ...contentOf(name, rows),
      ...contentOf(shop.entities.get(entity ?? '')?.name ?? '', rows),
    ]
    const labels = one.given.labels.map((label) => nameWords(label).join(' '))
    const id = entity ?? added(shop, name, one)
    return {
      entity: id,
      words: new Set(words),
      all: new Set(nameWords(name)),
      head: nameWords(name).findLast((word) => !EMPTY.test(word)) ?? '',
      control: isControlArm(name, shop.entities.get(id)?.role, labels, rows),
      without: isAmong('no without', nameWords(name)[0]),
      exact,
      labels,
    }
  })
  if (new Set(arms.map(({ entity }) => entity)).size < arms.length) return []
  // "attention training or no treatment": a word that every arm has tells none from the others.
  return arms.every(({ control }) => control) ? arms.map((arm) => ({ ...arm, control: false })) : arms
}

/** "local anaesthetic with 0.2 ml saline", "local anaesthetic with 0.2 ml drug": what all had, and what parts them. */
function withoutShared({ found }: Workshop, told: readonly Told[]): readonly Told[] {
  const names = told.map(({ passage, given: { from, to } }) => (found.tokens[passage] as Token[]).slice(from, to))
  const [first = []] = names
  const isShared = (k: number) => names.every((name) => k < name.length - 1 && name[k]?.norm === first[k]?.norm)
  let shared = 0
  while (isShared(shared)) shared++
  const added = first.slice(0, shared).findLastIndex(({ norm, text }) => ADDS.test(norm) || text === '+')
  if (added < 0) return told
  let cut = added + 1
  while (cut < shared && (first[cut]?.pos === 'NUM' || isMass(first[cut]) || first[cut]?.norm === 'of')) cut++
  return told.map(({ passage, given }) => ({ passage, given: { ...given, from: given.from + cut } }))
}

const ADDS = /^(?:with|plus|and)$/

/** "placebo, 400 IU or 800 IU of vitamin D": where several arms open with a dose, each with another, that is what they are called. */
function dosesOf({ found }: Workshop, told: readonly Told[]): (readonly string[])[] {
  const doses = told.map(({ passage, given: { from } }) => {
    const tokens = found.tokens[passage] as Token[]
    return tokens[from]?.pos === 'NUM' && isMass(tokens[from + 1])
      ? tokens.slice(from, from + 2).map(({ text }) => text)
      : []
  })
  const given = doses.filter(({ length }) => length > 0).map((dose) => dose.join(' '))
  return given.length > 1 && new Set(given).size === given.length ? doses : doses.map(() => [])
}

function isControlArm(
  name: string,
  role: string | undefined,
  labels: readonly string[],
  rows: readonly Cue[] | undefined,
): boolean {
  const controls = cueSet(rows, 'control-arm')
  return (
    role === 'control' ||
    labels.some((label) => CONTROL_ROLE.test(label.split(' ')[0] ?? '')) ||
    nameWords(name).some((word) => controls.has(word))
  )
}

const nameOf = ({ document, found }: Workshop, { passage, given }: Told): string => {
  const tokens = found.tokens[passage] as Token[]
  const [first, last] = [tokens[given.from] as Token, tokens[given.to - 1] as Token]
  return document.text.slice(first.start, last.end).replace(/\s+/g, ' ')
}

/** The intervention that the arm's words are, where they name one and no more. */
function knownIn({ document, found, knowledge }: Workshop, { passage, given }: Told): string | undefined {
  const tokens = found.tokens[passage] as Token[]
  const [start, end] = [(tokens[given.from] as Token).start, (tokens[given.to - 1] as Token).end]
  const inside = found.mentions.filter(
    (one) => one.passage === passage && one.kind === 'Intervention' && one.start < end && start < one.end,
  )
  // A name holds others: "usual care" that of "care".
  const outer = inside.filter((one) => !inside.some((other) => other !== one && holds(other, one)))
  const entities = new Set(outer.map(({ entity }) => entity))
  const [only] = outer
  if (entities.size !== 1 || !only) return undefined
  // "no infiltration" is not infiltration.
  if (isAmong('no without', tokens[given.from]?.norm) && only.start > start) return undefined
  // "insulin glargine" is no insulin alone.
  const unspecific = cueSet(knowledge.cues['study-words'], 'unspecific')
  const adds = (from: number, to: number) =>
    from < to && !nameWords(document.text.slice(from, to)).every((word) => unspecific.has(word) || EMPTY.test(word))
  // Nor is "short-bore scanner" the scanner that only the text speaks of.
  if (only.rule !== 'vocabulary' && only.rule !== 'abbreviation' && adds(start, only.start)) return undefined
  return adds(only.end, end) ? undefined : only.entity
}

const holds = (a: Mention, b: Mention): boolean =>
  a.start <= b.start && a.end >= b.end && a.end - a.start > b.end - b.start

function added(shop: Workshop, name: string, { passage, given }: Told): string {
  const tokens = shop.found.tokens[passage] as Token[]
  const [start, end] = [(tokens[given.from] as Token).start, (tokens[given.to - 1] as Token).end]
  return addEntity(shop, 'Intervention', name, { start, end, passage, rule: 'pattern', confidence: 0.5 })
}

const EMPTY = /^(?:the|a|an|of|and|or|with|plus|for|to|in|on|by|at|from|alone|weekly|daily|day|week|month|mg|\d.*)$/

/** The words of a name that tell it from others. */
export const contentOf = (name: string, rows: readonly Cue[] | undefined): string[] => tellingOf(nameWords(name), rows)

/** The same of its words. */
export function tellingOf(name: readonly string[], rows: readonly Cue[] | undefined): string[] {
  const words = name.filter((word) => !EMPTY.test(word))
  const unspecific = cueSet(rows, 'unspecific')
  const telling = words.filter((word) => !unspecific.has(word))
  return telling.length > 0 ? telling : words
}

/** The only control; of two arms of which none is called one, the second. */
export function soleControl({ arms }: Workshop): TrialArm | undefined {
  const controls = arms.filter(({ control }) => control)
  if (controls.length === 1) return controls[0]
  return controls.length === 0 && arms.length === 2 ? arms[1] : undefined
}

/** The study with the arms that it was told to have: who is tested, and with whom it is compared. */
export function ofTrial(shop: Workshop, study: StudyRecord): StudyRecord {
  if (shop.arms.length === 0) return study
  const control = soleControl(shop)
  const controls = shop.arms.filter((arm) => arm === control || arm.control).map(({ entity }) => entity)
  const tested = shop.arms.map(({ entity }) => entity).filter((entity) => !controls.includes(entity))
  return { ...study, interventions: tested, comparators: controls }
}

// What a passage says of a study: participants, studies included, country, length of treatment and of follow-up.
import { isAmong } from '../../text/among.js'
import { cueForm, cueSet } from '../../text/cues.js'
import { buildMatcher, type Matcher } from '../../text/matcher.js'
import { type FoundDuration, type FoundNumber, findDurations, findNumbers } from '../../text/numbers.js'
import type { Span } from '../../text/spans.js'
import { atomsOf } from '../../text/tokens.js'
import type { Cue, Knowledge, Token, VocabularyEntry } from '../../types.js'

export interface Details {
  sampleSize?: number
  /** How sure the size is the whole study's: 3 "N =", 2 beside a verb of taking part or "of", 1 elsewhere. */
  sizeWeight?: number
  studiesIncluded?: number
  country?: string
  setting?: string
  treatmentDuration?: string
  followUp?: string
}

/** Reads tokens `[from, to)`; `synthesis` where they tell of a review. */
export function findDetails(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  synthesis: boolean,
  knowledge: Knowledge,
  populations: readonly Span[],
): Details {
  const words = tokens.slice(from, to)
  const rows = knowledge.cues['study-words']
  const units = cueSet(rows, 'unit')
  const persons = cueSet(rows, 'person')
  const details: Details = {}
  const numbers = findNumbers(words)
  const durations = findDurations(words)
  const parts = partsOf(words, numbers)
  const pair = comparedGroups(words, numbers)
  if (pair?.every((number) => countedAt(words, number, persons))) {
    details.sampleSize = pair[0].value + pair[1].value
    details.sizeWeight = 2
  }
  for (const number of numbers) {
    if (number.percent || !Number.isInteger(number.value) || number.value < 3) continue
    const person =
      countedAt(words, number, persons) || opensGroup(words, number, populations) || isEnrolled(words, number)
    const label = number.from >= 2 && words[number.from - 1]?.text === '=' ? words[number.from - 2]?.text : undefined
    const open = synthesis && details.studiesIncluded === undefined
    if (open && (label === 'k' || countedAt(words, number, units))) details.studiesIncluded = number.value
    const isArm = pair?.includes(number) || (parts.length > 1 && parts.includes(number))
    const told = label === 'N' ? 3 : person ? sizeWeight(words, number, rows) : label === 'n' ? 1 : 0
    const weight = isArm ? 0 : parts.includes(number) ? Math.min(told, 1) : told
    if (weight > (details.sizeWeight ?? 0)) {
      details.sampleSize = number.value
      details.sizeWeight = weight
    }
  }
  const atoms = atomsOf(words)
  const country = countryIn(text, words, knowledge, atoms)
  if (country !== undefined) details.country = country
  const setting = matcherOf(knowledge, 'Setting').find(atoms, text)[0]?.values[0]
  if (setting !== undefined) details.setting = setting
  for (const duration of durations) placeDuration(text, words, duration, rows, details)
  return details
}

/** "118 of 206 singers": 206, surely the whole study only where it stands alone; "12 of 94 singers and 4 of 96 miners" are arms. */
const partsOf = (words: readonly Token[], numbers: readonly FoundNumber[]): FoundNumber[] =>
  numbers.filter(
    ({ from }) => words[from - 1]?.norm === 'of' && !Number.isNaN(words[from - 2]?.word.value ?? Number.NaN),
  )

/** "compared 86 nurses in coaching with 78 colleagues": the two groups. */
function comparedGroups(
  words: readonly Token[],
  numbers: readonly FoundNumber[],
): [FoundNumber, FoundNumber] | undefined {
  const first = numbers.findIndex(({ from }) => isAmong('compared comparing compare', words[from - 1]?.norm))
  const [one, other] = first < 0 ? [] : numbers.slice(first, first + 2)
  return one && other && isAmong('with to and against versus', words[other.from - 1]?.norm) ? [one, other] : undefined
}

/** Whether the number counts what the set names: "118 adolescent inpatients", "87 randomised trials". */
function countedAt(words: readonly Token[], number: FoundNumber, set: ReadonlySet<string>): boolean {
  for (let k = number.to; k < number.to + 5 && words[k]; k++) {
    const word = words[k] as Token
    if (
      set.has(cueForm(word.norm)) &&
      (/s$/i.test(word.text) || /^(?:people|men|women|children|youth|teeth)$/i.test(word.text))
    )
      return true
    if (!isAmong('ADJ NOUN PROPN ADV', word.pos) && !isAmong('of and , to the', word.text)) return false
    if (isAmong('% week month year day hour minute session site center country hospital', word.norm)) return false
  }
  return false
}

/** "We randomised 120 singers": whoever is counted takes part. */
function isEnrolled(words: readonly Token[], number: FoundNumber): boolean {
  if (!isAmong('randomized recruited enrolled assigned allocated', words[number.from - 1]?.norm)) return false
  const noun = [0, 1, 2].map((k) => words[number.to + k]).find((word) => word?.pos === 'NOUN')
  return (
    noun !== undefined &&
    /s$/.test(noun.text) &&
    !isAmong('school hospital clinic center site village ward practice cluster study trial', noun.norm)
  )
}

/** Whether a group that is mentioned starts with the number or follows it: "120 [hoarse singers]". */
function opensGroup(words: readonly Token[], number: FoundNumber, populations: readonly Span[]): boolean {
  const next = words[number.to]
  return (
    next !== undefined &&
    populations.some(({ start, end }) => (start === next.start || start === number.start) && end > next.start)
  )
}

function sizeWeight(words: readonly Token[], number: FoundNumber, rows: readonly Cue[] | undefined): number {
  const before = words[number.from - 1]?.norm ?? ''
  if (isAmong('per than least', before)) return 0
  // "six therapists on average": a mean of something, not a number of people.
  if (words.slice(Math.max(0, number.from - 3), number.to + 4).some(({ norm }) => norm === 'average')) return 0
  if (
    isAmong(
      'of for with in involving among total randomized enrolled recruited included sample comprising assigned by',
      before,
    )
  )
    return 2
  const conduct = cueSet(rows, 'conduct')
  for (let k = Math.max(0, number.from - 3); k < Math.min(words.length, number.to + 7); k++)
    if (conduct.has((words[k] as Token).norm)) return 2
  return 1
}

const countries = new WeakMap<readonly VocabularyEntry[], Map<string, Matcher<string>>>()

function matcherOf(knowledge: Knowledge, kind: 'Country' | 'Setting'): Matcher<string> {
  const known = countries.get(knowledge.vocabulary) ?? new Map<string, Matcher<string>>()
  countries.set(knowledge.vocabulary, known)
  let matcher = known.get(kind)
  if (!matcher) {
    const names: [string, string][] = []
    for (const entry of knowledge.vocabulary)
      if (entry.kind === kind) for (const name of [entry.name, ...entry.aliases]) names.push([name, entry.name])
    matcher = buildMatcher(names)
    known.set(kind, matcher)
  }
  return matcher
}

/** The first country named, by its name or as an adjective; languages are none. */
export function countryIn(
  text: string,
  words: readonly Token[],
  knowledge: Knowledge,
  atoms = atomsOf(words),
): string | undefined {
  for (const match of matcherOf(knowledge, 'Country').find(atoms, text)) {
    const first = atoms[match.from]
    const last = atoms[match.to - 1]
    if (!first || !last || !/^\p{Lu}/u.test(text.slice(first.start, first.end))) continue
    const next = words[last.index + 1]?.norm ?? ''
    if (
      !isAmong(
        'language version speaking speaker translation text abstract adaptation psychiatric psychological association',
        next,
      )
    )
      return match.values[0]
  }
  return undefined
}

function placeDuration(
  text: string,
  words: readonly Token[],
  duration: FoundDuration,
  rows: readonly Cue[] | undefined,
  details: Details,
): void {
  const norm = (k: number) => words[k]?.norm ?? ''
  const around = (from: number, to: number, pattern: RegExp) => {
    for (let k = Math.max(0, from); k < Math.min(words.length, to); k++) if (pattern.test(norm(k))) return true
    return false
  }
  // Ages and "six consecutive months" are no durations of the study.
  if (
    around(duration.to, duration.to + 2, /^(?:old|age)$/) ||
    around(duration.from - 3, duration.from, /^(?:aged?|mean)$/)
  )
    return
  let from = duration.from
  while (from > 0 && isAmong('approximately about around roughly nearly to up', norm(from - 1))) from--
  const printed = text.slice((words[from] as Token).start, duration.end)
  const follow = cueSet(rows, 'follow-up')
  const isFollow = (k: number) =>
    follow.has(cueForm(norm(k))) ||
    isAmong('followed post post-treatment posttreatment post-intervention follow', norm(k))
  const followed =
    [1, 2].some((k) => isFollow(duration.to + k - 1)) ||
    [1, 2, 3, 4, 5].some((k) => isFollow(duration.from - k)) ||
    (/^after$/.test(norm(duration.to)) &&
      isAmong(
        'treatment therapy the end baseline discharge completion intervention randomization',
        norm(duration.to + 1),
      ))
  if (followed) {
    const end = afterPhrase(words, duration.to)
    details.followUp ??=
      end > duration.to ? text.slice((words[from] as Token).start, (words[end - 1] as Token).end) : printed
    return
  }
  const compound = words[duration.to - 1]?.text.includes('-')
  const treated =
    (compound &&
      around(
        duration.to,
        duration.to + 6,
        /(?:program|treatment|therapy|trial|model|intervention|course|psychotherapy|training|regimen|study|rct)$/,
      )) ||
    (around(
      duration.from - 4,
      duration.from,
      /^(?:delivered|lasting|over|lasted|treated|received|treatment|therapy|for|of)$/,
    ) &&
      around(
        duration.from - 8,
        duration.from,
        /^(?:delivered|lasting|lasted|treated|received|treatment|therapy|intervention|program|training|course|session|placebo)$/,
      ))
  if (treated) details.treatmentDuration ??= printed
}

/** "five years after treatment", "two years post-treatment": the words that say since when. */
function afterPhrase(words: readonly Token[], to: number): number {
  if (isAmong('post-treatment posttreatment later post-intervention post-discharge', words[to]?.norm)) return to + 1
  if (words[to]?.norm !== 'after') return to
  let k = to + 1
  while (
    isAmong('the end of treatment therapy baseline discharge completion intervention randomization', words[k]?.norm)
  )
    k++
  return k > to + 1 ? k : to
}

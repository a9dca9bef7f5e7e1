// Cue words of graph/cues, compiled once per Knowledge for look-up by a token's norm.

import { cueSet } from '../../text/cues.js'
import { norm } from '../../text/fold.js'
import { type VerbForm, verbForms } from '../../text/inflect.js'
import type { ClaimRecord, Cue, Entity, Knowledge } from '../../types.js'

export type Predicate = ClaimRecord['predicate']

export type Frame =
  | 'transitive'
  | 'intransitive'
  | 'link'
  | 'compound'
  | 'aim'
  | 'use'
  | 'light'
  | 'report'
  | 'enable'
  | 'receive'
  | 'change'

/** One way in which a verb states a claim. */
export interface VerbSense {
  id: string
  predicate: Predicate | undefined
  frame: Frame
  /** The words that must follow the verb, in matching form: ["to"], ["rise", "to"]. */
  tail: string[]
  /** The grammatical object is the claim's subject. */
  swap: boolean
  valence?: 'better' | 'worse'
}

export interface Verb {
  lemma: string
  form: VerbForm
  senses: VerbSense[]
}

export type Slot = 'change' | 'deficit' | 'relation' | 'copula' | 'quality' | 'adjective' | 'efficacy'

/** A noun or adjective that states a claim. */
export interface NounSense {
  id: string
  slot: Slot
  predicate: Predicate
  valence?: 'better' | 'worse'
  /** The complement is the claim's subject: "X is a target of Y". */
  swap: boolean
  /** Words after the first one, in matching form. */
  tail: string[]
}

export type NounRole = 'research' | 'empty' | 'people' | 'light' | 'tail' | 'judgement'

export interface HedgeSense {
  modality: 'hedged' | 'hypothesised'
  place: 'verb' | 'report' | 'adverb' | 'adjective' | 'noun'
}

export interface Lexicon {
  verbs: ReadonlyMap<string, Verb>
  nouns: ReadonlyMap<string, readonly NounSense[]>
  roles: ReadonlyMap<string, ReadonlySet<NounRole>>
  hedges: ReadonlyMap<string, HedgeSense>
  /** Words that deny, by where they stand. */
  negations: ReadonlyMap<string, string>
  /** Names of what is bad to have more of, and the last words of those that have several. */
  bad: ReadonlySet<string>
  badEnds: ReadonlySet<string>
  /** Words that name nothing alone. */
  junk: ReadonlySet<string>
  /** Words that name a class of things, and alone none of them. */
  classes: ReadonlySet<string>
  /** Words that no name begins with. */
  dangling: ReadonlySet<string>
  /** Kinds of things, by the last word of their names. */
  kinds: ReadonlyMap<string, Entity['kind']>
}

const compiled = new WeakMap<Knowledge, Lexicon>()

export function lexiconOf(knowledge: Knowledge): Lexicon {
  let lexicon = compiled.get(knowledge)
  if (!lexicon) {
    lexicon = compile(knowledge)
    compiled.set(knowledge, lexicon)
  }
  return lexicon
}

const KINDS = {
  intervention: 'Intervention',
  condition: 'Condition',
  population: 'Population',
  outcome: 'Outcome',
} as const

/** The first of KINDS that has a word has it alone. */
function compileKinds(rows: readonly Cue[] | undefined): Map<string, Entity['kind']> {
  const kinds = new Map<string, Entity['kind']>()
  for (const id of Object.keys(KINDS) as (keyof typeof KINDS)[])
    for (const word of cueSet(rows, id)) if (!kinds.has(word)) kinds.set(word, KINDS[id])
  return kinds
}

const words = (cue: string): string[] => cue.split(' ').map(norm)
const valenceOf = ({ valence }: Cue): { valence?: 'better' | 'worse' } =>
  valence === 'better' || valence === 'worse' ? { valence } : {}

function compile({ cues }: Knowledge): Lexicon {
  const bad = (cues.valence ?? [])
    .filter(({ id }) => id === 'bad')
    .flatMap((row) => row.cues.map((cue) => words(cue).join(' ')))
  return {
    verbs: compileVerbs(cues.predicates ?? []),
    nouns: compileNouns(cues['nominal-predicates'] ?? []),
    roles: compileRoles(cues['empty-nouns'] ?? []),
    hedges: compileHedges(cues.hedges ?? []),
    negations: compileNegations(cues.negation ?? []),
    bad: new Set(bad),
    junk: cueSet(cues.nouns, 'junk'),
    classes: cueSet(cues.nouns, 'classes'),
    dangling: cueSet(cues.modifiers, 'dangling'),
    kinds: compileKinds(cues.heads),
    badEnds: new Set(bad.filter((name) => name.includes(' ')).map((name) => name.slice(name.lastIndexOf(' ') + 1))),
  }
}

function compileVerbs(rows: readonly Cue[]): Map<string, Verb> {
  const verbs = new Map<string, Verb>()
  for (const row of rows)
    for (const cue of row.cues) {
      const [lemma = '', ...tail] = cue.split(' ')
      const sense: VerbSense = {
        id: row.id,
        predicate: row.predicate as Predicate | undefined,
        frame: row.frame as Frame,
        tail: tail.map(norm),
        swap: row.swap === true,
        ...valenceOf(row),
      }
      for (const [form, kind] of verbForms(lemma)) {
        const known = verbs.get(form)
        if (!known) verbs.set(form, { lemma, form: kind, senses: [sense] })
        else if (!known.senses.includes(sense)) known.senses.push(sense)
      }
    }
  // The longest tail is the surest sense: "lead to" before "lead".
  for (const { senses } of verbs.values()) senses.sort((a, b) => b.tail.length - a.tail.length)
  return verbs
}

function compileNouns(rows: readonly Cue[]): Map<string, NounSense[]> {
  const nouns = new Map<string, NounSense[]>()
  for (const row of rows)
    for (const cue of row.cues) {
      const all = words(cue)
      // A compound noun is found by its head, an adjective by itself.
      const noun = row.slot !== 'adjective'
      const key = (noun ? all.at(-1) : all[0]) ?? ''
      const sense: NounSense = {
        id: row.id,
        slot: row.slot as Slot,
        predicate: row.predicate as Predicate,
        swap: row.swap === true,
        tail: noun ? all.slice(0, -1) : all.slice(1),
        ...valenceOf(row),
      }
      const known = nouns.get(key)
      if (known) known.push(sense)
      else nouns.set(key, [sense])
    }
  for (const senses of nouns.values()) senses.sort((a, b) => b.tail.length - a.tail.length)
  return nouns
}

function compileRoles(rows: readonly Cue[]): Map<string, Set<NounRole>> {
  const roles = new Map<string, Set<NounRole>>()
  for (const row of rows)
    for (const cue of row.cues) {
      const key = words(cue)[0] ?? ''
      const known = roles.get(key) ?? new Set()
      roles.set(key, known.add(row.role as NounRole))
    }
  return roles
}

function compileHedges(rows: readonly Cue[]): Map<string, HedgeSense> {
  const hedges = new Map<string, HedgeSense>()
  for (const row of rows) {
    const sense = { modality: row.modality, place: row.place } as HedgeSense
    for (const cue of row.cues) {
      const [first = '', ...rest] = cue.split(' ')
      if (sense.place !== 'report') hedges.set(norm(first), sense)
      else if (rest.length === 0) for (const [form] of verbForms(first)) hedges.set(form, sense)
    }
  }
  return hedges
}

function compileNegations(rows: readonly Cue[]): Map<string, string> {
  const negations = new Map<string, string>()
  for (const row of rows)
    for (const cue of row.cues) {
      const first = cue.split(' ')[0] ?? ''
      const forms = row.place === 'report' ? verbForms(first).map(([form]) => form) : [norm(first)]
      for (const form of forms) negations.set(form, String(row.place))
    }
  return negations
}

// Claims stated by "is": "X is a core feature of Y", "a component of Y is X", "X is associated with Y", "X is effective for Y".
import { isAmong } from '../../../text/among.js'
import type { ClaimRecord } from '../../../types.js'
import type { NounSense } from '../lexicon.js'
import { refsOf } from '../refs/index.js'
import { type Item, parseList, senseOf } from '../refs/items.js'
import { phraseRef } from '../refs/naming.js'
import { isJoint, isNp, past } from '../row/elements.js'
import type { Facts } from '../row/facts.js'
import { set } from '../row/word-classes.js'
import { isKnown, isPeople, isResearch, kindOf, type Ref, type Scene, treatmentsAmong } from '../scene.js'
import { beneficiaries, type Clause, endOf, say, treatmentsOf } from './clause.js'
import { comparatorsBefore } from './comparisons.js'
import { readEffects } from './effects.js'
import { isMediator } from './mediation.js'
import { readProblem } from './problems.js'

/** Verbs that say what something is, with the words after them: "is seen as", "refers to". */
const NAMING = [
  'refer',
  'recognize',
  'see',
  'regard',
  'consider',
  'view',
  'describe',
  'conceptualize',
  'know',
  'treat',
  'define',
  'understand',
  'identify',
  'remain',
  'become',
  'represent',
  'constitute',
  'form',
  'serve',
  'act',
]

/** By the forms that they come in: "define", "defines", "defined". */
const NAMING_FORMS = new Map<string, string>()
for (const lemma of NAMING)
  for (const stem of lemma.endsWith('e') ? [lemma, lemma.slice(0, -1)] : [lemma])
    for (const form of [stem, `${stem}s`, `${stem}ed`]) NAMING_FORMS.set(form, lemma)

export function readCopula(clause: Clause): ClaimRecord[] {
  const { vg, elements, v } = clause
  const at = amongOthers(clause, past(elements, v + 1, elements.length))
  const links = !vg.copula && !vg.passive && LINKING.has(clause.scene.sentence.tokens[vg.main]?.norm ?? '')
  if (links && elements[at]?.kind === 'adj') return [...readEffects(clause, at), ...adjective(clause, at)]
  const between = vg.copula ? isMediator(clause, at) : []
  if (between.length > 0) return between
  const problem = vg.copula || links ? readProblem(clause, at) : []
  if (problem.length > 0) return problem
  if (vg.copula)
    return [...better(clause), ...readEffects(clause, at), ...adjective(clause, at), ...predicateNoun(clause, at)]
  const lemma = namingLemma(clause)
  if (!lemma) return []
  const joint = elements[at]
  const named = isJoint(joint, 'prep') && joint.word === 'as' ? past(elements, at + 1, elements.length) : at
  if (lemma === 'refer')
    return isJoint(joint, 'prep') && joint.word === 'to'
      ? predicateNoun(clause, past(elements, at + 1, elements.length))
      : []
  if (
    vg.passive ||
    lemma === 'become' ||
    lemma === 'remain' ||
    lemma === 'represent' ||
    lemma === 'constitute' ||
    lemma === 'form'
  )
    return predicateNoun(clause, named)
  if (named > at && (lemma === 'serve' || lemma === 'act')) return predicateNoun(clause, named)
  return []
}

const LINKING = set('become becoming became remain remained remaining seem seemed appear appeared prove proved')

/** Past "among" and "one of": "is one of the predictors of Y", "are among the predictors of Y". */
function amongOthers({ elements, scene: { sentence } }: Clause, at: number): number {
  const [first, second] = [elements[at], elements[at + 1]]
  if (isJoint(first, 'prep') && first.word === 'among') return past(elements, at + 1, elements.length)
  const one = sentence.tokens[first?.from ?? -1]?.norm === 'one' && (first?.to ?? 0) - (first?.from ?? 0) === 1
  return one && isJoint(second, 'prep') && second.word === 'of' ? past(elements, at + 2, elements.length) : at
}

const namingLemma = ({ vg, scene }: Clause): string | undefined =>
  NAMING_FORMS.get(vg.verb?.lemma ?? scene.sentence.tokens[vg.main]?.norm ?? '')

function adjective(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const { sentence } = scene
  const { tokens } = sentence
  const element = elements[at]
  if (!element || element.kind === 'vg' || element.kind === 'stop') return []
  // An adjective may have been read as a noun phrase of its own.
  const word = tokens[element.to - 1]?.norm ?? ''
  const next = past(elements, at + 1, elements.length)
  const joint = elements[next]
  if (!isJoint(joint, 'prep')) return []
  for (const sense of sentence.facts[element.to - 1]?.nouns ?? []) {
    const fits =
      sense.slot === 'adjective'
        ? sense.tail[0] === joint.word
        : sense.slot === 'efficacy' && sense.id === 'effective' && isAmong('for in with to among than', joint.word)
    if (!fits) continue
    const items = parseList(sentence, elements, next + 1, elements.length, undefined, joint.word)
    const acting = refsOf(scene, subjects)
    const end = endOf(items, next)
    if (sense.slot === 'efficacy') {
      if (word === 'superior' || joint.word === 'to') return superior(clause, acting, refsOf(scene, items), word, end)
      return say(clause, treatmentsOf(scene, subjects), 'APPLIED_TO', beneficiaries(scene, items), end)
    }
    const objects = items.flatMap((item) => {
      const plain = refsOf(scene, [item])
      return plain.length > 0 ? plain : refsOf(scene, [item], true)
    })
    return say(clause, acting, sense.predicate, objects, end)
  }
  return []
}

const BETTER = new Set([
  'better',
  'superior',
  'greater',
  'larger',
  'stronger',
  'effective',
  'efficacious',
  'beneficial',
])

/** Tokens past "was" within which it is said what T was: "significantly more effective". */
const COMPLEMENT = 4

/** "T was better than C", "Compared with C, T was better", "the effects of T were larger compared with those of C". */
function better(clause: Clause): ClaimRecord[] {
  const { scene, elements, v, vg, subjects } = clause
  const { tokens } = scene.sentence
  const than = elements.findIndex(
    (element, k) => k > v && k < v + 5 && isJoint(element, 'prep') && element.word === 'than',
  )
  const before = than < 0 ? comparatorsBefore(clause) : []
  if (than < 0 && before.length === 0) return []
  const words = tokens.slice(vg.to, elements[than]?.from ?? vg.to + COMPLEMENT)
  const at = words.findIndex(({ norm }) => BETTER.has(norm))
  const adjective_ = words[at]?.norm ?? ''
  if (at < 0 || (/(?:tive|ious|ial)$/.test(adjective_) && words[at - 1]?.norm !== 'more')) return []
  const treats = (items: readonly Item[]): Ref[] =>
    items.flatMap((item) => {
      const own = treatmentsAmong(scene, refsOf(scene, [item]))
      return own.length > 0 ? own : treats(item.pps.flatMap((pp) => pp.items))
    })
  const others = than < 0 ? before : treats(parseList(scene.sentence, elements, than + 1, elements.length))
  return say(
    clause,
    treats(subjects),
    vg.negated ? 'EQUIVALENT_TO' : 'OUTPERFORMS',
    others,
    than < 0 ? v + 1 : than + 1,
    vg.negated ? { denial: [0, 0] } : {},
  )
}

function superior(clause: Clause, a: readonly Ref[], b: readonly Ref[], word: string, end: number): ClaimRecord[] {
  if (word !== 'superior') return []
  return say(
    clause,
    a,
    clause.vg.negated ? 'EQUIVALENT_TO' : 'OUTPERFORMS',
    b,
    end,
    clause.vg.negated ? { denial: [0, 0] } : {},
  )
}

function predicateNoun(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const { sentence } = scene
  const element = elements[at]
  if (!isNp(element) || element.pronoun) return []
  const items = parseList(sentence, elements, at, elements.length)
  if (items.length === 0 || !items[0]) return []
  const end = endOf(items, at)
  // "A central component of Y is X".
  const inverted = subjects.length === 1 && subjects[0] ? copulaSense(scene, subjects[0]) : undefined
  if (inverted && subjects[0])
    return say(clause, refsOf(scene, items), inverted.predicate, complements(scene, subjects[0]), end)
  const acting = refsOf(scene, subjects)
  const records: ClaimRecord[] = []
  let stated = false
  for (const one of items) {
    // "both a cause and a consequence of Y"
    const item = one.pps.length === 0 ? { ...one, pps: items.at(-1)?.pps ?? [] } : one
    const sense = copulaSense(scene, item)
    // "a result of the belief that …": the clause is what is meant.
    if (!sense || isJoint(elements[item.end], 'sub')) continue
    stated = true
    const remedy = sense.predicate === 'APPLIED_TO'
    const of = remedy
      ? beneficiaries(
          scene,
          item.pps.flatMap((pp) => pp.items),
        )
      : complements(scene, item)
    records.push(
      ...(sense.swap ? say(clause, of, sense.predicate, acting, end) : say(clause, acting, sense.predicate, of, end)),
    )
  }
  if (stated && records.length > 0) return records
  return [...records, ...kindOfThing(clause, acting, items[0], end)]
}

const DEFINES = set('define refer understand conceptualize describe')

function copulaSense(scene: Scene, item: Item): NounSense | undefined {
  if (item.pps.length === 0) return undefined
  const sense = senseOf(scene.sentence, item.np, 'copula')
  if (!sense) return undefined
  const prep = item.pps[0]?.prep ?? ''
  const fits =
    sense.predicate === 'APPLIED_TO'
      ? prep === 'for' || prep === 'of'
      : prep === 'of' || prep === 'for' || prep === 'in' || prep === 'to'
  return fits ? sense : undefined
}

const complements = (scene: Scene, item: Item): readonly Ref[] => refsOf(scene, item.pps[0]?.items ?? [])

/** "X is an A, B capacity": only where X and the noun are worth it, and the noun is not a judgement. */
function kindOfThing(clause: Clause, acting: readonly Ref[], item: Item | undefined, end: number): ClaimRecord[] {
  if (!item) return []
  const { scene } = clause
  const { tokens } = scene.sentence
  const determiner = tokens[item.np.from]?.norm ?? ''
  const { roles, junk } = scene.sentence.facts[item.np.head] as Facts
  const vague = roles?.has('judgement') || junk
  const defines = DEFINES.has(namingLemma(clause) ?? '')
  if (
    (determiner !== 'a' &&
      determiner !== 'an' &&
      !(
        determiner === 'the' &&
        (defines || item.pps[0]?.prep === 'of' || tokens[item.np.from + 1]?.norm === 'most')
      )) ||
    vague ||
    isResearch(scene, item.np) ||
    isPeople(scene, item.np)
  )
    return []
  const weak = roles !== undefined
  if (item.np.to - item.np.core < 2 && item.pps.length === 0) return []
  const phrase = weak || item.pps[0]?.prep === 'of' ? phraseRef(scene, item) : undefined
  const kinds = phrase ? [phrase] : refsOf(scene, [item])
  // "is a stepping stone": a kind of thing has a name elsewhere, too.
  const like = kinds.filter((ref) => kindOf(scene, ref.entity) !== 'Population' && isKnown(scene, ref))
  return say(clause, acting, 'IS_A', like, end, { basis: 'definition', confidence: 0.6 })
}

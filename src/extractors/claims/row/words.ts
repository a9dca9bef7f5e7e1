// Gives each token of a passage the part it plays in a phrase, mending what the tagger leaves ambiguous.
import type { Token } from '../../../types.js'
import type { Verb } from '../lexicon.js'
import type { Facts } from './facts.js'
import { afterBe, finiteAfter, finiteBefore, isVerbless } from './finite.js'
import { isBe, PRONOUNS, type Role, set } from './word-classes.js'

// Forms that are nouns as readily as verbs: told apart by their neighbours.
const EITHER = set(
  'support limit show note report link target address focus aim use trial test design plan form benefit aid drive trigger signal block cut ease treat offset condition shape compound buffer boost harm damage tie hope claim state model yield display exhibit work view account impact influence change increase decrease decline result cause help restrict experience process practice function lack exercise stress concern measure estimate study research demand start end increase effect moderate offer need value trust train drop fall rise gain',
)

/** Of what people in trials are assigned to do, words that are nothing but verbs ("led to complete remission", "to wear of the joint"). */
const ONLY_VERBS = set('receive undergo attend continue begin perform participate remain')

/** `words`: from wordRoles; `locked`: tokens of names, which are nouns. */
export function rolesOf(
  tokens: readonly Token[],
  facts: readonly Facts[],
  words: readonly Role[],
  locked: readonly number[],
): Role[] {
  const roles = words.slice()
  for (let i = 0; i < roles.length; i++) if ((locked[i] as number) >= 0) roles[i] = 'n'
  for (let i = 0; i < roles.length; i++)
    if ((locked[i] as number) < 0) roles[i] = roleAt(tokens, facts, roles, locked, i)
  return roles
}

function roleAt(
  tokens: readonly Token[],
  facts: readonly Facts[],
  roles: readonly Role[],
  locked: readonly number[],
  i: number,
): Role {
  const { norm, text, pos } = tokens[i] as Token
  const { ing, quality, verb, hyphen } = facts[i] as Facts
  const before = roles[i - 1] ?? 'm'
  const after = roles[i + 1] ?? 'm'
  let role = roles[i] as Role
  if (role === 'm' && (text === "'" || text === '’') && facts[i - 1]?.s === true && beginsNoun(after)) role = 'g'
  if ((role === 'n' || role === 'j') && ing && governsNext(tokens, i, verb)) role = 'v'
  // "the potential of": an adjective that stands for a noun.
  if (role === 'j' && (after === 'g' || (before === 'd' && tokens[i + 1]?.norm === 'of'))) role = 'n'
  if (role === 'n' && hyphen && compoundBefore(facts, roles, i)) role = 'j'
  // "better functioning": a comparative before a noun, tagged as an adverb.
  if (role === 'r' && quality !== undefined && beginsNoun(after)) role = 'j'
  if (norm === 'to') return infinitive(tokens, facts, roles, locked, i) ? 't' : 'p'
  if (norm === 'both' && before === 'x') return 'r'
  if (norm === 'such' && tokens[i + 1]?.norm === 'as') return role
  if (role === 'p' && before === 'd' && beginsNoun(after) && pos !== 'ADP') return 'j'
  if (norm === 'that') return that(tokens, roles, i)
  // "is in turn linked to"
  if ((norm === 'in' && tokens[i + 1]?.norm === 'turn') || (norm === 'turn' && tokens[i - 1]?.norm === 'in')) return 'r'
  // "is most often triggered by"
  if (role === 'd' && pos === 'ADV' && roles[i + 1] === 'r') return 'r'
  // "cut crime more than"
  if (role === 'd' && pos === 'ADV' && before === 'n' && (norm === 'more' || norm === 'less')) return 'r'
  if (role === 'd') {
    if (after === 'v' && (norm === 'those' || norm === 'these') && facts[i + 1]?.ing === true) return 'o'
    if (!beginsNoun(after) && after !== 'r' && after !== 'v') return PRONOUNS.has(norm) || after !== 'p' ? 'o' : 'n'
  } else if (role === 'v') return verbal(tokens, facts, roles, i)
  else if (role === 'n') {
    if (
      verb?.form === 'base' &&
      /^help/.test(tokens[i - 1]?.norm ?? '') &&
      beginsNoun(after) &&
      !/[pdj]/.test(roles[i - 2] ?? 'm')
    )
      return 'v'
    if (verb?.form === 'base' && verbAfterAll(tokens, facts, roles, i)) return 'v'
  } else if (role === 'j' && verb?.form === 'past' && before !== 'd') {
    if (afterBe(facts, roles, i) || (tokens[i - 1]?.norm === 'but' && deniedBefore(facts, i))) return 'v'
  }
  return role
}

/** "accounting for", "engaging in": a form in -ing before the preposition that its verb takes. */
function governsNext(tokens: readonly Token[], i: number, verb: Verb | undefined): boolean {
  const { norm } = tokens[i] as Token
  const next = tokens[i + 1]?.norm ?? ''
  if ((norm === 'engaging' || norm === 'participating') && next === 'in') return true
  return takes(verb, next)
}

const takes = (verb: Verb | undefined, word: string | undefined): boolean =>
  verb?.senses.some(({ tail }) => tail[0] === word) ?? false

/** "lower-intensity manualised therapy": a compound before a participle or adjective modifies. */
function compoundBefore(facts: readonly Facts[], roles: readonly Role[], i: number): boolean {
  const after = roles[i + 1]
  const before = roles[i - 1]
  return (
    (after === 'j' || (after === 'v' && facts[i + 1]?.ed === true)) &&
    (before === 'd' || before === 'j' || before === 'p')
  )
}

const beginsNoun = (role: Role): boolean => role === 'n' || role === 'j' || role === 'd' || role === 'u'

function infinitive(
  tokens: readonly Token[],
  facts: readonly Facts[],
  roles: readonly Role[],
  locked: readonly number[],
  i: number,
): boolean {
  const follows = tokens[i + 1]?.norm ?? ''
  if (follows === 'be' || follows === 'have') return true
  // "leads to sleep loss": the verb takes "to" with a noun; but "randomised to receive placebo".
  if (takes(facts[i - 1]?.verb, 'to')) return ONLY_VERBS.has(follows)
  let k = i + 1
  while (roles[k] === 'r') k++
  const next = tokens[k]
  if (!next || (locked[k] as number) >= 0) return false
  if (isBe(next.norm) && next.norm === 'be') return true
  if (next.norm === 'have') return true
  if (roles[k] === 'v')
    return !/(?:ing|ed|s)$/.test(next.norm) && !/s$/.test(next.text)
      ? true
      : /(?:need|feed|proceed|succeed|exceed|bring|address|assess|discuss|process|focus|access|possess|express|progress|bypass)$/.test(
          next.norm,
        )
  if (roles[k] === 'n' && next.norm.startsWith('re-')) return true
  // "to mentalize the child": tagged a noun, but a determiner follows.
  return roles[k] === 'n' && (tokens[k + 1]?.pos === 'DET' || tokens[k + 1]?.norm === 'their') && !/s$/.test(next.text)
}

/** "that" opens a clause after a verb or noun of saying, stands for a noun before a verb, or points at a noun. */
function that(tokens: readonly Token[], roles: readonly Role[], i: number): Role {
  const before = roles[i - 1] ?? 'm'
  let k = i + 1
  while (roles[k] === 'r') k++
  const after = roles[k] ?? 'm'
  const noun = before === 'n' || before === 'u' || (before === 'm' && tokens[i - 1]?.text === ',')
  if (noun && (after === 'v' || after === 'x')) return 'w'
  return 's'
}

function verbal(tokens: readonly Token[], facts: readonly Facts[], roles: readonly Role[], i: number): Role {
  const before = roles[i - 1] ?? 'm'
  const after = roles[i + 1] ?? 'm'
  const word = (tokens[i] as Token).norm
  const { verb, ing, ed, s } = facts[i] as Facts
  const next = facts[i + 1]
  const nounNext = after === 'n' || after === 'j' || (after === 'v' && (next?.ed === true || next?.ing === true))
  if (ing) {
    if (before === 'x') return 'v'
    if (after === 'x' || tokens[i + 1]?.norm === 'both') return 'n'
    // "learning disability", "job crafting workshops"; but "students attending schools".
    if (after === 'n' && verb === undefined && !(before === 'n' && facts[i - 1]?.plural === true)) return 'n'
    if (before === 'd' || before === 'g') return nounNext ? 'j' : 'n'
    if (before === 'j' && !nounNext) return 'n'
    if (before === 'j' && nounNext) return 'j'
    if (verb !== undefined) return 'v'
    if (after === 'd' || after === 'o') return 'v'
    if (
      (before === 'p' || before === 'c' || before === 'm' || before === 'n') &&
      !nounNext &&
      after !== 'p' &&
      after !== 'r'
    )
      return 'n'
    // "Catastrophizing, that is, …": what opens a sentence and takes nothing is its subject.
    if (i === 0 && (after === 'v' || after === 'm')) return 'n'
    return 'v'
  }
  if (ed || verb?.form === 'past') {
    if (before === 'x' || before === 'o') return 'v'
    if (before === 'r' && !(leftOfAdverb(roles, i) === 'd')) return 'v'
    if (before === 'r' && leftOfAdverb(roles, i) === 'd' && tokens[i + 1]?.text === ',') return 'j'
    if (!nounNext || !ed) return 'v'
    if (before === 'd' || before === 'j' || before === 'u') return 'j'
    if (before === 'p' || before === 'v' || before === 't') return 'j'
    // "A, B, and adapted C": a list goes on unless its verb form was met before.
    if (before === 'r') return 'j'
    if (before === 'm' && tokens[i - 1]?.text !== ',') return i === 0 ? 'j' : 'v'
    if (tokens[i - 1]?.norm === 'but' && deniedBefore(facts, i)) return 'v'
    if (before === 'c' && tokens[i - 2]?.text === ',') return listOfVerbs(roles, tokens, i - 2) ? 'v' : 'j'
    if (before === 'c' || before === 'm') return hasEarlierPast(facts, roles, i) ? 'v' : 'j'
    return 'v'
  }
  if (tokens[i - 1]?.norm === 'both') return 'v'
  // "Falls among older adults are …"
  if (i === 0 && s && after === 'p' && finiteAfter(roles, facts, i)) return 'n'
  // "are part of"
  if (before === 'x' && tokens[i + 1]?.norm === 'of' && verb === undefined) return 'n'
  if (before === 'n' && EITHER.has(word) && !s && isSingular(tokens, roles, i - 1)) return 'n'
  if (after === 'x' && before !== 'x' && before !== 't' && before !== 'r') return 'n'
  // "techniques that identify": a plural that was tagged as a verb.
  if (
    verb === undefined &&
    s &&
    before === 'n' &&
    (after === 'w' || after === 's' || after === 'v' || after === 'x' || after === 'm')
  )
    return 'n'
  if (verb === undefined && !s) {
    // "effort and reward valuation", "(severity, urge, …)": nouns in a list, where no verb is being listed.
    if (
      (before === 'c' || before === 'm') &&
      (after === 'n' || after === 'm') &&
      i > 0 &&
      !listsVerbs(tokens, roles, i)
    )
      return 'n'
  }
  if (before === 'd' || before === 'g') return nounNext ? 'j' : 'n'
  if (before === 'p' && after !== 'd') return nounNext ? 'j' : 'n'
  if (before === 'j' && verb === undefined) return 'n'
  return 'v'
}

function leftOfAdverb(roles: readonly Role[], i: number): Role {
  let k = i - 1
  while (roles[k] === 'r') k--
  return roles[k] ?? 'm'
}

/** Whether one thing is named here, which takes no base form as its verb. */
function isSingular(tokens: readonly Token[], roles: readonly Role[], i: number): boolean {
  if (/s$|^(?:people|children|men|women|data|they|we)$/i.test(tokens[i]?.text ?? '')) return false
  for (let k = i - 1; k >= 0 && k > i - 6; k--) if (roles[k] === 'c') return false
  return true
}

/** Whether an infinitive or modal verb came before, so that a base form may go on its list. */
function listsVerbs(tokens: readonly Token[], roles: readonly Role[], i: number): boolean {
  for (let k = i - 1; k > 0 && k > i - 30; k--) {
    if (roles[k] !== 'v') continue
    let before = k - 1
    while (roles[before] === 'r') before--
    if (roles[before] === 't' || MODALS.has(tokens[before]?.norm ?? '')) return true
  }
  return false
}

const MODALS = set('may might can could will would should must')

/** Whether the list that ends with a comma at `comma` is one of verbs: "reduced A, raised B, and …". */
function listOfVerbs(roles: readonly Role[], tokens: readonly Token[], comma: number): boolean {
  for (let k = comma - 1; k > 0 && k > comma - 12; k--) if (tokens[k]?.text === ',') return roles[k + 1] === 'v'
  return true
}

function hasEarlierPast(facts: readonly Facts[], roles: readonly Role[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 40; k--) if (roles[k] === 'v') return facts[k]?.ed === true
  return false
}

/** "had no effect on mood, but improved sleep": after a denial, "but" goes on with a verb. */
function deniedBefore(facts: readonly Facts[], i: number): boolean {
  for (let k = i - 2; k >= 0; k--) if (facts[k]?.negation === 'verb' || facts[k]?.negation === 'determiner') return true
  return false
}

/** A word tagged as a noun that is its clause's verb: "These delays limit a pupil's progress". */
function verbAfterAll(tokens: readonly Token[], facts: readonly Facts[], roles: readonly Role[], i: number): boolean {
  const before = roles[i - 1] ?? 'm'
  const after = roles[i + 1] ?? 'm'
  const { norm } = tokens[i] as Token
  const { verb, s: third } = facts[i] as Facts
  const both = tokens[i - 1]?.norm === 'both'
  if (third && (before === 'c' || (before === 'r' && roles[i - 2] === 'c')) && goesOn(roles, facts, i)) return true
  if (tokens[i + 1]?.norm === 'that' && (before === 'n' || before === 'o' || before === 'r')) return true
  if (before !== 'n' && before !== 'o' && before !== 'r' && before !== 'x' && !both && before !== 't') return false
  if (before === 't' || both) return true
  if (third && before === 'n' && takes(verb, tokens[i + 1]?.norm)) return true
  if (third && !EITHER.has(norm) && (after !== 'v' || both)) return before !== 'x'
  const subject = tokens[before === 'r' ? i - 2 : i - 1]
  const plural =
    subject !== undefined &&
    /[^su]s$|^(?:they|we|children|people|women|men|data|criteria|phenomena)$/i.test(subject.text)
  const open = after === 'd' || after === 'o' || after === 'j' || after === 'r' || after === 's'
  // "Caffeine blocks adenosine receptors.": the only verb that the sentence can have.
  const only =
    (after === 'n' || after === 'p') && before === 'n' && tokens.at(-1)?.text === '.' && isVerbless(roles, facts)
  if (third) return !plural && (open || only || (after === 'n' && !EITHER.has(norm)))
  return plural && (open || after === 'n') && !finiteBefore(roles, i)
}

/** "It raises alertness and delays sleep onset": a third person that goes on one before, with an object of its own. */
function goesOn(roles: readonly Role[], facts: readonly Facts[], i: number): boolean {
  if (!beginsNoun(roles[i + 1] ?? 'm')) return false
  for (let k = i - 1; k >= 0; k--) {
    const role = roles[k]
    if (role === 's' || role === 'w' || role === 'm') return false
    if (role === 'v' || role === 'x') return role === 'v' && facts[k]?.s === true && facts[k]?.verb !== undefined
  }
  return false
}

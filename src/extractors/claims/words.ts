// Gives each token of a passage the part it plays in a phrase, mending what the tagger leaves ambiguous.
import type { Token } from '../../types.js'
import type { Lexicon } from './lexicon.js'
import { isBe, PRONOUNS, type Role, set } from './word-classes.js'

// Forms that are nouns as readily as verbs: told apart by their neighbours.
const EITHER = set(
  'support limit show note report link target address focus aim use trial test design plan form benefit aid drive trigger signal block cut ease treat offset condition shape compound buffer boost harm damage tie hope claim state model yield display exhibit work view account impact influence change increase decrease decline result cause help restrict experience process practice function lack exercise stress concern measure estimate study research demand start end increase effect moderate offer need value trust train drop fall rise gain',
)

/** `words`: from wordRoles; `locked`: tokens of names, which are nouns. */
export function rolesOf(
  tokens: readonly Token[],
  words: readonly Role[],
  locked: Int32Array,
  lexicon: Lexicon,
): Role[] {
  const roles = [...words]
  for (let i = 0; i < tokens.length; i++) if ((locked[i] as number) >= 0) roles[i] = 'n'
  for (let i = 0; i < tokens.length; i++) {
    if ((locked[i] as number) >= 0) continue
    const word = tokens[i] as Token
    if (
      roles[i] === 'm' &&
      /^['’]$/.test((tokens[i] as Token).text) &&
      /s$/.test(tokens[i - 1]?.text ?? '') &&
      beginsNoun(roles[i + 1] ?? 'm')
    )
      roles[i] = 'g'
    if ((roles[i] === 'n' || roles[i] === 'j') && /ing$/.test(word.norm) && governsNext(tokens, i, lexicon))
      roles[i] = 'v'
    // "the potential of": an adjective that stands for a noun.
    if (roles[i] === 'j' && roles[i - 1] === 'd' && tokens[i + 1]?.norm === 'of') roles[i] = 'n'
    if (roles[i] === 'j' && roles[i + 1] === 'g') roles[i] = 'n'
    if (roles[i] === 'n' && (tokens[i] as Token).text.includes('-') && compoundBefore(tokens, roles, i)) roles[i] = 'j'
    const token = tokens[i] as Token
    const before = roles[i - 1] ?? 'm'
    const after = roles[i + 1] ?? 'm'
    // "better functioning": a comparative before a noun, tagged as an adverb.
    if (roles[i] === 'r' && beginsNoun(after) && lexicon.nouns.get(token.norm)?.some(({ slot }) => slot === 'quality'))
      roles[i] = 'j'
    if (token.norm === 'to') roles[i] = infinitive(tokens, roles, locked, i, lexicon) ? 't' : 'p'
    else if (token.norm === 'both' && before === 'x') roles[i] = 'r'
    else if (token.norm === 'such' && tokens[i + 1]?.norm === 'as') continue
    else if (roles[i] === 'p' && before === 'd' && beginsNoun(after) && token.pos !== 'ADP') roles[i] = 'j'
    else if (token.norm === 'that') roles[i] = that(tokens, roles, i)
    else if (
      roles[i] === 'd' &&
      (token.norm === 'those' || token.norm === 'these') &&
      /ing$/.test(tokens[i + 1]?.norm ?? '') &&
      after === 'v'
    )
      roles[i] = 'o'
    else if (roles[i] === 'd' && !beginsNoun(after) && after !== 'r' && after !== 'v')
      roles[i] = PRONOUNS.has(token.norm) || after !== 'p' ? 'o' : 'n'
    else if (roles[i] === 'v') roles[i] = verbal(tokens, roles, i, lexicon)
    else if (
      roles[i] === 'n' &&
      lexicon.verbs.get(token.norm)?.form === 'base' &&
      verbAfterAll(tokens, roles, i, before, after, lexicon)
    )
      roles[i] = 'v'
    else if (
      roles[i] === 'j' &&
      lexicon.verbs.get(token.norm)?.form === 'past' &&
      before !== 'd' &&
      afterBe(tokens, roles, i)
    )
      roles[i] = 'v'
  }
  return roles
}

/** "accounting for", "engaging in": a form in -ing before the preposition that its verb takes. */
function governsNext(tokens: readonly Token[], i: number, lexicon: Lexicon): boolean {
  const { norm } = tokens[i] as Token
  const next = tokens[i + 1]?.norm ?? ''
  if ((norm === 'engaging' || norm === 'participating') && next === 'in') return true
  return lexicon.verbs.get(norm)?.senses.some(({ tail }) => tail[0] === next) ?? false
}

/** "lower-intensity manualised therapy": a compound before a participle or adjective modifies. */
function compoundBefore(tokens: readonly Token[], roles: readonly Role[], i: number): boolean {
  const after = roles[i + 1]
  const before = roles[i - 1]
  return (
    (after === 'j' || (after === 'v' && /ed$/.test(tokens[i + 1]?.norm ?? ''))) &&
    (before === 'd' || before === 'j' || before === 'p')
  )
}

const beginsNoun = (role: Role): boolean => role === 'n' || role === 'j' || role === 'd' || role === 'u'

function infinitive(
  tokens: readonly Token[],
  roles: readonly Role[],
  locked: Int32Array,
  i: number,
  lexicon: Lexicon,
): boolean {
  // "leads to sleep loss": the verb takes "to" with a noun.
  const follows = tokens[i + 1]?.norm
  if (follows === 'be' || follows === 'have') return true
  if (lexicon.verbs.get(tokens[i - 1]?.norm ?? '')?.senses.some(({ tail }) => tail[0] === 'to')) return false
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

function verbal(tokens: readonly Token[], roles: readonly Role[], i: number, lexicon: Lexicon): Role {
  const token = tokens[i] as Token
  const before = roles[i - 1] ?? 'm'
  const after = roles[i + 1] ?? 'm'
  const word = token.norm
  const nounNext = after === 'n' || after === 'j' || (after === 'v' && /(?:ed|ing)$/.test(tokens[i + 1]?.norm ?? ''))
  if (/ing$/.test(word)) {
    if (before === 'x') return 'v'
    if (after === 'x' || tokens[i + 1]?.norm === 'both') return 'n'
    // "learning disability", "job crafting workshops"; but "students attending schools".
    if (after === 'n' && !lexicon.verbs.has(word) && !(before === 'n' && /[^su]s$/.test(tokens[i - 1]?.text ?? '')))
      return 'n'
    if (before === 'd' || before === 'g') return nounNext ? 'j' : 'n'
    if (before === 'j' && !nounNext) return 'n'
    if (before === 'j' && nounNext) return 'j'
    if (lexicon.verbs.has(word)) return 'v'
    if (after === 'd' || after === 'o') return 'v'
    if (
      (before === 'p' || before === 'c' || before === 'm' || before === 'n') &&
      !nounNext &&
      after !== 'p' &&
      after !== 'r'
    )
      return 'n'
    if (i === 0 && after === 'v') return 'n'
    return 'v'
  }
  if (/ed$/.test(word) || lexicon.verbs.get(word)?.form === 'past') {
    if (before === 'x' || before === 'o') return 'v'
    if (before === 'r' && !(leftOfAdverb(roles, i) === 'd')) return 'v'
    if (before === 'r' && leftOfAdverb(roles, i) === 'd' && tokens[i + 1]?.text === ',') return 'j'
    if (!nounNext || !/ed$/.test(word)) return 'v'
    if (before === 'd' || before === 'j' || before === 'u') return 'j'
    if (before === 'p' || before === 'v' || before === 't') return 'j'
    // "A, B, and adapted C": a list goes on unless its verb form was met before.
    if (before === 'r') return 'j'
    if (before === 'm' && tokens[i - 1]?.text !== ',') return i === 0 ? 'j' : 'v'
    if (before === 'c' && tokens[i - 2]?.text === ',') return listOfVerbs(roles, tokens, i - 2) ? 'v' : 'j'
    if (before === 'c' || before === 'm') return hasEarlierPast(tokens, roles, i) ? 'v' : 'j'
    return 'v'
  }
  if (tokens[i - 1]?.norm === 'both') return 'v'
  // "are part of"
  if (before === 'x' && tokens[i + 1]?.norm === 'of' && !lexicon.verbs.has(word)) return 'n'
  if (before === 'n' && EITHER.has(word) && !/s$/.test(token.text) && isSingular(tokens, roles, i - 1)) return 'n'
  if (after === 'x' && before !== 'x' && before !== 't' && before !== 'r') return 'n'
  // "techniques that identify": a plural that was tagged as a verb.
  if (!lexicon.verbs.has(word) && /s$/.test(token.text) && before === 'n' && /^[wsvxm]$/.test(after)) return 'n'
  if (!lexicon.verbs.has(word) && !/s$/.test(token.text)) {
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
  if (before === 'j' && !lexicon.verbs.has(word)) return 'n'
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

function hasEarlierPast(tokens: readonly Token[], roles: readonly Role[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 40; k--) if (roles[k] === 'v') return /ed$/.test(tokens[k]?.norm ?? '')
  return false
}

/** A word tagged as a noun that is its clause's verb: "These delays limit a pupil's progress". */
function verbAfterAll(
  tokens: readonly Token[],
  roles: readonly Role[],
  i: number,
  before: Role,
  after: Role,
  lexicon: Lexicon,
): boolean {
  const token = tokens[i] as Token
  const both = tokens[i - 1]?.norm === 'both'
  if (tokens[i + 1]?.norm === 'that' && (before === 'n' || before === 'o' || before === 'r')) return true
  if (before !== 'n' && before !== 'o' && before !== 'r' && before !== 'x' && !both && before !== 't') return false
  if (before === 't' || both) return true
  const third = /s$/.test(token.text)
  const governs = lexicon.verbs.get(token.norm)?.senses.some(({ tail }) => tail[0] === tokens[i + 1]?.norm)
  if (third && governs && before === 'n') return true
  if (third && !EITHER.has(token.norm) && (after !== 'v' || both)) return before !== 'x'
  const subject = tokens[before === 'r' ? i - 2 : i - 1]
  const plural =
    subject !== undefined &&
    /[^su]s$|^(?:they|we|children|people|women|men|data|criteria|phenomena)$/i.test(subject.text)
  const open = after === 'd' || after === 'o' || after === 'j' || after === 'r' || after === 's'
  if (third) return !plural && (open || (after === 'n' && !EITHER.has(token.norm)))
  return plural && (open || after === 'n') && !finiteBefore(roles, i)
}

function finiteBefore(roles: readonly Role[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    if (roles[k] === 's' || roles[k] === 'w') return false
    if (roles[k] === 'v' || roles[k] === 'x') return true
  }
  return false
}

function afterBe(tokens: readonly Token[], roles: readonly Role[], i: number): boolean {
  let k = i - 1
  while (roles[k] === 'r') k--
  return roles[k] === 'x' && isBe(tokens[k]?.norm ?? '') && /^[pmcr]$/.test(roles[i + 1] ?? 'm')
}

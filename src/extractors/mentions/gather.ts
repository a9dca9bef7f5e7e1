// Candidates by key, with all that speaks for each kind over the whole document.
import { isAmong } from '../../text/among.js'
import { namesAllArms } from '../../text/arm-names.js'
import { cueSet } from '../../text/cues.js'
import { nameKey } from '../../text/entities.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import { isWhereabouts } from '../../text/whereabouts.js'
import type { Document, Knowledge, Tagged } from '../../types.js'
import { type Candidate, nameOf, peopleOf } from './candidates.js'
import { contextOf, type Evidence, ownVotes } from './evidence.js'
import { type HeadRows, headRows, headVote, isBare } from './heads.js'
import { type List, listsOf } from './lists.js'
import type { Group } from './settle.js'
import { type Cues, cuesOf } from './signs.js'
import { addVotes, isEmpty, NO_VOTES, noVotes, raiseVotes, type Votes, votesFor } from './votes.js'

/** What a document's candidates are gathered by. */
interface Gathering {
  document: Document
  knowledge: Knowledge
  cues: Cues
  heads: HeadRows
  junk: ReadonlySet<string>
  tools: ReadonlySet<string>
  sometimes: ReadonlySet<string>
  people: ReadonlySet<string>
  groups: Map<string, Group>
}

export function gather(
  document: Document,
  candidates: readonly Candidate[][],
  tokens: readonly Token[][],
  knowledge: Knowledge,
): Map<string, Group> {
  const groups = new Map<string, Group>()
  const gathering: Gathering = {
    document,
    knowledge,
    cues: cuesOf(knowledge),
    heads: headRows(knowledge.cues.heads),
    junk: cueSet(knowledge.cues.nouns, 'junk'),
    tools: cueSet(knowledge.cues.nouns, 'tools'),
    sometimes: cueSet(knowledge.cues.nouns, 'sometimes'),
    people: peopleOf(knowledge),
    groups,
  }
  for (let passage = 0; passage < candidates.length; passage++) {
    const list = candidates[passage] as Candidate[]
    if (list.length > 0) addAll(gathering, list, tokens[passage] as Token[], passage)
  }
  return groups
}

/** Adds the candidates of a passage to their groups. */
function addAll(gathering: Gathering, list: readonly Candidate[], tokens: readonly Token[], passage: number): void {
  const { document, heads, people, groups, cues } = gathering
  const kind = document.passages[passage]?.kind
  const evidence: Evidence[] = []
  for (const candidate of list)
    evidence.push(contextOf(tokens, candidate, headVote(candidate, heads), kind === 'item', cues))
  shareNames(tokens, list, evidence)
  for (const one of listsOf(tokens, list)) shareInList(one, list, evidence)
  for (let i = 0; i < list.length; i++) {
    const candidate = list[i] as Candidate
    const { related, defined, votes, ofHead, plain, told } = evidence[i] as Evidence
    if (candidate.proper && plain && !candidate.tagged) continue
    // "Patients", "the dose": where the tagger read on, they name nobody and nothing new.
    const { unread, compound, known, headWord } = candidate
    if (unread && !compound && !known && (isBare(headWord, heads) || people.has(headWord))) continue
    const group = groups.get(candidate.key) ?? open(gathering, candidate, tokens, plain)
    candidate.thing = group
    group.places.push(candidate)
    if (related > group.related) group.related = related
    group.prominent ||= kind === 'heading' || passage === 0
    group.told ||= told
    if (defined !== undefined) group.definition ??= definitionAt(document, tokens, passage, defined)
    addVotes(group.votes, ofHead)
    addVotes(group.votes, votes)
    const { tagged } = candidate
    if (tagged) addTagged(group, candidate, tagged, participants(tokens, candidate, ofHead, people))
  }
}

/** Opens the group of a candidate's key. */
function open(
  { knowledge, heads, junk, tools, sometimes, groups }: Gathering,
  candidate: Candidate,
  tokens: readonly Token[],
  plain: boolean,
): Group {
  const { key, from, to, head, headWord } = candidate
  const name = candidate.name ?? nameOf(tokens, from, to)
  // A compound that opens with an article ("a-priori choice") keeps it in its key.
  const ofName = ARTICLE.test(key) ? nameKey(name) : key
  const ofResearch = plain && head === to - 1 && junk.has(headWord)
  const group: Group = {
    key,
    name,
    nameKey: ofName,
    places: [],
    votes: noVotes(),
    related: 0,
    prominent: false,
    bare: isBare(headWord, heads),
    junk: ofResearch,
    barred: isJunk(name) || (ofResearch && !sometimes.has(headWord)) || (plain && tools.has(headWord) && isTitle(name)),
    definition: undefined,
    told: false,
    tagged: 0,
    where: isWhereabouts(name, knowledge, ofName),
    decision: undefined,
  }
  // What the authors abbreviate they speak of, whatever its head: "structured peer review (SPR)".
  if (candidate.rule === 'abbreviation' && candidate.compound && !tools.has(headWord)) {
    group.junk = false
    group.barred = false
  }
  groups.set(key, group)
  return group
}

const ARTICLE = /^(?:the|an?) /

/** How much the tagger's word counts, beside a head that tells the kind (1.1). */
const TAGGED = 2.5

function addTagged(
  group: Group,
  { compound }: Candidate,
  { kind, confidence }: Tagged,
  ofParticipants: Readonly<Votes>,
): void {
  group.tagged = Math.max(group.tagged, confidence)
  // "Androgen levels" are measured, "levels" alone say nothing.
  if (compound && (!isJunk(group.name) || !NUMBERED.test(group.name))) {
    group.junk = false
    group.barred = false
  }
  if (kind !== 'Population') group.votes[kind] += TAGGED * confidence
  else {
    group.votes.Population += confidence * ofParticipants.Population
    group.votes.Condition += confidence * ofParticipants.Condition
  }
}

const PEOPLE = votesFor({ Population: TAGGED })
const HAD = votesFor({ Condition: TAGGED })
const PERHAPS_HAD = votesFor({ Condition: TAGGED / 2 })

/**
 * Participants are told by who they are and by what they have ("acute otitis media"). They are people by their noun, by
 * what they have, or by how many they are ("40 rowers", "rowers aged 20").
 */
function participants(
  tokens: readonly Token[],
  { from, to, headWord, plural, group }: Candidate,
  { Condition, Population }: Readonly<Votes>,
  people: ReadonlySet<string>,
): Readonly<Votes> {
  if (group || Population > 0 || people.has(headWord)) return PEOPLE
  if (Condition > 0) return HAD
  const before = tokenAt(tokens, from - 1)
  if (!plural) return HAD_AFTER.test(before?.norm ?? '') ? HAD : PERHAPS_HAD
  const counted = before?.pos === 'NUM' || isAmong('in among', before?.norm)
  return counted || TOLD_OF_PEOPLE.test(tokenAt(tokens, to)?.norm ?? '') ? PEOPLE : HAD
}
const HAD_AFTER = /^(?:with|without|of|for|from|against|and|or|,)$/
const TOLD_OF_PEOPLE = /^(?:with|who|aged|undergoing|receiving|randomized|assigned)$/

/** What stands from a token to the end of its sentence, as printed. */
function definitionAt(
  { text, passages }: Document,
  tokens: readonly Token[],
  passage: number,
  at: number,
): string | undefined {
  const start = tokens[at]?.start
  const end = passages[passage]?.end
  if (start === undefined || end === undefined) return undefined
  return text.slice(start, end).replace(/\s+/g, ' ').replace(/[.;]$/, '')
}

/** "Kite counselling is a treatment", "kite counselling, a treatment that": what comes first is what the second is. */
function shareNames(tokens: readonly Token[], list: readonly Candidate[], evidence: readonly Evidence[]): void {
  for (let i = 0; i + 1 < list.length; i++) {
    const a = list[i] as Candidate
    for (let j = i + 1; j < list.length && j < i + 6; j++) {
      const b = list[j] as Candidate
      if (b.from < a.to) continue
      if (b.from - a.to > 7) break
      if (!isNaming(tokens, a.to, b.from)) continue
      const votes = (evidence[j] as Evidence).ofHead
      if (votes !== NO_VOTES) {
        const told = evidence[i] as Evidence
        addVotes(ownVotes(told), votes)
        told.told = true
      }
      break
    }
  }
}

/** Whether the words between say "is a" or ", a", an abbreviation in parentheses aside. */
function isNaming(tokens: readonly Token[], from: number, to: number): boolean {
  let k = from
  if (tokenAt(tokens, k)?.text === '(') {
    while (k < to && tokens[k]?.text !== ')') k++
    k++
  }
  if (k >= to) return false
  const { text, norm: verb } = tokens[k] as Token
  if (text !== ',' && verb !== 'is' && verb !== 'are' && verb !== 'was' && verb !== 'were') return false
  let article = false
  for (k++; k < to; k++) {
    const { pos, norm } = tokens[k] as Token
    if (norm === 'a' || norm === 'an') article = true
    else if (!/^(ADV|ADJ|NUM)$/.test(pos) && !/^(form|type|kind|of|one|the|most)$/.test(norm)) return false
  }
  return article
}

/** What stands before a list holds for each item, and an item whose head says little is as its neighbours are. */
function shareInList({ items, lead }: List, list: readonly Candidate[], evidence: readonly Evidence[]): void {
  const first = evidence[items[0] as number] as Evidence
  const shared = noVotes()
  for (const i of items) raiseVotes(shared, (evidence[i] as Evidence).ofHead, 0.8)
  if (lead !== undefined) raiseVotes(shared, (evidence[lead] as Evidence).ofHead, 0.8)
  for (const i of items) {
    const own = evidence[i] as Evidence
    if (own !== first) {
      own.related = Math.max(own.related, first.related)
      if (first.votes !== NO_VOTES) addVotes(ownVotes(own), first.votes)
    }
    if (!isEmpty(own.ofHead)) continue
    // Groups are named in the plural: in "patients and severity" severity is no group.
    own.ofHead = (list[i] as Candidate).plural ? shared : { ...shared, Population: 0 }
  }
}

/** Of what there are several, by number or letter; "penicillin V" is one thing. */
const NUMBERED =
  /^(?:group|arm|week|day|month|year|phase|stage|grade|part|step|table|figure|study|trial|type|class|level|cohort|experiment|site|visit|time|period|session|item|question)\b|(?:^| )\d+$/i

/** "Deck Mood Scale", "DMS": an instrument by its own name; "mood scales" are what they measure. */
const isTitle = (name: string) => /\p{Lu}/u.test(name)

/** "Favour of yoga", "median time", "examining yoga", "primary outcome measures", and "kind words increases hope", whose verb was taken for a noun. */
const NO_NAME =
  /^favou?r of |^(?:median|mean|average) (?:time|duration|number|age|value)$|^(?:examining|investigating|evaluating|assessing|comparing|exploring|studying) |^(?:primary |secondary )?outcome (?:measure|variable|parameter)s?$|[^ ] (?:increases|decreases|reduces|improves|affects|causes|predicts|lowers|raises|enhances|promotes) [^ ]/i

const STATISTIC = /^(?:iqr|sds?|sem|cis?|smds?|ors|rrs|hrs)$/i
const COUNTED = /^(?:[ivx]{1,4}|\d+\w?|[a-z])$/i

/** "Group II", "week 3", "ms", "treatment conditions". */
function isJunk(name: string): boolean {
  if (name.length < 3 || !(/[a-z]{3}/.test(name) || /\p{L}{3}/u.test(name))) return true
  const last = name.lastIndexOf(' ') + 1
  // All of the first two have several words, and every statistic a few letters.
  if (last > 0 && (namesAllArms(name) || NO_NAME.test(name))) return true
  return (name.length < 6 && STATISTIC.test(name)) || COUNTED.test(name.slice(last))
}

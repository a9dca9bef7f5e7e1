// Groups by letter or number ("Group S", "group II"), and the interventions that a document says they are.
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { lowerBound } from '../../../text/spans.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Document } from '../../../types.js'
import { madeOf, type View, type Workshop } from '../view.js'

const LETTER = /^(?:[A-Z]{1,2}|[IVX]{2,3}|\d)$/
const NAMED = /\b[Gg]roup ([A-Z]{1,2}|[IVX]{2,3}|\d)\b/g
/** Between a group's name and what it was given: "Group S (n = 30) received", "Group S:". */
const GIVEN = /^(?:receive|received|given|got|had|used|treated|assigned|administered|was|were|:|=|\(|,)$/

const CONTROL_WORDS = 'saline placebo control sham untreated usual standard'
const CONTROL = oneOf(CONTROL_WORDS)

const cache = new WeakMap<Document, ReadonlyMap<string, string>>()

/** The arm that "group S" at token `k` names, or the "T" of "groups S and T", and the token past it. */
export function letteredAt(shop: Workshop, view: View, k: number): { entity: string; to: number } | undefined {
  const { tokens } = view
  const at = tokenAt(tokens, k)?.norm === 'group' ? k + 1 : isListed(tokens, k) ? k : -1
  if (at < 0 || !isLetter(tokenAt(tokens, at))) return undefined
  const letter = (tokens[at] as Token).text
  const own = shop.arms.find(({ labels }) => labels.includes(`group ${letter.toLowerCase()}`))
  if (own) return { entity: own.entity, to: at + 1 }
  let known = cache.get(shop.document)
  if (!known) {
    known = lettersOf(shop)
    cache.set(shop.document, known)
  }
  const said = known.get(letter)
  const named = said !== undefined && said !== CONTROLS
  const arm = named ? said : madeOf(shop, view, 'Intervention', k, at + 1, `group ${letter}`)
  const entity = arm === undefined ? undefined : shop.entities.get(arm)
  // "normal saline" is a control by its last word.
  const controls = named ? isAmong(CONTROL_WORDS, entity?.name.split(' ').at(-1)) : said === CONTROLS
  if (controls && entity && entity.role === undefined) shop.entities.set(entity.id, { ...entity, role: 'control' })
  return arm === undefined ? undefined : { entity: arm, to: at + 1 }
}

/** Most words are too long: asked of every token of a clause. */
const isLetter = (token: Token | undefined): boolean =>
  token !== undefined && token.text.length <= 3 && LETTER.test(token.text)

const LINK = oneOf(', and & or vs')
/** Tokens of a list of groups: some ten letters with what stands between. */
const LONGEST = 20

/** A later letter of "groups S, T and U". */
function isListed(tokens: readonly Token[], k: number): boolean {
  if (!isLetter(tokenAt(tokens, k)) || !holdsAt(LINK, tokens, k - 1)) return false
  // "in group 1 vs 4 (8%)": a count.
  if (/\d/.test(tokens[k]?.text ?? '') && isAmong('( %', tokens[k + 1]?.text)) return false
  let first = k - 1
  while (first > k - LONGEST && (holdsAt(LINK, tokens, first) || LETTER.test(tokens[first]?.text ?? ''))) first--
  // "groups S and T", "group S vs T".
  const plural = tokens[k - 1]?.norm === 'vs' ? /^groups?$/i : /^groups$/i
  return plural.test(tokens[first]?.text ?? '') && LETTER.test(tokens[first + 1]?.text ?? '')
}

/** Stands for an intervention without a name of its own: "normal saline". */
const CONTROLS = 'control'

/** Read once for a document that names groups so in its results. */
function lettersOf({ document, found }: Workshop): ReadonlyMap<string, string> {
  const startsAt = new Map<number, string>()
  const endsAt = new Map<number, string>()
  for (const { kind, start, end, entity } of found.mentions)
    if (kind === 'Intervention') {
      startsAt.set(start, entity)
      endsAt.set(end, entity)
    }
  const letters = new Map<string, string>()
  for (const { 1: letter, index } of document.text.matchAll(NAMED)) {
    if (letters.has(letter as string)) continue
    const arm = given(document, found.tokens, startsAt, endsAt, index)
    if (arm !== undefined) letters.set(letter as string, arm)
  }
  return letters
}

function given(
  { passages }: Document,
  tokensOf: readonly (readonly Token[])[],
  startsAt: ReadonlyMap<number, string>,
  endsAt: ReadonlyMap<number, string>,
  at: number,
): string | undefined {
  const passage = passages[Math.min(passages.length, lowerBound(passages, at + 1)) - 1]
  const tokens = tokensOf[passage?.index ?? -1] ?? []
  const k = lowerBound(tokens, at)
  // "the saline group (group S)": who stands before the bracket.
  if (tokens[k - 1]?.text === '(') {
    const before = [2, 3].map((n) => endsAt.get(tokens[k - n]?.end ?? -1)).find((arm) => arm !== undefined)
    if (before !== undefined) return before
  }
  let first: string | undefined
  for (let i = k + 2; i < Math.min(tokens.length, k + REACH); i++) {
    const token = tokens[i] as Token
    if (token.norm === 'group') break
    const arm = startsAt.get(token.start)
    if (
      arm !== undefined &&
      tokens.slice(k + 2, i + 1).some(({ norm, text }) => GIVEN.test(norm) || GIVEN.test(text))
    ) {
      if (!isDoneWith(tokens, i)) return arm
      first ??= arm
    }
    if (holds(CONTROL, token.word)) return CONTROLS
  }
  return first
}

/** Tokens from a group's name to what it was given. */
const REACH = 22

/** "lavage was done with saline": what all had, before what parts them. */
const isDoneWith = (tokens: readonly Token[], k: number): boolean =>
  tokens
    .slice(k + 1, k + REACH / 2)
    .some(
      ({ pos }, n) =>
        pos === 'AUX' &&
        isAmong('do done perform performed carry carried', tokens[k + n + 2]?.norm) &&
        isAmong('with using', tokens[k + n + 3]?.norm),
    )

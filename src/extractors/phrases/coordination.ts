// Names shared out over a coordination: "emergency and inpatient admissions" names two things.
import { type Token, tokenAt } from '../../text/tokens.js'
import type { Lexicon } from './lexicon.js'
import type { Run } from './runs.js'

export interface Expansion extends Run {
  /** The expanded name, where it differs from the words of the span. */
  name?: string
}

const NONE: Expansion[] = []
const isJoint = (token: Token | undefined) => token?.norm === 'and' || token?.norm === 'or'

/**
 * What the run at `index` names together with the modifiers coordinated before it ("suicidal and self-injurious
 * behaviour"): one expansion per modifier, the head being the run's last noun or its last two ("personality disorders").
 */
export function expansions(
  tokens: readonly Token[],
  runs: readonly Run[],
  index: number,
  lexicon: Lexicon,
): Expansion[] {
  const run = runs[index] as Run
  return run.to - run.from < 2 || !isJoint(tokenAt(tokens, run.from - 1)) ? NONE : joined(tokens, runs, index, lexicon)
}

/** The same of a run of several words after "and" or "or". */
function joined(
  tokens: readonly Token[],
  runs: readonly Run[],
  index: number,
  { classifiers, dangling }: Lexicon,
): Expansion[] {
  const run = runs[index] as Run
  let k = run.from - 1
  const previousEnd = runs[index - 1]?.to ?? 0
  const isModifier = (k: number) => {
    const token = tokenAt(tokens, k)
    return (
      token !== undefined &&
      ((token.pos === 'ADJ' && !dangling.has(token.norm)) || (token.pos !== 'ADJ' && classifiers.has(token.norm)))
    )
  }
  const firsts: number[] = []
  k--
  if (tokens[k]?.text === ',') k--
  while (isModifier(k)) {
    // A noun that ends a phrase of its own ("the whole family") is no modifier.
    const own =
      tokens[k]?.pos !== 'ADJ' &&
      k + 1 === previousEnd &&
      (runs[index - 1] as Run).to - (runs[index - 1] as Run).from > 1
    if (own) break
    firsts.unshift(k)
    if (tokens[k - 1]?.text !== ',' || !isModifier(k - 2)) break
    k -= 2
  }
  if (firsts.length === 0 || tokens[(firsts[0] as number) - 1]?.pos === 'AUX') return NONE
  // A noun is shared out only beside adjectives or nouns that stand as adjectives do.
  if (!isModifier(run.from) && !firsts.every((first) => tokens[first]?.pos === 'ADJ')) return NONE
  const rest = tokens.slice(run.from + 1, run.to).map(({ text }) => text)
  // An abbreviation in parentheses is no part of the name.
  const head = rest.filter((word, i) => word !== '(' && word !== ')' && rest[i - 1] !== '(').join(' ')
  return [
    ...firsts.map((from) => ({
      from,
      to: from === firsts[0] ? run.to : from + 1,
      name: `${tokens[from]?.text} ${head}`,
    })),
    { from: run.from, to: run.to },
  ]
}

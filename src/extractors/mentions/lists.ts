// Candidates that stand in one list share what is known of any of them: "depression, anxiety and X".
import { type Token, tokenAt } from '../../text/tokens.js'
import type { Candidate } from './candidates.js'

/** Candidates of one passage that stand in one list, as indices; `lead` is the one before "such as" or "including". */
export interface List {
  items: number[]
  lead: number | undefined
}

/** Lists of the candidates of one passage (sorted by place, longer first). A candidate inside another is in no list. */
export function listsOf(tokens: readonly Token[], candidates: readonly Candidate[]): List[] {
  const lists: List[] = []
  let open: List | undefined
  let previous: number | undefined
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i] as Candidate
    const before = previous
    const last = before === undefined ? undefined : (candidates[before] as Candidate)
    // Shared heads overlap: "emergency and inpatient admissions" is two candidates on one span.
    if (last && candidate.from < last.to) {
      if (candidate.to <= last.to && !candidate.shared) continue
      if (candidate.shared && open) open.items.push(i)
      continue
    }
    const close =
      last !== undefined && candidate.from - last.to <= 5 && OPENERS.has(tokenAt(tokens, last.to)?.norm ?? '')
    previous = i
    if (!close) {
      open = undefined
      continue
    }
    const between = tokens.slice(last.to, candidate.from)
    if (isListGap(between)) {
      if (!open) {
        open = { items: [before as number], lead: undefined }
        lists.push(open)
      }
      open.items.push(i)
    } else {
      open = undefined
      // "symptoms (fever, gloom and pain)": a list in parentheses is told of what stands before.
      if (
        isExampleGap(between) ||
        (between.length === 1 && between[0]?.text === '(' && isOpenList(tokens, candidate.to))
      ) {
        open = { items: [i], lead: before as number }
        lists.push(open)
      }
    }
  }
  return lists
}

/** What can stand right after an item of a list, or before the first. */
const OPENERS = new Set([',', 'and', 'or', '&', ';', '/', 'such', 'including', 'namely', 'like', '(', 'e.g', 'i.e'])
const MARKS = new Set([',', 'and', 'or', '&', ';', '/'])

/** Whether the words after an item go on with a list. */
const isOpenList = (tokens: readonly Token[], to: number) => tokens[to]?.text === ',' && tokens[to + 1]?.pos !== 'NUM'

const isFiller = ({ pos }: Token) => pos === 'DET' || pos === 'ADJ' || pos === 'ADV' || pos === 'PRON'

function isListGap(between: readonly Token[]): boolean {
  if (between.length === 0 || between.length > 5) return false
  let marks = 0
  for (const token of between) {
    if (MARKS.has(token.text)) marks++
    else if (!isFiller(token)) return false
  }
  return marks > 0
}

function isExampleGap(between: readonly Token[]): boolean {
  if (between.length === 0 || between.length > 5) return false
  return /^(, |\( )?(such as|including|namely|e\.g\.|e\.g \.|like|for example ,|i\.e\.|i\.e \.)( ,)?( the| an?)?$/.test(
    between.map(({ text }) => text.toLowerCase()).join(' '),
  )
}

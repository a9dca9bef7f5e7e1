// One printed reference entry → its parts.
import type { Name, Reference, Span } from '../types.js'
import { readNames } from './authors.js'
import { ADDRESS, DOI, titleAndContainer, typeOf } from './title.js'

const UNDATED = String.raw`in press|n\. ?d\.|no date|forthcoming|submitted[^()]{0,30}|in preparation|under review|accepted[^()]{0,20}|unpublished[^()]{0,30}`
const IN_BRACKETS = new RegExp(
  String.raw`[([]+\s*(?:(c\.?\s?)?((?:1[5-9]|20)\d\d(?:[/–-](?:(?:1[5-9]|20)\d\d))?(?: ?[a-z](?![\p{L}]))?)(?:,[^()[\]]{0,30})?|(${UNDATED}))\s*[)\]]+`,
  'iu',
)
const BARE = /(?<![\p{L}\p{N}/:–-]|[\p{N}]\.)((?:1[5-9]|20)\d\d[a-z]?)(?![\p{L}\p{N}–-])/gu
const LABEL = /^\s*(?:\[(\d{1,5})\]|\((\d{1,5})\)|(\d{1,5})[•*]*[.)]|(\d{1,4})(?=\s+\p{Lu}))\s*/u
const LONGEST = 4000

/** Parses `text[start, end)`, one entry as printed. What can't be told apart is left out. */
export function readEntry(text: string, { start, end }: Span): Reference {
  const printed = text.slice(start, end)
  const label = LABEL.exec(printed)
  const words = printed
    .slice(label?.[0].length ?? 0)
    .slice(0, LONGEST)
    .replace(/\s+/g, ' ')
    // Markdown's emphasis and addresses.
    .replace(/(\*{1,3}|(?<![\p{L}\p{N}])_{1,3})([^*_]{1,300})\1/gu, '$2')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .trim()
  const { authors, etAl, year, rest } = splitAuthors(words)
  const { title, container } = titleAndContainer(rest.slice(0, 1200))
  const doi = DOI.exec(words)?.[0]
    .replace(/[).,;\]]+$/, '')
    .toLowerCase()
  const pmid = /PMID:?\s*(\d{4,9})/i.exec(words)?.[1]
  return {
    start,
    end,
    text: printed,
    ...(label ? { label: (label[1] ?? label[2] ?? label[3] ?? label[4]) as string } : {}),
    authors,
    ...(etAl ? { etAl } : {}),
    ...(year === undefined ? {} : { year }),
    ...(title ? { title } : {}),
    ...(container ? { container } : {}),
    ...(doi ? { doi } : {}),
    ...(pmid ? { pmid } : {}),
    type: typeOf(rest.slice(0, 1200)),
  }
}

interface Head {
  authors: Name[]
  etAl: boolean
  year?: string
  /** From the title on. */
  rest: string
}

function splitAuthors(words: string): Head {
  const dated = IN_BRACKETS.exec(words)
  if (dated && dated.index > 0 && isNameList(words.slice(0, dated.index))) {
    const year = (dated[2] ?? dated[3] ?? '').toLowerCase().replace(/^n\. ?d\.$/, 'n.d.')
    const rest = words.slice(dated.index + dated[0].length).replace(/^[\s.,:;)]+/, '')
    const { names, etAl } = readNames(words.slice(0, dated.index))
    return { authors: names, etAl, year: tidy(year), rest }
  }
  const head = vancouverHead(words)
  const bare = [...words.slice(0, 600).replace(ADDRESS, '').matchAll(BARE)]
  const first = bare[0]
  // "Bovetto L, Schmitt C 2008 Whey protein": the year ends the names.
  if (first && isNameList(words.slice(0, first.index)) && (!head || first.index <= head.length + 4)) {
    const { names, etAl } = readNames(words.slice(0, first.index))
    const rest = words.slice(first.index + first[0].length).replace(/^[\s.,:;)]+/, '')
    return { authors: names, etAl, year: (first[1] as string).toLowerCase(), rest }
  }
  const year = yearBehind(words, head?.length ?? 0, dated)
  const { names, etAl } = readNames(head ?? '')
  return {
    authors: names,
    etAl,
    ...(year ? { year } : {}),
    rest: words.slice(head?.length ?? 0).replace(/^[\s.,:;]+/, ''),
  }
}

/** The year of "Psychol Sci. 2010;21(4)", "(1998)" behind the journal, or the last one that is no page number. */
function yearBehind(words: string, from: number, dated: RegExpExecArray | null): string | undefined {
  const rest = words.slice(from)
  const semicolon = /(?<![\p{L}\p{N}])((?:1[5-9]|20)\d\d[a-z]?)(?: ?\p{L}{3}\.?(?: \d\d?)?)?;/u.exec(rest)
  if (semicolon) return semicolon[1]
  if (dated && dated.index >= from) return tidy((dated[2] ?? dated[3] ?? '').toLowerCase())
  const bare = [...rest.replace(ADDRESS, '').matchAll(BARE)].map((match) => match[1] as string)
  const undated = new RegExp(String.raw`(?<![\p{L}])(?:${UNDATED})`, 'iu').exec(rest)
  return bare.at(-1) ?? (undated ? tidy(undated[0].toLowerCase().slice(0, 20)) : undefined)
}

const tidy = (year: string): string =>
  /^\d/.test(year) ? year.replace(' ', '') : year.startsWith('submitted') ? 'submitted' : year.trim()

/** Small words are rare in a list of names, unless they are an organisation's. */
function isNameList(head: string): boolean {
  if (head.length > 3000 || /[?!"“”]|\d{3}/.test(head)) return false
  const small = head.match(/(?<![\p{L}’'-])\p{Ll}[\p{L}-]+/gu) ?? []
  const names = head.match(/(?<![\p{L}’'-])\p{Lu}[\p{L}.’'-]*/gu) ?? []
  const strange = small.filter(
    (word) =>
      !/^(?:and|et|al|und|van|von|de[rnl]?|d[aeiou]s?|l[aeo]s?|te[nr]|of|for|the|on|in|eds?|others|y|zu|zur|af|bin|el)$/.test(
        word,
      ),
  )
  return (
    names.length > 0 &&
    strange.length <= Math.max(1, names.length / 4) &&
    !/[.:]\s+\p{Lu}\p{Ll}+\s+\p{Ll}+\s+\p{Ll}+/u.test(head)
  )
}

const SURNAME = String.raw`(?:(?:[vV]an|[vV]on|de[rnl]?|De|[dD]i|[dD]a|dos|l[ae]|La|ter|ten|den|el|al|bin|’t|'t)\s)*\p{Lu}[\p{L}\p{M}'’‐‑-]*(?:\s(?!(?:\p{Lu}{1,4}|\p{Lu}\.)(?![\p{L}]))\p{Lu}[\p{L}\p{M}'’‐‑-]*){0,2}`
const GIVEN = String.raw`(?:\p{Lu}\.(?:\s?[‐‑-]?\s?\p{Lu}\.?(?!\p{L})){0,4}|\p{Lu}{1,4}(?!\p{L})\.?)`
const ONE = new RegExp(
  String.raw`(?:${SURNAME},?\s${GIVEN}(?:\s(?:Jr|Sr|II|III|IV|2nd|3rd)\.?)?|${GIVEN}\s${SURNAME})`,
  'uy',
)
const BETWEEN = /(?:\s*[,;]+\s*(?:(?:&|and)\s+)?|\s+(?:&|and|et|und|y)\s+)(?!et\.? al)/y
const AND_OTHERS = /[,;\s]*(?:et\.? al\b\.?|and others|\.\.\.|…)/y

/** The leading list of names with initials of "Maner JK, Miller SL, et al: The endocrinology …"; or an organisation up to ". ". */
function vancouverHead(words: string): string | undefined {
  let at = 0
  for (let count = 0; count < 500; count++) {
    ONE.lastIndex = at
    if (!ONE.test(words)) break
    at = ONE.lastIndex
    BETWEEN.lastIndex = at
    if (!BETWEEN.test(words)) break
    const next = BETWEEN.lastIndex
    ONE.lastIndex = next
    if (!ONE.test(words)) break
    at = next
  }
  AND_OTHERS.lastIndex = at
  if (at > 0 && AND_OTHERS.test(words)) at = AND_OTHERS.lastIndex
  if (at > 0) return words.slice(0, at)
  const quote = words.slice(0, 200).search(/[“"‘]|``/)
  if (quote > 2 && !/\d/.test(words.slice(0, quote))) return words.slice(0, quote)
  const end = /[.:]\s/.exec(words.slice(0, 200))
  return end && /^\p{Lu}/u.test(words) ? words.slice(0, end.index) : undefined
}

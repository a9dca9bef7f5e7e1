// The leading names of an entry that are told by their initials.

const SURNAME = String.raw`(?:(?:[vV]an|[vV]on|de[rnl]?|De|[dD]i|[dD]a|dos|l[ae]|La|ter|ten|den|el|al|bin|’t|'t)\s)*\p{Lu}[\p{L}\p{M}'’‐‑-]*(?:\s(?!(?:\p{Lu}{1,4}|\p{Lu}\.)(?![\p{L}]))\p{Lu}[\p{L}\p{M}'’‐‑-]*){0,2}`
const GIVEN = String.raw`(?:\p{Lu}\.(?:\s?[‐‑-]?\s?\p{Lu}\.?(?!\p{L})){0,4}|\p{Lu}{1,4}(?!\p{L})\.?)`
const ONE = new RegExp(
  String.raw`(?:${SURNAME},?\s${GIVEN}(?:\s(?:Jr|Sr|II|III|IV|2nd|3rd)\.?)?|${GIVEN}\s${SURNAME})`,
  'uy',
)
const BETWEEN = /(?:\s*[,;]+\s*(?:(?:&|and)\s+)?|\s+(?:&|and|et|und|y)\s+)(?!et\.? al)/y
const AND_OTHERS = /[,;\s]*(?:et\.? al\b\.?|and others|\.\.\.|…)/y

/** End of the leading list of names with initials: "Maner JK, Miller SL, et al: The endocrinology …". */
export function initialledNames(words: string): number {
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
  return at
}

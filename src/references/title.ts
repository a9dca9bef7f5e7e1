// Title, container and type of a reference entry.

export const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/
export const ADDRESS = /(?:https?:\/\/|\b10\.\d{4,9}\/)\S+/g

const STOP = /[.?!]["”’]?\s+(?=["“([\p{Lu}\p{N}])|\s(?=\bdoi:|\bhttps?:)/iu
const IN_BOOK =
  /[.,”"]?\s+[Ii]n:?\s+(?=["“‘]?\p{Lu}[\s\S]{3,300}?(?:\b[Ee]ds?\b|\b[Ee]ditors?\b|Proceedings|Conference|Congress|Hrsg|\bpp?\.))/u
const VOLUME = /[,.;:]?\s*(?:\(?\b\d|\bdoi\b|https?:|\b[Ee]ds?\b|\b[Vv]ol\b)|;/u

/** Title, and the container up to its volume. Sentences after the first are the title's while they have small words. */
export function titleAndContainer(rest: string): { title?: string; container?: string } {
  const quoted = /^(?:“([^”]{3,400})”|"([^"]{3,400})"|‘([^‘]{3,400}?)’(?!\p{L})|``([^']{3,400})'')[\s.,]*/u.exec(rest)
  if (quoted)
    return {
      title: (quoted[1] ?? quoted[2] ?? quoted[3] ?? quoted[4] ?? '').replace(/[.,]$/, ''),
      ...containerIn(rest.slice(quoted[0].length)),
    }
  const book = IN_BOOK.exec(rest)
  const stop = STOP.exec(rest)
  const cut =
    book && (!stop || !/\p{L}{4,}$/u.test(rest.slice(0, stop.index)) || book.index <= stop.index + 2) ? book : stop
  let end = cut ? cut.index + (/^[?!]/.test(cut[0]) ? 1 : 0) : rest.length
  let after = cut ? cut.index + cut[0].length : rest.length
  for (let count = 0; cut === stop && count < 3 && cut; count++) {
    const next = STOP.exec(rest.slice(after))
    if (
      !next ||
      NO_TITLE.test(rest.slice(after)) ||
      /\d|doi|https?:/.test(rest.slice(after, after + next.index)) ||
      !hasSmallWord(rest.slice(after, after + next.index))
    )
      break
    end = after + next.index + (/^[?!]/.test(next[0]) ? 1 : 0)
    after += next.index + next[0].length
  }
  const title = rest
    .slice(0, end)
    .replace(/^["“”]+|["“”,.]+$/g, '')
    .trim()
  return { ...(title ? { title } : {}), ...containerIn(rest.slice(after)) }
}

const NO_TITLE = /^(?:retrieved|available|accessed|unpublished|paper presented|poster|thesis)\b/i

function containerIn(words: string): { container?: string } {
  if (NO_TITLE.test(words)) return {}
  const behind = words.replace(/^in:?\s+/i, '').replace(/^[^()]{3,200}\((?:[Ee]ds?|[Hh]rsg)\.?\)[,:.]?\s*/, '')
  const volume = VOLUME.exec(behind)
  const container = behind
    .slice(0, volume?.index ?? behind.length)
    .replace(/(?:[\s.,:(]|\bpp?\b|\bpages\b|\bin press\b)+$/, '')
    .trim()
  // "London: Harbour Press" published it, but doesn't hold it.
  return container && !/^\p{Lu}[\p{L}\s.,-]{1,40}:\s\p{Lu}/u.test(container) ? { container } : {}
}

/** Titles of articles have words in small letters; names of journals only "of", "and" and the like. */
const hasSmallWord = (words: string): boolean =>
  /(?<![\p{L}’'.-])(?!(?:of|and|the|in|for|on|und|der|de|et|to|with|a|la|le)\b)\p{Ll}{2,}/u.test(words)

/** CSL type of what stands behind the authors and year. */
export function typeOf(words: string): string {
  if (/\b(?:dissertation|thesis)\b/i.test(words)) return 'thesis'
  if (/(?:^|[.,”"]\s)in:?\s[\s\S]{0,300}\b(?:eds?\b|editors?\b|hrsg)|\bin:\s/i.test(words)) return 'chapter'
  if (
    /\d\s*\(\d[^)]{0,12}\)\s*[,:]|\b\d{1,4}\s*[,:;]\s*[A-Z]?\d+\s*[–-]|\d{4};\s*\d+|,\s\d{1,4},\s[A-Za-z]{0,2}\d+|\b\d{1,3}:\s?\d|\d+\s+[A-Z]?\d+[–-]\d+/.test(
      words,
    )
  )
    return 'article-journal'
  if (/https?:|retrieved from|available (?:online|at|from)|accessed/i.test(words) && !DOI.test(words)) return 'webpage'
  if (/\breport\b|working paper|technical/i.test(words)) return 'report'
  if (DOI.test(words)) return 'article-journal'
  return 'book'
}

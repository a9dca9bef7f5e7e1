// Identifiers and type of a reference entry.

export const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/
export const ADDRESS = /(?:https?:\/\/|\b10\.\d{4,9}\/)\S+/g

/** In small letters, without the marks of a sentence behind it. */
export const doiIn = (words: string): string | undefined =>
  words.includes('10.')
    ? DOI.exec(words)?.[0]
        .replace(/[).,;\]]+$/, '')
        .toLowerCase()
    : undefined

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

// Whether a word or a part of speech is one of a few.

const lists = new Map<string, ReadonlySet<string>>()

/**
 * Whether a text is one of a list, told by a literal with spaces between: "DET ADJ". A regular expression written where
 * it is used would be an object made anew each time it is asked.
 */
export function isAmong(list: string, text: string | undefined): boolean {
  if (text === undefined) return false
  let texts = lists.get(list)
  if (texts === undefined) {
    texts = new Set(list.split(' '))
    lists.set(list, texts)
  }
  return texts.has(text)
}

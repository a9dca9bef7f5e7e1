// White space made one plain space.

/** Looked for first: most words have none, and building them again costs more than looking. */
const UNEVEN = /[^\S ]| {2}/

/** Every stretch of white space as one space; ends are kept. */
export const singleSpaced = (words: string): string =>
  UNEVEN.test(words) ? words.replace(/[^\S ]\s*| \s+/g, ' ') : words

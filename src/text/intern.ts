// One copy of a string that is met again and again.

/**
 * The engine's own copy of a string. Names of properties are kept once and compared by address, where other strings
 * are compared letter by letter, and words are compared very often.
 */
export function intern(text: string): string {
  // Without a prototype, the object is a table from the start; others would leave a hidden class for every word.
  const table = Object.create(null)
  table[text] = true
  return Object.keys(table)[0] as string
}

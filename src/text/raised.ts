// Raised digits and letters with the characters that Unicode has for them, so that plain text tells them apart.

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LETTERS = 'ᵃᵇᶜᵈᵉᶠᵍʰ'
export const RAISED = DIGITS + LETTERS

/** Raised numbers: "study²⁷", "cm²"; all other words as they are. */
export const raised = (words: string): string =>
  /^\s*\d[\d,;\s‐‑–—−-]*$/.test(words)
    ? words
        .trim()
        .replace(/\s+/g, '')
        .replace(/\d/g, (digit) => DIGITS[Number(digit)] as string)
        .replace(/[‐‑–—−-]/g, '⁻')
        .replace(/;/g, ',')
    : words

/** Raised, as marks in tables are that lead to notes: "1", "a,b", "*"; undefined for all other words. */
export function noteMark(words: string): string | undefined {
  const mark = words.replace(/\s+/g, '')
  if (!/^(?:[a-h](?:,?[a-h])*|\d{1,2}(?:,\d{1,2})*|[*†‡§¶#]+)$/.test(mark)) return undefined
  return raised(mark).replace(/[a-h]/g, (letter) => LETTERS[letter.charCodeAt(0) - 97] as string)
}

// Raised digits and letters with the characters that Unicode has for them, so that plain text tells them apart.

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** Ten to a power, as `raised` prints it: "10⁵", "10⁻³". */
export function powerOfTen(text: string): number | undefined {
  const exponent = /^10(⁻?)([⁰¹²³⁴-⁹]{1,2})$/.exec(text)
  if (!exponent) return undefined
  const [, sign, digits = ''] = exponent
  const size = Number([...digits].map((digit) => DIGITS.indexOf(digit)).join(''))
  return Number(`1e${sign ? '-' : ''}${size}`)
}

const LETTERS = 'ᵃᵇᶜᵈᵉᶠᵍʰ'
export const RAISED = DIGITS + LETTERS

/** Raised numbers: "study²⁷", "cm²", "min⁻¹"; all other words as they are. */
export const raised = (words: string): string =>
  /^\s*[‐‑–—−-]?\d[\d,;\s‐‑–—−-]*$/.test(words)
    ? words
        .trim()
        .replace(/\s+/g, '')
        .replace(/\d/g, (digit) => DIGITS[Number(digit)] as string)
        .replace(/[‐‑–—−-]/g, '⁻')
        .replace(/;/g, ',')
    : words

/** Lowered digits: "x₂"; all other words as they are. */
export const lowered = (words: string): string =>
  words.replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)))

/** Raised, as marks in tables are that lead to notes: "1", "a,b", "*"; undefined for all other words. */
export function noteMark(words: string): string | undefined {
  const mark = words.replace(/\s+/g, '')
  if (!/^(?:[a-h](?:,?[a-h])*|\d{1,2}(?:,\d{1,2})*|[*†‡§¶#]+)$/.test(mark)) return undefined
  return raised(mark).replace(/[a-h]/g, (letter) => LETTERS[letter.charCodeAt(0) - 97] as string)
}

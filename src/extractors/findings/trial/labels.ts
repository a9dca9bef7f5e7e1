// What an arm is called besides its name: the words in its bracket, a letter.
import { isAmong } from '../../../text/among.js'
import type { Token } from '../../../types.js'

/** The "A" of "drug A". */
export const isLetter = (text: string): boolean => /^[A-Z]$/.test(text)

/** "(group B, n = 30)", "(test)", "(PE; n = 20)". */
export function labelsIn(tokens: readonly Token[], from: number, close: number): string[] {
  const labels: string[] = []
  let words: string[] = []
  for (let k = from; k <= close; k++) {
    const { text = '' } = tokens[k] ?? {}
    if (k < close && !isAmong(', ; = :', text)) {
      if (!isAmong('* _', text)) words.push(text)
      continue
    }
    if (words.length > 0 && words.length <= 4 && !isAmong('n N', words.join(' ')) && !/\d/.test(words[0] as string))
      labels.push(words.join(' '))
    words = []
  }
  return labels
}

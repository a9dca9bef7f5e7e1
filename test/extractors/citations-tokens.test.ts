// What of a citation reaches the other extractors as words.
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { extract, read } from '../../src/pipeline.js'

const wordsOf = (text: string) => {
  const document = read({ uri: 'a.txt', bytes: new TextEncoder().encode(text) }, () => {})
  return extract(document, loadKnowledge(), () => {})
    .tokens.flat()
    .map((token) => token.text)
    .join(' ')
}

test.each([
  ['Salt slows ice (Roe, 2001; Lind & Baum, 2002) in spring.', 'Salt slows ice in spring .'],
  ['Roe et al. (2001) weighed ice.', 'Roe weighed ice .'],
  ['Roe and Lind (2001, 2003) weighed ice.', 'Roe and Lind weighed ice .'],
  ["Roe's (2001) scales were old.", "Roe 's scales were old ."],
  ['The Ice Scale (IS; Roe, 2001) is old.', 'The Ice Scale ( IS ) is old .'],
  ['Ice (Roe, 2001, weighed n = 12) melts.', 'Ice ( , weighed n = 12 ) melts .'],
])('%s', (text, words) => {
  expect(wordsOf(text)).toBe(words)
})

// The matcher: inflection, spelling, hyphens, capitals, longest match.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildMatcher } from '../../src/text/matcher.js'
import { atomsOf, tokenize } from '../../src/text/tokens.js'

const find = (names: string[], text: string) => {
  const atoms = atomsOf(tokenize(text))
  return buildMatcher(names.map((name) => [name, name]))
    .find(atoms, text)
    .map(({ from, to, values }) => [text.slice(atoms[from]?.start, atoms[to - 1]?.end), ...values])
}

test.each([
  ['plural', ['tidal disorder'], 'two tidal disorders', [['tidal disorders', 'tidal disorder']]],
  ['British', ['behavior program'], 'a behaviour programme', [['behaviour programme', 'behavior program']]],
  ['hyphens', ['care as usual'], 'care-as-usual', [['care-as-usual', 'care as usual']]],
  ['longest', ['harbour', 'harbour light'], 'the harbour light', [['harbour light', 'harbour light']]],
  ['capitals as printed', ['CAT'], 'a cat and CATs', [['CATs', 'CAT']]],
  ['no part of a compound', ['CAT'], 'CAT-B and CAT', [['CAT', 'CAT']]],
  ['possessive', ['sailor hope'], 'the sailor’s hope', [['sailor’s hope', 'sailor hope']]],
  ['restart after a failed start', ['tidal wave disorder', 'wave'], 'tidal wave', [['wave', 'wave']]],
])('%s', (_, names, text, expected) => {
  expect(find(names, text)).toEqual(expected)
})

const word = fc.constantFrom('deck', 'dread', 'kite', 'kites', 'Night-watch', 'care', 'as', 'usual', 'CK', 'β')
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

test('matches never overlap, and every name is found where it stands alone', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), fc.array(word, { maxLength: 30 }), (names, words) => {
      const text = words.join(' ')
      let end = 0
      for (const [found] of find(names, text)) {
        const at = text.indexOf(found as string, end)
        expect(at).toBeGreaterThanOrEqual(end)
        end = at + (found as string).length
      }
      for (const one of names) expect(find(names, one).map(([found]) => found)).toEqual([one])
    }),
  )
})

// What works are cited for: the examples of graph/cues/citation-functions.yaml, and what is like them but isn't.
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { citationsIn } from './citations-helper.js'

const functions = (text: string) => citationsIn(text).map((citation) => citation.function)

test.each(
  (loadKnowledge().cues['citation-functions'] ?? []).flatMap(({ id, examples }) =>
    examples.map((text) => [id, text] as const),
  ),
)('%s: %s', (id, text) => {
  expect(functions(text)).toEqual([id === 'evidence' ? undefined : id])
})

test.each<[string, (string | undefined)[]]>([
  ['Effort fell (Sato, 2004).', [undefined]],
  ['Not in line with earlier trials (Sato, 2004; Bell, 2006), effort rose.', ['contrasts', 'contrasts']],
  ['Effort fell (see Sato, 2004; but see Bell, 2006).', ['background', 'contrasts']],
  ['Unlike rowers, sailors rest (Sato, 2004).', [undefined]],
  ['Findings differ from those of other studies (Sato, 2004), and effort fell (Bell, 2006).', ['contrasts', undefined]],
  ['Effort was described by rowers as hard. It fell (Sato, 2004).', [undefined]],
  ['In agreement with Sato (2004), and contrary to Bell (2006), effort fell.', ['supports', 'contrasts']],
])('%s', (text, expected) => {
  expect(functions(text)).toEqual(expected)
})

// The tags are wink-nlp's own: its lexicon is asked once per word and its patterns run here, to the same effect.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { generateReview } from '../../scripts/review-generator.js'
import { tokenize } from '../../src/text/tokens.js'
import { winkTags } from '../../src/text/wink.js'
import { wordOf } from '../../src/text/words.js'

const nlp = winkNLP(model, ['pos'])
const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
const CONTRACTIONS = "She can't say what they've done , I'm sure it 'd cannot be 2nd-rate self-help ; he won't let's go"

test.each([
  ['an example', example('mentalizing.md')],
  ['another', example('habits.md')],
  ['invented words', generateReview(60_000, 3)],
  ['contractions', CONTRACTIONS],
])('%s is tagged as wink-nlp tags it', (_, text) => {
  const words = [...tokenize(text).map((token) => token.text), ...text.split(/\s+/)].filter(Boolean)
  for (let from = 0; from < words.length; from += 500) {
    const some = words.slice(from, from + 500)
    const expected = nlp.readDoc(some.join(' ')).tokens().out(nlp.its.pos)
    expect(winkTags(some.map(wordOf)).tags).toEqual(expected)
  }
})

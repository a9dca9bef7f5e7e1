// The tagger gives each token its own tag, whatever the characters, and mends what it knows to be wrong.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { cueSet, cueStems } from '../../src/text/cues.js'
import { tag } from '../../src/text/tagger.js'
import { tokenize } from '../../src/text/tokens.js'

const { cues } = loadKnowledge()
const options = { gerundHeads: cueSet(cues.heads, 'gerund-heads'), verbs: cueStems(cues.relations, 'verbs') }
const tagged = (text: string) => {
  const tokens = tokenize(text)
  return tokens.map((token, i) => `${token.text}/${tag([tokens], options)[0]?.[i]}`)
}

const ODD = [
  'ﬁ',
  '½',
  '\ud800',
  '\u00ad',
  '\u200b',
  '👍🏽',
  'e\u0301',
  'http://a.b/c',
  '@me',
  '#x',
  'a@b.co',
  "I'm",
  'don’t',
  '中文',
  'אב',
  '…',
  '--',
  'İ',
  'ǆ',
  'x²',
]

test('no tag drifts: a known word keeps its tag after whatever stands before it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 }),
      (odd) => {
        const before = tokenize(odd.join(' '))
        const probe = tokenize(' . The sailor sleeps . ')
        const tags = tag([before, probe], options)
        expect(tags.map((list) => list.length)).toEqual([before.length, probe.length])
        expect(tags[1]?.slice(1, 3)).toEqual(['DET', 'NOUN'])
        expect(tags.flat().every((one) => typeof one === 'string' && one.length > 0)).toBe(true)
      },
    ),
  )
})

test('more words than one call takes', () => {
  const sentence = tokenize('The sailor sleeps .')
  const tags = tag(
    Array.from({ length: 1500 }, () => sentence),
    options,
  )
  expect(new Set(tags.map((list) => list.join(' '))).size).toBe(1)
})

describe('mended', () => {
  test.each([
    ['Sailing is slow .', 'Sailing/NOUN'],
    ['They live by waiting .', 'waiting/NOUN'],
    ['Their reduced coping capacity fell .', 'reduced/ADJ'],
    ['Their reduced coping capacity fell .', 'coping/ADJ'],
    ['Deck training reduces night losses .', 'reduces/VERB'],
    ['The sailor models a stance .', 'models/VERB'],
    ['Sailors with kites , unlike others , showed more hope .', 'showed/VERB'],
    ['Long nights without kites mediated the loss .', 'mediated/VERB'],
    ['A mediated , calm loss .', 'mediated/ADJ'],
    ['Crews with bipolar I disorder slept .', 'I/PROPN'],
    ['Crews with bipolar I disorder slept .', 'disorder/NOUN'],
    ['If the crew fails , I would wait .', 'I/PRON'],
    ['They were entered into the analyses of sleep .', 'analyses/NOUN'],
    ['Our analyses provide data .', 'analyses/NOUN'],
    ['All statistical analyses were conducted .', 'analyses/NOUN'],
    ['They raised their left hand .', 'left/ADJ'],
    ['The intention-to-treat crew slept .', 'intention-to-treat/ADJ'],
    ['Sailors in group A underwent surgery .', 'underwent/VERB'],
    ['A kite that helps has a tail .', 'helps/VERB'],
    ['Losses limit an ability .', 'limit/VERB'],
    ['They had care-as-usual .', 'care-as-usual/NOUN'],
    ['The crew got KT-A first .', 'KT-A/PROPN'],
    ['Their well-being is low .', 'well-being/NOUN'],
    ['Crews are waiting here .', 'waiting/VERB'],
    ['Harbours influence waiting .', 'influence/VERB'],
    ['Deck limitations warrant caution .', 'warrant/VERB'],
    ['Rates of loss show a decline .', 'show/VERB'],
    ['Doubt and mistrust correlate with losses .', 'correlate/VERB'],
    ['The rope was old ; poor knots cost around ten lives .', 'cost/VERB'],
    ['The crew limits its loss .', 'limits/VERB'],
    ['Deck rest delays losses .', 'delays/VERB'],
    ['Kites cut loss more than ropes .', 'more/ADV'],
    ['In crews more losses came .', 'more/ADJ'],
    ['Calm resources foster loyalty .', 'foster/VERB'],
    ['Wind harms sleep , which increases loss .', 'increases/VERB'],
    ['Our data show that they sleep .', 'show/VERB'],
    ['If children experience losses , they cry .', 'experience/VERB'],
    ['Those who experience loss are few .', 'experience/VERB'],
    ['It is compelling given the losses .', 'given/ADP'],
    // A sentence that has its verb, a label, a heading and a cell are left as they are.
    ['They had rope and substance use disorders .', 'use/NOUN'],
    ['Of ten cases of brain injury each year few were told .', 'injury/NOUN'],
    ['Main outcome : harbour influence scores .', 'influence/NOUN'],
    ['Harbours influence waiting', 'influence/NOUN'],
    ['They liked services foster parents used .', 'foster/ADJ'],
    ['We ask which increases last .', 'increases/NOUN'],
    ['Effects of wind and tide control in crews .', 'control/NOUN'],
    ['A crew and deck safety study of knots .', 'study/NOUN'],
    ['Effects of a rope heel pull .', 'heel/NOUN'],
    ['They use forms of rope training that work .', 'training/NOUN'],
  ])('%s → %s', (text, expected) => {
    expect(tagged(text)).toContain(expected)
  })
})

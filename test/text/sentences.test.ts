// Sentence boundaries, shown as "|" in each row.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitSentences } from '../../src/text/sentences.js'

const split = (text: string) => splitSentences(text, 0, text.length).map(({ start, end }) => text.slice(start, end))

describe('splitSentences', () => {
  test.each([
    'Hope grew.| Effort followed.',
    'Hope grew (Lee et al., 2001).| Effort followed.',
    'As Lee et al. (2001) showed, hope grew.| Effort did not.',
    'Lee et al. found that hope grew.',
    'Some skills, e.g. planning, i.e. looking ahead, grew.| Others fell.',
    'Coaching vs. reading gave d = 0.74.| The gap closed later.',
    'The gain was small (p < .05).| It lasted.',
    'M. S. Olsen and R. de Vries agreed.| They tested it.',
    'Doses of vitamin D. The others took none.'.replace('D. ', 'D.| '),
    'Effects were seen in the U.S. and in Peru.| The rest is open.',
    'Was it hope?| It was.| Surely!',
    '“Hope grew.”| Then it fell.',
    'The scale (range 0–10. Higher is better) was used.| It worked.',
    'Learners were tested.12 The gain was large.'.replace('.12 ', '.12| '),
    'Hope grew steadily.Effort followed.'.replace('steadily.', 'steadily.|'),
    'See Fig. 2 and Table 3.| Both agree.',
    'In step 1. the coach listens.',
    'The gene was found.| p52 was not.',
    'Tests were easier in group B.| Median times fell.',
    'They used cream A or cream B.| Median times fell.',
    'They kept to the diet D. Moran described.',
    'A bracket (never closed opens.| Nothing else does.',
  ])('%s', (row) => {
    const parts = row.split('|')
    expect(split(parts.join(''))).toEqual(parts.map((part) => part.trim()))
  })

  test('loses no character but white space, in order, whatever the text', () => {
    const piece = fc.constantFrom(
      'Hope',
      'et al.',
      ' ',
      '. ',
      '(',
      ')',
      '2001',
      'd = .5',
      '\n',
      '! ',
      '“',
      'é',
      '😀',
      'A.',
      '[12]',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const text = pieces.join('')
        expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  test('cuts what is too long to be a sentence, never inside a surrogate pair', () => {
    const text = '😀'.repeat(6000)
    const pieces = split(text)
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.join('')).toBe(text)
    for (const piece of pieces) expect(() => encodeURIComponent(piece)).not.toThrow()
  })
})

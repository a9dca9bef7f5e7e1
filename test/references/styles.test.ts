// Entries of our own in the usual styles → what they say; and any words at all → no harm.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { referenceModel } from '../../src/data.js'
import { readEntry } from '../../src/references/entry.js'
import { tagTokens } from '../../src/references/tagger/model.js'
import { readParts } from '../../src/references/tagger/parts.js'
import { cut } from '../../src/references/tagger/tokens.js'

const parts = (text: string) => {
  const { authors, etAl, year, title, container, doi } = readEntry(text, { start: 0, end: text.length })
  const names = authors.map(({ family, given }) => (given ? `${family}/${given}` : family)).join('; ')
  return [names + (etAl ? ' +' : ''), year, title, container, doi].map((value) => value ?? '-').join(' | ')
}

const ARTICLE = 'Sleep and attachment in early childhood'
test.each<[style: string, entry: string, expected: string]>([
  [
    'APA',
    `Hansen, L., & Moore, K. (2016). ${ARTICLE}: A longitudinal study. Developmental Psychology, 52(4), 501–515. https://doi.org/10.1037/dev0000123`,
    `Hansen/L.; Moore/K. | 2016 | ${ARTICLE}: A longitudinal study | Developmental Psychology | 10.1037/dev0000123`,
  ],
  [
    'Vancouver',
    `Hansen LM, Moore K, et al. ${ARTICLE}. Dev Psychol. 2016 Apr;52(4):501-15. doi: 10.1037/dev0000123. PubMed PMID: 26999999.`,
    `Hansen/LM; Moore/K + | 2016 | ${ARTICLE} | Dev Psychol | 10.1037/dev0000123`,
  ],
  [
    'AMA',
    `4. Hansen L, Moore K, van der Berg J, et al. ${ARTICLE}. Dev Psychol. 2016;52(4):501-515. doi:10.1037/dev0000123`,
    `Hansen/L; Moore/K; van der Berg/J + | 2016 | ${ARTICLE} | Dev Psychol | 10.1037/dev0000123`,
  ],
  [
    'Harvard',
    `Hansen, L. and Moore, K. (2016) ‘${ARTICLE}’, Developmental Psychology, 52(4), pp. 501–515.`,
    `Hansen/L.; Moore/K. | 2016 | ${ARTICLE} | Developmental Psychology | -`,
  ],
  [
    'Chicago, author and date',
    `Hansen, Lise, and Karen B. Moore. 2016. “${ARTICLE}.” Developmental Psychology 52 (4): 501–515.`,
    `Hansen/Lise; Moore/Karen B. | 2016 | ${ARTICLE} | Developmental Psychology | -`,
  ],
  [
    'Chicago, notes',
    `Hansen, Lise, and Karen Moore. "${ARTICLE}." Developmental Psychology 52, no. 4 (2016): 501-15.`,
    `Hansen/Lise; Moore/Karen | 2016 | ${ARTICLE} | Developmental Psychology | -`,
  ],
  [
    'IEEE',
    `[7] L. Hansen and K. Moore, "${ARTICLE}," Dev. Psychol., vol. 52, no. 4, pp. 501-515, Apr. 2016.`,
    `Hansen/L.; Moore/K. | 2016 | ${ARTICLE} | Dev. Psychol. | -`,
  ],
  [
    'book',
    'Moore, K. (2009). The growing mind. New York, NY: Guilford Press.',
    'Moore/K. | 2009 | The growing mind | - | -',
  ],
  [
    'book, MLA',
    'Moore, Karen. The Growing Mind. New York: Guilford Press, 2009.',
    'Moore/Karen | 2009 | The Growing Mind | - | -',
  ],
  [
    'chapter',
    'Moore, K. (2009). The child at home. In L. Hansen & P. Silva (Eds.), Handbook of family research (pp. 12–40). London: Sage.',
    'Moore/K. | 2009 | The child at home | Handbook of family research | -',
  ],
  [
    'chapter, Chicago',
    'Moore, Karen. "The Child at Home." In Handbook of Family Research, edited by Lise Hansen, 12-40. London: Sage, 2009.',
    'Moore/Karen | 2009 | The Child at Home | Handbook of Family Research | -',
  ],
  [
    'thesis',
    'Silva, P. (2012). Trust after conflict (Doctoral dissertation). University of Porto, Porto, Portugal.',
    'Silva/P. | 2012 | Trust after conflict | - | -',
  ],
  [
    'web page of an organisation',
    'World Health Organization. (2014). Depression: A global concern. Retrieved from http://www.who.int/example/depression',
    'World Health Organization | 2014 | Depression: A global concern | - | -',
  ],
  [
    'preprint',
    'Silva, P., & Moore, K. (2020). Trust and recovery in adolescence. PsyArXiv. https://doi.org/10.31234/osf.io/abcde',
    'Silva/P.; Moore/K. | 2020 | Trust and recovery in adolescence | - | 10.31234/osf.io/abcde',
  ],
  [
    'particles',
    'van der Berg, J. A. (2013). Parents and trust. Journal of Family Studies, 9(1), 3–20.',
    'van der Berg/J. A. | 2013 | Parents and trust | Journal of Family Studies | -',
  ],
  [
    'other letters',
    'Müller-Lüdenscheidt, Ö., & Šimić, Ž. (2011). Vertrauen und Bindung. Zeitschrift für Psychologie, 219(2), 88–97.',
    'Müller-Lüdenscheidt/Ö.; Šimić/Ž. | 2011 | Vertrauen und Bindung | Zeitschrift für Psychologie | -',
  ],
  [
    'another script',
    '王伟, & 李娜. (2015). 依恋与信任的关系. 心理学报, 47(3), 300–310.',
    '王伟; 李娜 | 2015 | 依恋与信任的关系 | 心理学报 | -',
  ],
  [
    'no date',
    'Moore, K. (n.d.). Notes on therapy. Retrieved from https://moore.example.org/notes',
    'Moore/K. | n.d. | Notes on therapy | - | -',
  ],
  [
    'physics, without a title',
    'J. Smith, K. Jones. Phys. Rev. Lett. 83, 251 (1999).',
    'Smith/J.; Jones/K. | 1999 | - | Phys. Rev. Lett. | -',
  ],
])('%s', (_, entry, expected) => {
  expect(parts(entry)).toBe(expected)
})

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'Roe, A.',
    ' (2001). ',
    '“',
    '”',
    ' in ',
    '10.1234/x.y',
    'https://a.b/c',
    ' 12(3), ',
    '. ',
    '&',
    '\u{10ffff}',
    '\u0301',
  ),
)
test('any words: parts lie in them, in order and apart, and nothing throws', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (all) => {
      const words = all.join('')
      let last = 0
      for (const { start, end } of readParts(words)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(words.length)
      const { text, authors } = readEntry(words, { start: 0, end: words.length })
      expect(text).toBe(words)
      for (const { family } of authors) expect(family).not.toBe('')
    }),
    { numRuns: 300 },
  )
})

test('what was read before says nothing about the next entry', () => {
  const entry = `Hansen, L. (2016). ${ARTICLE}. Dev. Psychol. 52, 501.`
  const first = [...tagTokens(referenceModel(), cut(entry))]
  readParts('J. Smith, K. Jones. Phys. Rev. Lett. 83, 251 (1999).')
  expect([...tagTokens(referenceModel(), cut(entry))]).toEqual(first)
})

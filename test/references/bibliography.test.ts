// One library in the five formats of reference managers; broken files; works for a document.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { build, InputError, type Message, readBibliography } from '../../src/index.js'

const FILES: Readonly<Record<string, string>> = {
  'refs.bib': `% exported
@string{tides = {Journal of Tides}}
@article{baum2001, author = {Baum, Anna B. and van der Berg, D.}, title = {{Ice} on the sea: A survey},
  journal = tides, year = 2001, doi = {10.1234/Ice.1}, abstract = {We looked at ice.}}
@book{hall, author={Hall, D{\\'e}nis}, title={Winds \\& rain}, date={2003-05}}`,
  'refs.ris': `TY  - JOUR
AU  - Baum, Anna B.
AU  - van der Berg, D.
TI  - Ice on the sea:
 A survey
JO  - Journal of Tides
PY  - 2001
DO  - 10.1234/Ice.1
AB  - We looked at ice.
ER  -

TY  - BOOK
AU  - Hall, Dénis
TI  - Winds & rain
Y1  - 2003/05//
ER  - `,
  'refs.nbib': `PMID- 1234567
FAU - Baum, Anna B.
FAU - van der Berg, D.
TI  - Ice on the sea: A
      survey.
JT  - Journal of Tides
DP  - 2001 Mar 3
LID - 10.1234/Ice.1 [doi]
AB  - We looked
      at ice.

PMID- 7654321
FAU - Hall, Dénis
BTI - Winds & rain
DP  - 2003 May`,
  'refs.json': JSON.stringify([
    {
      type: 'article-journal',
      title: 'Ice on the sea: A survey',
      author: [
        { family: 'Baum', given: 'Anna B.' },
        { family: 'Berg', given: 'D.', 'non-dropping-particle': 'van der' },
      ],
      'container-title': 'Journal of Tides',
      issued: { 'date-parts': [['2001', 3]] },
      DOI: 'https://doi.org/10.1234/Ice.1',
      abstract: '<p>We looked at ice.</p>',
    },
    { type: 'book', title: 'Winds & rain', author: [{ family: 'Hall', given: 'Dénis' }], issued: { raw: 'May 2003' } },
  ]),
  'refs.xml': `<?xml version="1.0"?><xml><records>
<record><ref-type name="Journal Article">17</ref-type><contributors><authors>
<author><style face="normal">Baum, Anna B.</style></author><author>van der Berg, D.</author></authors></contributors>
<titles><title>Ice on the sea: A survey</title><secondary-title>Journal of Tides</secondary-title></titles>
<dates><year>2001</year></dates><electronic-resource-num>10.1234/Ice.1</electronic-resource-num>
<abstract>We looked at ice.</abstract></record>
<record><ref-type name="Book">6</ref-type><contributors><authors><author>Hall, Dénis</author></authors></contributors>
<titles><title>Winds &amp; rain</title></titles><dates><year>2003</year></dates></record></records></xml>`,
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const works = (uri: string, text: string, messages: Message[] = []) =>
  readBibliography({ uri, bytes: utf8(text) }, (message) => messages.push(message))

describe.each(Object.entries(FILES))('%s', (uri, text) => {
  test('is read, whatever its name', () => {
    for (const name of [uri, 'export']) {
      const found = works(name, text)
      expect(found).toMatchObject([
        {
          authors: [
            { family: 'Baum', given: 'Anna B.' },
            { family: 'van der Berg', given: 'D.' },
          ],
          year: '2001',
          title: 'Ice on the sea: A survey',
          container: 'Journal of Tides',
          doi: '10.1234/ice.1',
          abstract: 'We looked at ice.',
          type: 'article-journal',
          file: name,
        },
        { authors: [{ family: 'Hall', given: 'Dénis' }], year: '2003', title: 'Winds & rain', type: 'book' },
      ])
      expect(found).toHaveLength(2)
    }
  })

  test('cut short anywhere, it is read so far or refused', () => {
    fc.assert(
      fc.property(fc.nat(text.length), (to) => {
        try {
          works(uri, text.slice(0, to))
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
        }
      }),
    )
  })
})

test('a bad BibTeX entry is named, the others are read', () => {
  const messages: Message[] = []
  const found = works(
    'refs.bib',
    '@book{a, title={Winds}}\n@article{b, author = {Hall\n\n@book{c, title={Rain}}',
    messages,
  )
  expect(found.map(({ title }) => title)).toEqual(['Winds', 'Rain'])
  expect(messages.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^refs\.bib:2: this entry is not valid BibTeX/),
  ])
})

test('what is no bibliography is refused', () => {
  expect(() => works('a.txt', 'Hope grows.')).toThrow(/^a\.txt: no bibliography that evigraph reads; give RIS, nbib/)
  // The parser quotes what it met, control characters and all.
  expect(() => works('a.json', '[{"":"","title":I\u007f')).toThrow(/^a\.json: not valid JSON \([^\p{Cc}]*\)$/u)
})

const publications = (text: string) => {
  const sources = [{ uri: 'a.txt', bytes: utf8(text) }]
  const bibliography = works('refs.bib', FILES['refs.bib'] as string)
  return build(sources, { bibliography }).graph.nodes.filter(({ kind }) => kind === 'Publication')
}

test('citations of a text without a list lead to it; numbers do not', () => {
  const [baum, ...others] = publications('Salt slows ice (Baum & van der Berg, 2001).')
  expect(baum).toMatchObject({ title: 'Ice on the sea: A survey', doi: '10.1234/ice.1', abstract: 'We looked at ice.' })
  expect(baum).not.toHaveProperty('reference')
  expect(others).toEqual([])
  expect(publications('Salt slows ice [1], and winds [2] bring rain [3].')).toMatchObject(
    ['[1]', '[2]', '[3]'].map((label) => ({ label, authors: [] })),
  )
})

test('a printed entry keeps its words and gains what the bibliography knows', () => {
  const entry = 'Baum AB, van der Berg D. Ice on the sea: a survey. J Tides. 2001;3:1-9.'
  expect(publications(`Salt slows ice (Baum & van der Berg, 2001).\n\nReferences\n\n${entry}\n`)).toMatchObject([
    { reference: entry, container: 'J Tides', doi: '10.1234/ice.1', abstract: 'We looked at ice.' },
  ])
})

// One printed entry → authors, year, title, container, identifiers, type.
import { expect, test } from 'vitest'
import { readEntry } from '../../src/references/entry.js'

const parts = (text: string) => {
  const { authors, etAl, year, title, container, doi, pmid, type, label } = readEntry(text, {
    start: 0,
    end: text.length,
  })
  return [
    authors.map(({ family, given }) => (given ? `${family}/${given}` : family)).join('; ') + (etAl ? ' +' : ''),
    ...[year, title, container, type, doi, pmid, label].map((value) => value ?? '-'),
  ]
}

test.each<[string, string[]]>([
  [
    'Baum, A. B., Roe, C., & de la Cruz, D.-E. (2001a). Ice on the sea: A survey. Journal of Tides, 3(2), 12–19. doi:10.1234/Ice.1.',
    [
      'Baum/A. B.; Roe/C.; de la Cruz/D.-E.',
      '2001a',
      'Ice on the sea: A survey',
      'Journal of Tides',
      'article-journal',
      '10.1234/ice.1',
      '-',
      '-',
    ],
  ],
  [
    '12. Baum AB, Roe C, van der Berg D, et al. Ice on the sea. J Tides. 2001;3(2):12-19. PMID: 1234567.',
    ['Baum/AB; Roe/C; van der Berg/D +', '2001', 'Ice on the sea', 'J Tides', 'article-journal', '-', '1234567', '12'],
  ],
  [
    '[3] Baum AB, Roe C: Ice on the sea. BMC Tides 2003, 4:12.',
    ['Baum/AB; Roe/C', '2003', 'Ice on the sea', 'BMC Tides', 'article-journal', '-', '-', '3'],
  ],
  [
    'Baum A. B., Roe C. (2001). “Ice and its keepers,” in Handbook of Ice, eds Lind C., Hall D. (Oslo: Fjord Press), 3–9.',
    ['Baum/A. B.; Roe/C.', '2001', 'Ice and its keepers', 'Handbook of Ice', 'chapter', '-', '-', '-'],
  ],
  [
    'Lind, C. (2010). Winds of the west. In A. Roe & B. Lee (Eds.), Handbook of winds (2nd ed., pp. 12–19). Oslo: Fjord Press.',
    ['Lind/C.', '2010', 'Winds of the west', 'Handbook of winds', 'chapter', '-', '-', '-'],
  ],
  [
    'National Harbour Organization. (2011). Harbours of the world. Retrieved from https://nho.example.org/h',
    ['National Harbour Organization', '2011', 'Harbours of the world', '-', 'webpage', '-', '-', '-'],
  ],
  [
    'US HA (Harbour Administration) (2015 b) Rules for ports. Oslo: HA.',
    ['US HA', '2015b', 'Rules for ports', '-', 'book', '-', '-', '-'],
  ],
  [
    'Roe, B. (in press). Salt. Journal of Tides.',
    ['Roe/B.', 'in press', 'Salt', 'Journal of Tides', 'book', '-', '-', '-'],
  ],
  [
    'Freund, S. (1923/1961). The it. Oslo: Fjord Press.',
    ['Freund/S.', '1923/1961', 'The it', '-', 'book', '-', '-', '-'],
  ],
  [
    'Roe B, Lind C 2008 Whey and salt. Tides 12:3–9',
    ['Roe/B; Lind/C', '2008', 'Whey and salt', 'Tides', 'article-journal', '-', '-', '-'],
  ],
  [
    'J. P. Roe and C. Lind. Salt and ice. Tides, 12(3), 4–9, 1999.',
    ['Roe/J. P.; Lind/C.', '1999', 'Salt and ice', 'Tides', 'article-journal', '-', '-', '-'],
  ],
  [
    'Roe, B. (2001). Salt in *Northern seas*. *Journal of Tides*, *3*(1), 2–4.',
    ['Roe/B.', '2001', 'Salt in Northern seas', 'Journal of Tides', 'article-journal', '-', '-', '-'],
  ],
  [
    'Roe, B. (2001). Salt. Unpublished doctoral dissertation, University of Oslo.',
    ['Roe/B.', '2001', 'Salt', '-', 'thesis', '-', '-', '-'],
  ],
])('%s', (text, expected) => {
  expect(parts(text)).toEqual(expected)
})

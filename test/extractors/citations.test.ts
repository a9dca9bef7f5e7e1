// In-text citations: forms, what is no citation, groups, resolution.
import { describe, expect, test } from 'vitest'
import { build } from '../../src/index.js'
import { citationsIn } from './citations-helper.js'

const said = (text: string) =>
  citationsIn(text).map(({ authors, etAl, year, initials }) =>
    [...(initials ? [initials] : []), authors.join(' | '), ...(etAl ? ['+'] : []), year].join(' '),
  )

describe('forms', () => {
  test.each<[string, string[]]>([
    ['Tides rise (Okafor, 2007).', ['Okafor 2007']],
    ['Tides rise (Okafor 2007).', ['Okafor 2007']],
    ['Tides rise (Okafor & Lind, 2007; Baum et al., 2011).', ['Okafor | Lind 2007', 'Baum + 2011']],
    ['Tides rise (Okafor and Lind 2002; Almqvist and Roe 2005).', ['Okafor | Lind 2002', 'Almqvist | Roe 2005']],
    ['Tides rise (Okafor, Lind, & Roe, 2007).', ['Okafor | Lind | Roe 2007']],
    ['Tides rise (Okafor, Lind, Roe et al., 2007).', ['Okafor | Lind | Roe + 2007']],
    ['Tides rise (Okafor & Lind, 1999, 2000).', ['Okafor | Lind 1999', 'Okafor | Lind 2000']],
    ['Tides rise (Okafor, 2014a,b).', ['Okafor 2014a', 'Okafor 2014b']],
    ['Tides rise (Okafor et al. 2014a, b; Roe, 2001).', ['Okafor + 2014a', 'Okafor + 2014b', 'Roe 2001']],
    ['Tides rise (Okafor, 2014a–c).', ['Okafor 2014a', 'Okafor 2014b', 'Okafor 2014c']],
    ['Tides rise (Okafor et al. 1997, 2002, Brock et al. 2004).', ['Okafor + 1997', 'Okafor + 2002', 'Brock + 2004']],
    ['So said Okafor (2007).', ['Okafor 2007']],
    ['Okafor and Lind (2007) disagree.', ['Okafor | Lind 2007']],
    ['Okafor, Lind, and Roe (2007) disagree.', ['Okafor | Lind | Roe 2007']],
    ['Okafor et al. [2010] disagree.', ['Okafor + 2010']],
    ['Okafor and colleagues (2010) disagree.', ['Okafor + 2010']],
    ['Okafor & co-workers (2010a) disagree.', ['Okafor + 2010a']],
    ['The work of Okafor (2010, 2012) differs.', ['Okafor 2010', 'Okafor 2012']],
    ["Okafor's (1991) tide tables and Lind’s (1993) maps.", ['Okafor 1991', 'Lind 1993']],
    ['Okafor’s theory of tides (1991) holds.', ['Okafor 1991']],
    ['However, Okafor (1998) disagreed.', ['Okafor 1998']],
    ['In Norway, Okafor et al. (1998) disagreed.', ['Okafor + 1998']],
    ['Tides rise (M. S. Okafor et al., 2021).', ['M. S. Okafor + 2021']],
    ['Tides rise (van der Berg & de la Cruz, 2001).', ['van der Berg | de la Cruz 2001']],
    [
      "Tides rise (Rodríguez Quiroz et al., 2024; O'Brien, 2003; Garcia-Rome, 2001).",
      ['Rodríguez Quiroz + 2024', "O'Brien 2003", 'Garcia-Rome 2001'],
    ],
    ['Tides rise (National Harbour Organization [NHO], 2014).', ['National Harbour Organization 2014']],
    [
      'The National Institute for Tides and Currents (2014) agrees.',
      ['National Institute for Tides and Currents 2014'],
    ],
    ['Tides rise (NHO, 2013).', ['NHO 2013']],
    [
      'Tides rise (see also Okafor, 2001; cf. Lind, 2002; for a review, see Roe, 2003, pp. 3–4).',
      ['Okafor 2001', 'Lind 2002', 'Roe 2003'],
    ],
    ['Tides rise (see also (Okafor et al., 2014)).', ['Okafor + 2014']],
    ['Tides rise (e.g., Okafor, in press; Lind, n.d.).', ['Okafor in press', 'Lind n.d.']],
    ['Tides rise (Okafor, 1923/1961).', ['Okafor 1923/1961']],
    [
      'Tides rise (May et al., 2012; He & Hann, 2004; Press, Day, & Roe, 2001).',
      ['May + 2012', 'He | Hann 2004', 'Press | Day | Roe 2001'],
    ],
    ['The Tide Scale (TS; Okafor 1960) was used.', ['Okafor 1960']],
    ['Tides rise (Okafor, 1776 [1937]; Lind, [1945] 1972).', ['Okafor 1776/1937', 'Lind 1945/1972']],
    ['Tides rise (Okafor & Lind, 1998–2012).', ['Okafor | Lind 1998–2012']],
    ['Tides rise (Lind/Okafor/Roe 2002).', ['Lind | Okafor | Roe 2002']],
    ['Tides rise (Chi & Chen 2009; Okafor, Wang & Li, 2010: 35–37).', ['Chi | Chen 2009', 'Okafor | Wang | Li 2010']],
    ['St. Clair, Page, and A.-M. Lind (2001) agree.', ['St. Clair | Page | Lind 2001']],
    ['Tides rise (BIT, Okafor et al., 2001; 2.1, Lind, 2002).', ['Okafor + 2001', 'Lind 2002']],
    ['Tides rise (Okafor et al. in J Tides 3(1):91–111, 2015).', ['Okafor + 2015']],
    ['Tides rise (Okafor, 2001', ['Okafor 2001']],
    [
      "Okafor et al.'s (2009) tides; the U.S. Harbour Administration (2012).",
      ['Okafor + 2009', 'U.S. Harbour Administration 2012'],
    ],
    ['Tides rise (Okafor, Lind, & for the ICE Group, 2010).', ['Okafor | Lind | ICE Group 2010']],
    [
      'Tides rise (Harbour and Coast Council [HCC], 2010; HCC, 2012).',
      ['Harbour and Coast Council 2010', 'Harbour and Coast Council 2012'],
    ],
    ['See Okafor et al., 2012; Lind & Roe, 2007.', ['Okafor + 2012', 'Lind | Roe 2007']],
    ['The OECD (2015) agrees.', ['OECD 2015']],
    ['Baird, Comas and Slater 2008 found gas.', ['Baird | Comas | Slater 2008']],
    ['Okafor y Lind (2001); Okafor und Lind (2002).', ['Okafor | Lind 2001', 'Okafor | Lind 2002']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected)
  })
})

describe('no citation', () => {
  test.each([
    'In 2009, the harbour froze.',
    'The harbour froze (January 2010).',
    'The harbour froze (2010 to 2014) twice.',
    'The harbour froze (2010–2014) twice.',
    'We sampled 2000 stones (N = 2000).',
    'Stones were weighed (Table 2, 2004).',
    'According to DSM-IV (1994) it was cold.',
    'Since May 2007 it is warm.',
    'Stones cost (£2000) much.',
    'The Declaration of Lindholm (1964) was signed.',
    'In Finland and Sweden (2010) it froze.',
    'It froze in Bergen (Norway, 2014).',
    'The trial (Oslo, 1998–2011) was long.',
    'Board approval (2008-KP-466) was given.',
    'The Lindholm Heart Foundation paid for it (2009-T-064), as did the Roe Fund (2012-A11).',
    'The Lindholm Heart Foundation (2009-T-064) paid for it.',
    'The Harbour Cold Inventory (1996) was used.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([])
  })
})

describe('groups and spans', () => {
  test.each<[string, string[], string[]]>([
    [
      'It rises (see Okafor, 2001; Lind, 2002, p. 4).',
      ['Okafor, 2001', 'Lind, 2002'],
      ['(see Okafor, 2001; Lind, 2002, p. 4)', '(see Okafor, 2001; Lind, 2002, p. 4)'],
    ],
    ['It rises (Okafor, 2000, found more with n = 12).', ['Okafor, 2000'], ['Okafor, 2000']],
    ['The Tide Scale (TS; Okafor 1960) was used.', ['Okafor 1960'], ['; Okafor 1960']],
    [
      'Okafor and Lind (2007, 2008) disagree.',
      ['Okafor and Lind (2007', '2008'],
      ['Okafor and Lind (2007, 2008)', 'Okafor and Lind (2007, 2008)'],
    ],
    ['It rises (see also (Okafor et al., 2014)).', ['Okafor et al., 2014'], ['(see also (Okafor et al., 2014))']],
  ])('%s', (text, spans, groups) => {
    const found = citationsIn(text)
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(spans)
    expect(found.map(({ group }) => text.slice(group.start, group.end))).toEqual(groups)
  })
})

const LIST = `

References

Baum, A. (2001). Ice on the northern sea. Journal of Tides, 3(2), 12–19.

Baum, A., Roe, B., & Lind, C. (2001). Salt in the southern sea. Journal of Tides, 4, 20–29.

National Harbour Organization. (2011). Harbours of the world. Oslo: NHO.

Okafor, N. (2014a). Wind one. Winds, 1, 1–2.

Okafor, N. (2014b). Wind two. Winds, 1, 3–4.

Roe, B., & Lind, C. (1999). Salt and ice. Journal of Tides, 1, 1–9. doi:10.1234/tides.99
`

describe('resolution', () => {
  const titles = (sentence: string) => {
    const { graph, messages } = build([{ uri: 'a.txt', bytes: new TextEncoder().encode(sentence + LIST) }])
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
    const cites = graph.edges.flatMap((edge) => (edge.kind === 'CITES' ? [edge] : []))
    cites.sort((a, b) => a.start - b.start)
    const found = cites.map(({ target }) => {
      const node = nodes.get(target)
      return node?.kind === 'Publication' ? (node.title ?? '-') : '?'
    })
    return { found, rules: messages.map(({ rule }) => rule).filter((rule) => rule.startsWith('citations:')) }
  }
  test.each<[string, string[], string[]]>([
    ['It is so (Baum, 2001).', ['Ice on the northern sea'], []],
    ['It is so (Baum et al., 2001).', ['Salt in the southern sea'], []],
    ['It is so (Baum, Roe, & Lind, 2001).', ['Salt in the southern sea'], []],
    ['It is so (NHO, 2011).', ['Harbours of the world'], []],
    ['It is so (Okafor, 2014b).', ['Wind two'], []],
    ['It is so (Okafor, 2014a, b).', ['Wind one', 'Wind two'], []],
    ['It is so (Okafor, 2014).', ['-'], ['citations:ambiguous-reference']],
    [
      `It is so (Baum, 2001).${LIST}\nChapter 2\n\nAnd so (Baum, 2001).`,
      ['Ice on the northern sea', 'Ice on the northern sea'],
      [],
    ],
    ['It is so (Roe & Lynd, 1999).', ['Salt and ice'], []],
    ['It is so (Roe & Lind, 1998).', ['-'], ['citations:no-such-reference']],
    ['So Roe and Lind 1999 say.', ['Salt and ice'], []],
    ['So it was in Oslo (Berg 1999).', ['-'], ['citations:no-such-reference']],
  ])('%s', (text, expected, rules) => {
    expect(titles(text)).toEqual({ found: expected, rules })
  })
})

// Small valid files of every format that evigraph reads: what fuzzing starts from.
import { strToU8, zipSync } from 'fflate'
import * as word from '../../test/readers/docx-helper.js'
import { column, pdfOf } from '../../test/readers/pdf-helper.js'
import { docxOf, htmlOf, jatsOf } from '../formats.js'

/** A format with its files; the words are pieces of it that mutations put in. */
export interface Target {
  extension: string
  seeds: readonly Uint8Array[]
  words: readonly string[]
}

const ARTICLE = `# Hope at evening schools

## Methods

We assigned 84 adults (mean age 34.2 years, SD 8.1; 61% women) to training or a waiting list.

## Results

Training lowered burnout more than the waiting list (M = 2.1, SD = 0.4 vs 3.0, 0.5; d = −0.62, 95% CI [−0.90, −0.34], p < .001).
Hope may foster effort (Baum & Hall, 2001; Lind et al., 2009a, 2009b), but stress reduces sleep (see Moe, 1998, p. 4).

- Hall (2003) found that cognitive behavioural therapy (CBT) reduced depression in 12 trials [1–3].
- CBT did not change anxiety.27

| Outcome | Training (n = 42) | Waiting list (n = 42) | p |
| --- | --- | --- | --- |
| Burnout | 2.1 (0.4) | 3.0 (0.5) | .01 |

## References

Baum, A., & Hall, D. (2001). Ice on the sea. _Journal of Tides_, 3(1), 4–9. https://doi.org/10.1234/ice.1
Hall, D. (2003). Winds & rain. Press.
Lind, E., Moe, F., & Orr, G. (2009a). Fear of rain. Weather, 2, 1–8.
`

const NUMBERED = `Hope
Hope fosters effort in students.1,2 Training reduced relapse (OR 0.62, 95% CI 0.41 to 0.93) [3].
It rose by 4–7 points (t(82) = 2.31, p = .02, I2 = 45%) at 6 months.4–6

References
1. Baum A, Hall D. Ice on the sea. Tides. 2001;3(1):4-9. doi:10.1234/ice.1
2. Hall D. Winds and rain. London: Press; 2003.
3. Lind E, Moe F, Orr G, et al. Fear of rain. Weather. 2009;2:1-8.
`

const JATS = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS.dtd">
<article xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><article-id pub-id-type="doi">10.1234/a.1</article-id><title-group><article-title>Hope</article-title></title-group>
<abstract><sec><title>Results</title><p>CBT reduced depression (<italic>d</italic> = 0.5).</p></sec></abstract></article-meta></front>
<body><sec sec-type="results"><title>Results</title><p>Hope fosters effort<xref ref-type="bibr" rid="R1"><sup>1</sup></xref>&#x2013;<xref ref-type="bibr" rid="R2"><sup>2</sup></xref> (<xref ref-type="bibr" rid="R2">Hall, 2003</xref>).<fn id="f1"><p>A note &amp; more.</p></fn></p>
<list><list-item><p>One</p></list-item></list><boxed-text><p>Box</p></boxed-text>
<table-wrap id="T1"><label>Table 1</label><caption><p>Burnout by group</p></caption><table><thead><tr><th rowspan="2">Outcome</th><th colspan="2">Mean (SD)</th></tr><tr><th>Training (n=42)</th><th>Control (n=42)</th></tr></thead><tbody><tr><td>Burnout</td><td>2.1 (0.4)</td><td>3.0 (0.5)</td></tr></tbody></table></table-wrap></sec></body>
<back><ref-list><ref id="R1"><label>1</label><element-citation><person-group><name><surname>Baum</surname><given-names>A</given-names></name></person-group><article-title>Ice</article-title><source>Tides</source><year>2001</year><pub-id pub-id-type="pmid">123</pub-id></element-citation></ref><ref id="R2"><mixed-citation>Hall D. Winds. Press; 2003.</mixed-citation></ref></ref-list></back></article>`

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hope</title></head><body><nav><a href="/">Home</a></nav><main>
<h1>Hope</h1><h2>Results</h2><p>Hope fosters effort <a href="#r1">[1]</a>, <b>CBT</b> reduced depression (<i>d</i> = 0.5)<sup><a href="#r2">2</a></sup>.<br>More&nbsp;&mdash; text</p>
<ul><li>One <ul><li>Two</li></ul></li></ul><table><caption>Burnout</caption><thead><tr><th rowspan=2>Outcome</th><th colspan="2">Mean (SD)</th></tr><tr><th>CBT (n=42)</th><th>Control</th></tr></thead><tr><td>Burnout<td>2.1 (0.4)<td>3.0 (0.5)</table>
<svg><text>x</text></svg><template><p>y</p></template><h2>References</h2><ol><li id="r1">Baum, A. (2001). Ice. Tides, 3, 4-9.</li><li id="r2">Hall, D. (2003). Winds. Press.</li></ol></main><script>1 < 2</script></body></html>`

const CSL = [
  {
    id: 'baum',
    type: 'article-journal',
    title: 'Ice on the sea',
    author: [{ family: 'Baum', given: 'Anna B.' }, { literal: 'The Group' }],
    issued: { 'date-parts': [['2001', 3]] },
    DOI: '10.1234/ice.1',
  },
  { type: 'book', title: 'Winds', author: [{ family: 'Hall', given: 'D.' }], issued: { raw: 'May 2003' } },
]

const item = { id: 7, itemData: CSL[0], uris: ['http://zotero.org/users/1/items/A'] }
const zotero = `ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify({ citationItems: [item] })}`
const SOURCES = `<b:Sources xmlns:b="b"><b:Source><b:Tag>Hal03</b:Tag><b:Author><b:Author><b:NameList><b:Person><b:Last>Hall</b:Last></b:Person></b:NameList></b:Author></b:Author><b:Title>Winds</b:Title><b:Year>2003</b:Year></b:Source></b:Sources>`
const WORD = word.docxOf(
  word.heading('Results') +
    word.paragraph(word.run('Hope fosters effort ') + word.field(zotero, '(Baum, 2001)') + word.run('.')) +
    word.paragraph(`${word.field('CITATION Hal03', '(Hall, 2003)')}<w:r><w:footnoteReference w:id="2"/></w:r>`) +
    word.item('One') +
    word.table(['Outcome', 'CBT (n = 42)', 'Control (n = 42)'], ['Burnout', '2.1 (0.4)', '3.0 (0.5)']),
  {
    'customXml/item1.xml': SOURCES,
    'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:id="2">${word.paragraph(word.run('A note.'))}</w:footnote></w:footnotes>`,
  },
)

const PAGE = `<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Hope</h1><p>Hope fosters effort <a href="n.xhtml#r1">[1]</a>.</p></body></html>`
const NOTES = `<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>References</h1><ol><li id="r1">Orr, A. (2007). Hope. Press.</li></ol></body></html>`
const BOOK = zipSync({
  mimetype: [strToU8('application/epub+zip'), { level: 0 }],
  'META-INF/container.xml': strToU8('<container><rootfiles><rootfile full-path="o/b.opf"/></rootfiles></container>'),
  'o/b.opf': strToU8(
    '<package><metadata xmlns:dc="d"><dc:title>Hope</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="n"/></spine></package>',
  ),
  'o/a.xhtml': strToU8(PAGE),
  'o/n.xhtml': strToU8(NOTES),
})

const two = NUMBERED.split('\n')
const PDFS = [
  pdfOf([column(70, 80, ARTICLE.split('\n'))], '/Info<</Title(Hope at evening schools)>>'),
  pdfOf([[...column(50, 80, two.slice(0, 4)), ...column(310, 80, two.slice(4))], column(70, 80, two)]),
]

const BIBTEX = `% exported
@string{tides = {Journal of Tides}}
@article{baum2001, author = {Baum, Anna B. and van der Berg, D.}, title = {{Ice} on the sea: A survey},
  journal = tides, year = 2001, doi = {10.1234/Ice.1}, pages = "1--9", abstract = {We looked at ice.}}
@book{hall, author={Hall, D{\\'e}nis}, title={Winds \\& rain}, date={2003-05}, note = {a} # "b"}`
const RIS =
  'TY  - JOUR\nAU  - Baum, Anna B.\nTI  - Ice on the sea:\n A survey\nJO  - Tides\nPY  - 2001\nDO  - 10.1234/Ice.1\nSP  - 1\nEP  - 9\nER  -\n\nTY  - BOOK\nAU  - Hall, Dénis\nTI  - Winds\nY1  - 2003/05//\nER  - '
const NBIB =
  'PMID- 1234567\nFAU - Baum, Anna B.\nAU  - Baum AB\nTI  - Ice on the sea: A\n      survey.\nJT  - Tides\nDP  - 2001 Mar 3\nLID - 10.1234/Ice.1 [doi]\nAB  - We looked\n      at ice.\n\nPMID- 7654321\nFAU - Hall, D\nBTI - Winds\nDP  - 2003 May'
const ENDNOTE = `<?xml version="1.0"?><xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Baum, Anna B.</style></author></authors></contributors><titles><title>Ice &amp; sea</title><secondary-title>Tides</secondary-title></titles><dates><year>2001</year></dates><electronic-resource-num>10.1234/Ice.1</electronic-resource-num></record></records></xml>`

const PROSE =
  '(2001)|et al.|&|, p < .05|95% CI [|] |–|−0.|d = |(n = 42)|M = 2.1, SD = |. |\n\n|References\n|1. |[1-3]|27|10.1234/x|constructor|__proto__|’|…|%|²|\u00ad|\u200b|\u0301|é|ß|𝓗|👩‍🔬|כהן|\ud800|\ufeff|\u2028|\r|\0|\ufffd'.split(
    '|',
  )
const MARKUP =
  '<|>|/>|</|<!--|-->|<![CDATA[|]]>|<?x?>|<!DOCTYPE a [<!ENTITY b "c">]>|&b;|&#0;|&#xD800;|&#x110000;|&amp;|&nbsp;|rowspan="65534"|colspan="1000000"|colspan="-1"|rowspan="0"|id="r1"|href="#r1"|href="%"|=""|"|\''.split(
    '|',
  )
const TAGS = (names: string) => names.split(' ').flatMap((name) => [`<${name}>`, `</${name}>`])

const text = (...files: string[]) => files.map((file) => strToU8(file))
const jatsWords = [
  ...PROSE,
  ...MARKUP,
  ...TAGS('sec title p list fn table tr td th sup xref ref-list ref mixed-citation name surname year abstract body'),
]
const htmlWords = [
  ...PROSE,
  ...MARKUP,
  ...TAGS('main article h1 h6 p ul li table tr td th sup a ol svg math template select form plaintext br'),
]
const bibWords = (marks: string) => [...PROSE, ...marks.split('|')]

/** By the reader's name. */
export const TARGETS: Readonly<Record<string, Target>> = {
  text: { extension: 'txt', seeds: text(ARTICLE, NUMBERED), words: PROSE },
  markdown: {
    extension: 'md',
    seeds: text(ARTICLE, NUMBERED),
    words: [...PROSE, ...'# |- |* |1. |> |\n| |---|```|~~~|_|**|[a](b)|[^1]|[^1]: |\t|    |\\'.split('|'), '|'],
  },
  jats: { extension: 'xml', seeds: text(JATS, jatsOf(ARTICLE)), words: jatsWords },
  html: { extension: 'html', seeds: text(HTML, htmlOf(ARTICLE)), words: htmlWords },
  docx: {
    extension: 'docx',
    seeds: [WORD, docxOf(ARTICLE)],
    words: [
      ...PROSE,
      ...MARKUP,
      ...TAGS('w:p w:r w:t w:tbl w:tr w:tc w:del w:ins w:instrText w:fldSimple w:sdt'),
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:fldChar w:fldCharType="separate"/>',
      '<w:fldChar w:fldCharType="end"/>',
      '<w:vMerge/>',
      '<w:gridSpan w:val="1e9"/>',
      ' CITATION Hal03 \\m x',
    ],
  },
  epub: { extension: 'epub', seeds: [BOOK], words: htmlWords },
  pdf: {
    extension: 'pdf',
    seeds: PDFS,
    words: [
      ...PROSE,
      ...'<<|>>|[|]|(|)|obj|endobj|stream|endstream|1 0 R|2 0 R|/Kids|/Parent|/Count 99999|/Length -1|/Encrypt|/Filter/FlateDecode|/Type/Page|Td|Tj|Tf|Tm|BT|ET|1e308|-1|0|NaN|/MediaBox[0 0 0 0]|1 0 0 1 0 0 cm|xref|trailer|startxref'.split(
        '|',
      ),
    ],
  },
  bibtex: {
    extension: 'bib',
    seeds: text(BIBTEX),
    words: bibWords(
      '@|{|}|,|=|"|#|@string{|@comment{|@preamble{|author = {| and |others|\\|\\\'|{\\"|\\textbf{|year = |%',
    ),
  },
  ris: { extension: 'ris', seeds: text(RIS), words: bibWords('TY  - |ER  - |AU  - |PY  - ////|DO  - |\n') },
  nbib: { extension: 'nbib', seeds: text(NBIB), words: bibWords('PMID- |FAU - |DP  - |LID - |\n      |\n\n') },
  csl: {
    extension: 'json',
    seeds: text(JSON.stringify(CSL), JSON.stringify(CSL, null, 2)),
    words: bibWords(
      'null|true|[]|{}|[[]]|1e400|-1|"|{|}|[|]|,|:|"author":|"issued":|"date-parts":|"family":|"__proto__":|\\u0000',
    ),
  },
  endnote: {
    extension: 'xml',
    seeds: text(ENDNOTE),
    words: [...PROSE, ...MARKUP, ...TAGS('record records author authors title year style dates')],
  },
}

// One text as the files that researchers have: web page, JATS XML, Word, and PDF printed by chromium.
import { strToU8, zipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { readEntry } from '../src/references/entry.js'
import { type Block, markdownBlocks } from '../src/text/blocks.js'

/** A block of the text with its words, without Markdown's marks. */
interface Part extends Pick<Block, 'kind' | 'depth'> {
  words: string
}

const partsOf = (markdown: string): Part[] =>
  markdownBlocks(markdown).map(({ kind, depth, start, end }) => ({
    kind,
    ...(depth === undefined ? {} : { depth }),
    words: withoutMarks(markdown.slice(start, end)),
  }))

/** The same text without emphasis: what the other formats can be compared with. */
export const withoutMarks = (markdown: string): string =>
  markdown.replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])|\*\*/gu, '')

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const isReferences = ({ kind, words }: Part) => kind === 'heading' && /^references$/i.test(words)

/** With the navigation and footer that pages have around their text. */
export function htmlOf(markdown: string): string {
  let body = ''
  let inList = false
  for (const { kind, depth, words } of partsOf(markdown)) {
    if (inList !== (kind === 'item')) body += inList ? '</ul>\n' : '<ul>\n'
    inList = kind === 'item'
    const tag = kind === 'heading' ? `h${depth ?? 1}` : kind === 'item' ? 'li' : 'p'
    body += `<${tag}>${escaped(words)}</${tag}>\n`
  }
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Article</title>
<style>body { font: 11pt/1.4 serif } nav, footer { font-size: 8pt } @media print { nav, footer { display: none } }</style></head>
<body><nav><a href="/">Home</a> <a href="/issues">All issues (2019, 2020)</a></nav><main>
${body}${inList ? '</ul>' : ''}</main><footer>© 2024 The publisher</footer></body></html>\n`
}

/** An entry with its parts marked, as PubMed Central marks them. */
function markedEntry(words: string): string {
  const { authors, year, title, container } = readEntry(words, { start: 0, end: words.length })
  const tag = (name: string, text = '') => (text === '' ? '' : `<${name}>${escaped(text)}</${name}>`)
  const names = authors.map(({ family, given }) => `<name>${tag('surname', family)}${tag('given-names', given)}</name>`)
  const pages = /(\d+)\D+(\d+)\D*$/.exec(words) ?? []
  return `<element-citation publication-type="journal"><person-group person-group-type="author">${names.join('')}</person-group>${tag('article-title', title)}${tag('source', container)}${tag('year', year)}${tag('fpage', pages[1])}${tag('lpage', pages[2])}</element-citation>`
}

const printedEntry = (words: string): string => `<mixed-citation>${escaped(words)}</mixed-citation>`

/** With the parts of its entries marked. */
export const markedJatsOf = (markdown: string): string => jatsOf(markdown, markedEntry)

/** Sections nested by their headings; by default the list as entries without marked parts. */
export function jatsOf(markdown: string, entry: (words: string) => string = printedEntry): string {
  const [title, ...parts] = partsOf(markdown)
  const at = parts.findIndex(isReferences)
  const text = at < 0 ? parts : parts.slice(0, at)
  const entries = at < 0 ? [] : parts.slice(at + 1)
  let body = ''
  const open: number[] = []
  let inList = false
  const close = (depth: number) => {
    while (open.length > 0 && (open.at(-1) as number) >= depth) {
      body += '</sec>\n'
      open.pop()
    }
  }
  for (const { kind, depth = 1, words } of text) {
    if (inList !== (kind === 'item')) body += inList ? '</list>\n' : '<list list-type="bullet">\n'
    inList = kind === 'item'
    if (kind === 'heading') {
      close(depth)
      open.push(depth)
      body += `<sec><title>${escaped(words)}</title>\n`
    } else if (kind === 'item') body += `<list-item><p>${escaped(words)}</p></list-item>\n`
    else body += `<p>${escaped(words)}</p>\n`
  }
  if (inList) body += '</list>\n'
  close(0)
  const list = entries.map(({ words }, i) => `<ref id="R${i + 1}">${entry(words)}</ref>`).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<article xml:lang="en"><front><article-meta><title-group><article-title>${escaped(title?.words ?? '')}</article-title></title-group></article-meta></front>
<body>
${body}</body>
<back><ref-list><title>References</title>
${list}
</ref-list></back></article>\n`
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export function docxOf(markdown: string): Uint8Array {
  const run = (words: string) => `<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`
  const body = partsOf(markdown).map(({ kind, depth, words }) => {
    const style =
      kind === 'heading'
        ? `<w:pStyle w:val="Heading${depth ?? 1}"/>`
        : kind === 'item'
          ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
          : ''
    return `<w:p><w:pPr>${style}</w:pPr>${run(words)}</w:p>`
  })
  const styles = [1, 2, 3, 4].map(
    (n) => `<w:style w:type="paragraph" w:styleId="Heading${n}"><w:name w:val="heading ${n}"/></w:style>`,
  )
  return zipSync({
    'word/document.xml': strToU8(`<w:document ${NAMESPACE}><w:body>${body.join('')}</w:body></w:document>`),
    'word/styles.xml': strToU8(`<w:styles ${NAMESPACE}>${styles.join('')}</w:styles>`),
  })
}

/**
 * A4 pages with their numbers in the footer, in one or two columns. Bullets are drawn in one column, where short lines tell
 * items apart, and letters in two, where nothing else does.
 */
export async function pdfOf(browser: Browser, markdown: string, columns: 1 | 2 = 1): Promise<Uint8Array> {
  const page = await browser.newPage()
  try {
    const style = `main { columns: ${columns}; column-gap: 8mm } ul { list-style-type: ${columns === 2 ? '"• "' : 'disc'} } `
    await page.setContent(htmlOf(markdown).replace('<style>', `<style>${style}`))
    return new Uint8Array(
      await page.pdf({
        format: 'A4',
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate:
          '<div style="font-size: 8px; width: 100%; text-align: center"><span class="pageNumber"></span></div>',
        margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' },
      }),
    )
  } finally {
    await page.close()
  }
}

// Makes small Word documents out of WordprocessingML.
import { strToU8, zipSync } from 'fflate'

const STYLES = `<w:styles xmlns:w="w"><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="my heading"/><w:basedOn w:val="Kop1"/></w:style>
<w:style w:styleId="Ttl"><w:name w:val="Title"/></w:style></w:styles>`

export const docxOf = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
        'word/styles.xml': STYLES,
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  )

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
export const run = (words: string) => `<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`
export const paragraph = (inner: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`
export const heading = (words: string) => paragraph(run(words), '<w:pStyle w:val="Kop1"/>')
export const item = (words: string) => paragraph(run(words), '<w:numPr/>')
export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

/** A field with its instruction and what is printed for it. */
export const field = (instruction: string, printed: string, data = '') =>
  `<w:r><w:fldChar w:fldCharType="begin">${data ? `<w:fldData>${data}</w:fldData>` : ''}</w:fldChar></w:r>` +
  `<w:r><w:instrText>${escaped(instruction)}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
  `${run(printed)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

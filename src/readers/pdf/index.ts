// PDF: text in reading order, one or two columns, without running heads and page numbers; a page and a box for every line.
import { InputError, type Reader } from '../../types.js'
import { documentOf } from '../document.js'
import { draft } from '../draft.js'
import { extractPages } from './extract.js'
import { withoutFurniture } from './furniture.js'
import { linesOf } from './lines.js'
import { writeLines } from './paragraphs.js'

export const pdf: Reader = {
  name: 'pdf',
  doc: 'PDF with text.',
  extensions: ['.pdf'],
  recognises: (head) => /^[\s\S]{0,1000}%PDF-\d/.test(head.slice(0, 1024)),
  read(source, report) {
    const { pages, title } = extractPages(source)
    const lines = withoutFurniture(
      pages,
      pages.map((page, i) => linesOf(page, i + 1)),
    ).flat()
    if (lines.length === 0)
      throw new InputError(
        `${source.uri}: the PDF holds pictures of ${pages.length === 1 ? 'a page' : `${pages.length} pages`} and no text; run it through OCR (such as ocrmypdf) first`,
      )
    const out = draft()
    const places = writeLines(lines, out)
    const first = out.blocks.find(({ kind, depth }) => kind === 'heading' && depth === 1)
    // Programs put file names there.
    const named = title !== undefined && /\s/.test(title) && !/\.\w{2,4}$|^Microsoft/.test(title) ? title : undefined
    return documentOf(source, 'pdf', out, report, { ...(named && !first ? { title: named } : {}), places })
  },
}

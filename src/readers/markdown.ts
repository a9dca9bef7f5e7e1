// Markdown: CommonMark's headings, lists, quotes and pipe tables.
import { markdownBlocks } from '../text/blocks.js'
import type { Reader } from '../types.js'
import { decode } from './decode.js'
import { documentOf, plain } from './document.js'
import { pipeTables } from './tables.js'

export const markdown: Reader = {
  name: 'markdown',
  doc: 'Markdown.',
  extensions: ['.md', '.markdown'],
  read(source, report) {
    const words = decode(source)
    const blocks = markdownBlocks(words)
    return documentOf(source, 'markdown', plain(words, blocks, pipeTables(words, blocks)), report)
  },
}

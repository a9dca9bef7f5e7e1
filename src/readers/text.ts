// Plain text, with headings and lists as people type them.
import { plainBlocks } from '../text/blocks.js'
import type { Reader } from '../types.js'
import { decode } from './decode.js'
import { documentOf, plain } from './document.js'

export const text: Reader = {
  name: 'text',
  doc: 'Plain text (UTF-8 or UTF-16).',
  extensions: ['.txt', '.text'],
  read(source, report) {
    const words = decode(source)
    return documentOf(source, 'text', plain(words, plainBlocks(words)), report)
  },
}

// The readers, in the order in which they are asked.
import type { Reader } from '../types.js'
import { docx } from './docx.js'
import { epub } from './epub.js'
import { html } from './html.js'
import { jats } from './jats.js'
import { markdown } from './markdown.js'
import { pdf } from './pdf/index.js'
import { text } from './text.js'

export const READERS: readonly Reader[] = [text, markdown, jats, html, epub, docx, pdf]

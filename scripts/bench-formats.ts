// Times the reading of one generated review in every format, beside bare pdfjs and the bare XML parser, in one process.
import type { Browser } from 'playwright-core'
import { SaxesParser } from 'saxes'
import { read, type Source } from '../src/index.js'
import { plainBlocks } from '../src/text/blocks.js'
import { findChromium, launch } from './chromium.js'
import { docxOf, htmlOf, jatsOf, pdfOf, withoutMarks } from './formats.js'
import { generateReview } from './review-generator.js'

interface Format {
  name: string
  extension: string
  write(markdown: string): string | Uint8Array | Promise<Uint8Array>
  /** The library below the reader by itself, on the same bytes. */
  bare?: { name: string; run(bytes: Uint8Array): unknown }
}

const saxes = { name: 'saxes', run: bareXml }
const formats = (browser: Browser | undefined): Format[] => [
  { name: 'text', extension: 'txt', write: (markdown) => withoutMarks(markdown).replace(/^#+ /gm, '') },
  { name: 'Markdown', extension: 'md', write: (markdown) => markdown },
  { name: 'HTML', extension: 'html', write: htmlOf },
  { name: 'JATS', extension: 'xml', write: jatsOf, bare: saxes },
  { name: 'DOCX', extension: 'docx', write: docxOf },
  ...(browser
    ? [
        {
          name: 'PDF',
          extension: 'pdf',
          write: (markdown: string) => pdfOf(browser, markdown),
          bare: { name: 'pdfjs', run: barePdf },
        },
      ]
    : []),
]

function bareXml(bytes: Uint8Array): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.write(new TextDecoder().decode(bytes)).close()
}

async function barePdf(bytes: Uint8Array): Promise<void> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: Uint8Array.from(bytes), isEvalSupported: false, disableFontFace: true })
  const file = await task.promise
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    await page.getTextContent()
    page.cleanup()
  }
  await task.destroy()
}

/** The review with Markdown's headings: it has plain ones, of which no format would make any. */
function markedUp(text: string): string {
  let marked = ''
  let at = 0
  for (const { kind, start } of plainBlocks(text)) {
    if (kind !== 'heading') continue
    marked += `${text.slice(at, start)}${marked === '' ? '#' : '##'} `
    at = start
  }
  return marked + text.slice(at)
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

async function seconds(run: () => unknown): Promise<number> {
  const from = performance.now()
  await run()
  return (performance.now() - from) / 1000
}

/** Medians over `runs` reviews of `bytes` bytes each, every one read once, after four to warm up. */
async function measure(format: Format, bytes: number, runs: number) {
  const all = { file: [] as number[], own: [] as number[], bare: [] as number[] }
  for (let run = -4; run < runs; run++) {
    const made = await format.write(markedUp(generateReview(bytes, 40 + run)))
    const source: Source = {
      uri: `bench.${format.extension}`,
      bytes: typeof made === 'string' ? new TextEncoder().encode(made) : made,
    }
    const bare = format.bare && (await seconds(() => format.bare?.run(source.bytes)))
    const own = await seconds(() => read(source, () => {}))
    if (run < 0) continue
    all.file.push(source.bytes.length)
    all.own.push(own)
    if (bare !== undefined) all.bare.push(bare)
  }
  return { file: median(all.file), own: median(all.own), bare: median(all.bare) }
}

/** Rows of a Markdown table; a review of `bytes` bytes is a document. PDF is left out, aloud, without chromium. */
export async function benchFormats(say: (line?: string) => void, runs: number, bytes = 100_000): Promise<void> {
  const chromium = findChromium()
  const browser = chromium === undefined ? undefined : await launch(chromium)
  try {
    say('| format | file | documents/s | MB of text/s | MB of file/s | bare library | its time | ratio |')
    say('| --- | --- | --- | --- | --- | --- | --- | --- |')
    for (const format of formats(browser)) {
      const { file, own, bare } = await measure(format, bytes, runs)
      const cells = [
        format.name,
        `${(file / 1e6).toFixed(2)} MB`,
        (1 / own).toFixed(1),
        (bytes / 1e6 / own).toFixed(2),
        (file / 1e6 / own).toFixed(2),
        ...(format.bare
          ? [format.bare.name, `${(bare * 1000).toFixed(0)} ms`, (own / bare).toFixed(1)]
          : ['–', '–', '–']),
      ]
      say(`| ${cells.join(' | ')} |`)
    }
    if (!browser) say('\nPDF is left out: there is no chromium to print it (scripts/browser-tools.sh installs it).')
  } finally {
    await browser?.close()
  }
}

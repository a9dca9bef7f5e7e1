// Times the reading of generated reviews in every format and of published articles, beside bare pdfjs and the bare XML parser.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { SaxesParser } from 'saxes'
import { read, type Source } from '../src/index.js'
import { plainBlocks } from '../src/text/blocks.js'
import { findChromium, launch } from './chromium.js'
import { docxOf, htmlOf, jatsOf, markedJatsOf, pdfOf, withoutMarks } from './formats.js'
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
  { name: 'JATS, entries with their parts marked', extension: 'xml', write: markedJatsOf, bare: saxes },
  { name: 'JATS, entries as printed', extension: 'xml', write: (markdown) => jatsOf(markdown), bare: saxes },
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

/** Of one document. */
interface Times {
  file: number
  text: number
  own: number
  bare: number
}

/** The JATS articles of a folder, read in turn by both: means over the articles of each one's medians. */
async function measureArticles(folder: string, runs: number): Promise<Times> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.nxml'))
  const sources = names.map((uri) => ({ uri, bytes: new Uint8Array(readFileSync(join(folder, uri))) }))
  const times = sources.map(() => ({ own: [] as number[], bare: [] as number[] }))
  for (let run = -4; run < runs; run++)
    for (const [i, source] of sources.entries()) {
      const bare = await seconds(() => bareXml(source.bytes))
      const own = await seconds(() => read(source, () => {}))
      if (run < 0) continue
      times[i]?.bare.push(bare)
      times[i]?.own.push(own)
    }
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
  return {
    file: mean(sources.map(({ bytes }) => bytes.length)),
    text: mean(sources.map((source) => Buffer.byteLength(read(source, () => {}).text))),
    own: mean(times.map(({ own }) => median(own))),
    bare: mean(times.map(({ bare }) => median(bare))),
  }
}

function rowOf(name: string, { file, text, own, bare }: Times, library?: string): string {
  const cells = [
    name,
    `${(file / 1e6).toFixed(2)} MB`,
    (1 / own).toFixed(1),
    (text / 1e6 / own).toFixed(2),
    (file / 1e6 / own).toFixed(2),
    ...(library ? [library, `${(bare * 1000).toFixed(1)} ms`, (own / bare).toFixed(1)] : ['–', '–', '–']),
  ]
  return `| ${cells.join(' | ')} |`
}

/**
 * Rows of a Markdown table; a review of `bytes` bytes is a document. What can't be measured here is left out, aloud: PDF
 * without chromium, published articles without the folder `articles`.
 */
export async function benchFormats(
  say: (line?: string) => void,
  runs: number,
  articles: string,
  bytes = 100_000,
): Promise<void> {
  const chromium = findChromium()
  const browser = chromium === undefined ? undefined : await launch(chromium)
  try {
    say('| format | file | documents/s | MB of text/s | MB of file/s | bare library | its time | ratio |')
    say('| --- | --- | --- | --- | --- | --- | --- | --- |')
    if (existsSync(articles)) say(rowOf('JATS, published articles', await measureArticles(articles, runs), saxes.name))
    for (const format of formats(browser))
      say(rowOf(format.name, { ...(await measure(format, bytes, runs)), text: bytes }, format.bare?.name))
    if (!existsSync(articles)) say(`\nPublished articles are left out: there is no folder ${articles}.`)
    if (!browser) say('\nPDF is left out: there is no chromium to print it (scripts/browser-tools.sh installs it).')
  } finally {
    await browser?.close()
  }
}

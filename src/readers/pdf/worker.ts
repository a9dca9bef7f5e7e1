// Runs pdfjs in a thread of its own, so that a hostile file can neither hang nor fill the process that reads it.
import { type MessagePort, parentPort } from 'node:worker_threads'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One run of letters in one font, as the file paints it; lengths in points, from the upper left corner of the page. */
export interface Glyphs {
  text: string
  x: number
  /** Of the baseline. */
  y: number
  width: number
  size: number
  font: string
}

export interface Page {
  width: number
  height: number
  glyphs: Glyphs[]
}

export type Report = { page: Page } | { done: true; title?: string } | { failed: string }

export interface Task {
  bytes: Uint8Array
  port: MessagePort
  /** Counts the reports, for whoever waits. */
  signal: Int32Array
  /** Pages and characters at most. */
  most: { pages: number; characters: number }
}

async function run({ bytes, most }: Task, say: (report: Report) => void): Promise<void> {
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    // No fonts, maps or pictures are fetched from anywhere.
    isImageDecoderSupported: false,
  } as Parameters<typeof getDocument>[0])
  const file = await task.promise
  if (file.numPages > most.pages) return say({ failed: `has ${file.numPages} pages; split it (${most.pages} at most)` })
  let characters = 0
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    const { items } = await page.getTextContent()
    const glyphs: Glyphs[] = []
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[]
      // Turned text is of the margin or of a figure.
      if (Math.abs(b) > Math.abs(a) / 10) continue
      characters += item.str.length
      glyphs.push({
        text: item.str,
        x: x - left,
        y: top - y,
        width: item.width,
        size: item.height || Math.abs(a),
        font: item.fontName,
      })
    }
    page.cleanup()
    if (characters > most.characters) return say({ failed: `holds more than ${most.characters} characters; split it` })
    say({ page: { width: right - left, height: top - bottom, glyphs } })
  }
  const { info } = await file.getMetadata().catch(() => ({ info: {} }))
  void task.destroy()
  const title = (info as { Title?: unknown }).Title
  say({ done: true, ...(typeof title === 'string' && title.trim() !== '' ? { title: title.trim() } : {}) })
}

parentPort?.on('message', (task: Task) => {
  const { port, signal } = task
  const say = (report: Report) => {
    port.postMessage(report)
    Atomics.add(signal, 0, 1)
    Atomics.notify(signal, 0)
  }
  run(task, say).catch((error: Error) =>
    say({ failed: error.name === 'PasswordException' ? 'password' : error.message }),
  )
})

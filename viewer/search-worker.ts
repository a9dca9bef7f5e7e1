// Builds the search index, and searches, beside the page.
import { type Engine, type Entry, engineOf, searchFor } from './search.js'

export type Request = { entries: Entry[] } | { query: string; ticket: number }

let engine: Engine | undefined

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if ('entries' in data) engine = engineOf(data.entries)
  else if (engine) postMessage({ ticket: data.ticket, hits: searchFor(engine, data.query) })
})

// Tagged reference strings of shared/data/references as tokens with our labels.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LABELS, type Label } from '../../../src/references/tagger/labels.js'
import { type Cut, cut } from '../../../src/references/tagger/tokens.js'

interface Row {
  id: string
  /** GROBID's: all strings of one file are of one style. */
  file?: string
  text: string
  fields: { start: number; end: number; field: string }[]
}

export interface Sample {
  set: 'grobid' | 'anystyle'
  /** Strings that must not be on both sides of a split. */
  group: string
  text: string
  cut: Cut
  /** Index into LABELS, per token. */
  labels: Uint8Array
  /** Ranges of tokens. */
  gold: { label: Label; from: number; to: number }[]
}

const FIELDS: Readonly<Record<string, Label>> = {
  // anystyle
  author: 'author',
  date: 'date',
  title: 'title',
  'container-title': 'container',
  journal: 'container',
  editor: 'editor',
  translator: 'editor',
  director: 'editor',
  producer: 'editor',
  location: 'place',
  publisher: 'publisher',
  volume: 'volume',
  pages: 'pages',
  doi: 'doi',
  url: 'url',
  isbn: 'id',
  genre: 'report',
  'collection-title': 'series',
  'citation-number': 'number',
  // GROBID
  'title:a': 'title',
  'title:j': 'container',
  'title:m': 'container',
  'title:s': 'series',
  'biblScope:volume': 'volume',
  'biblScope:vol': 'volume',
  volumes: 'volume',
  'biblScope:issue': 'issue',
  'biblScope:page': 'pages',
  'biblScope:pages': 'pages',
  'biblScope:pp': 'pages',
  'biblScope:date': 'date',
  'idno:DOI': 'doi',
  'ptr:web': 'url',
  pubPlace: 'place',
  pubplace: 'place',
  publishe: 'publisher',
  orgName: 'publisher',
  'note:report': 'report',
  'orgName:collaboration': 'collaboration',
}

const labelOf = (field: string, row: Row, start: number): Label => {
  // A book by itself is what its authors wrote; "in" makes it what holds the work.
  if (field === 'title:m' && !row.fields.some((other) => other.field === 'title:a'))
    return /\bin\W*$/i.test(row.text.slice(0, start)) ? 'container' : 'title'
  return FIELDS[field] ?? (field.startsWith('idno') ? 'id' : 'other')
}

/** Words at the edge of a field that say what it is: GROBID's fields leave them out, anystyle's hold them. */
const EDGE: Partial<Record<Label, RegExp>> = {
  container: /^in$/i,
  editor: /^(?:in|eds?|edited|editors?|by|hrsg|hg|trans|translated|translators?|dir|prod|director|producer)$/i,
  pages: /^(?:pp?|pages?|pgs?|seiten?|s)$/i,
  volume: /^(?:vol|volumes?|vols|band|bd)$/i,
  issue: /^(?:no|nos?|numbers?|issues?|nr|iss)$/i,
  doi: /^(?:doi|https?|dx|org)$/i,
  publisher: /^(?:by)$/i,
}

export function samplesIn(shared: string, set: Sample['set']): Sample[] {
  const path = join(shared, 'data/references', `${set}.dev.jsonl`)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => sampleOf(JSON.parse(line) as Row, set))
    .filter(({ gold }) => gold.length > 0)
}

function sampleOf(row: Row, set: Sample['set']): Sample {
  const tokens = cut(row.text)
  const { starts, ends, words } = tokens
  const labels = new Uint8Array(words.length)
  const gold: Sample['gold'] = []
  for (const { start, end, field } of row.fields) {
    const label = labelOf(field, row, start)
    let from = starts.findIndex((at, i) => (ends[i] as number) > start && at < end)
    if (from < 0) continue
    let to = from
    while (to < words.length && (starts[to] as number) < end) to++
    const edge = EDGE[label]
    while (edge && from < to - 1 && edge.test(words[from] as string)) from++
    while (edge && to > from + 1 && edge.test(words[to - 1] as string)) to--
    if (label === 'other') continue
    // anystyle's volume is "77 (1)".
    const issue = label === 'volume' ? issueIn(tokens, from, to) : to
    if (issue < to) gold.push({ label: 'issue', from: issue, to })
    gold.push({ label, from, to: issue })
    labels.fill(LABELS.indexOf(label), from, issue)
    if (issue < to) labels.fill(LABELS.indexOf('issue'), issue, to)
  }
  return { set, group: row.file ?? row.id, text: row.text, cut: tokens, labels, gold }
}

function issueIn({ gaps, words }: Cut, from: number, to: number): number {
  for (let i = from + 1; i < to; i++)
    if (/\($/.test(gaps[i] as string) || /^(?:no|nr|issue)$/i.test(words[i] as string))
      return /^\d/.test(words[i] as string) || i + 1 >= to ? i : i + 1
  return to
}

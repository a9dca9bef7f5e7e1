// Formats of one tag a line: RIS ("TY  - JOUR") and PubMed's nbib ("PMID- 123").
import type { Report } from '../../types.js'
import { nameOf, type Work } from './work.js'

type Record_ = Map<string, string[]>

/** Records of a tagged file; lines without a tag go on with the one before. */
function recordsOf(text: string, tag: RegExp, opens: string): Record_[] {
  const records: Record_[] = []
  let values: string[] | undefined
  for (const line of text.split(/\r\n|\r|\n/)) {
    const match = tag.exec(line)
    if (match) {
      const name = match[1] as string
      if (name === opens) records.push(new Map())
      const record = records.at(-1)
      if (!record) continue
      values = record.get(name)
      if (!values) {
        values = []
        record.set(name, values)
      }
      values.push((match[2] ?? '').trim())
    } else if (values && line.trim() !== '') values.push(`${values.pop() ?? ''} ${line.trim()}`)
  }
  return records
}

const RIS_TYPES: Readonly<Record<string, string>> = {
  JOUR: 'article-journal',
  JFULL: 'article-journal',
  EJOUR: 'article-journal',
  MGZN: 'article-magazine',
  BOOK: 'book',
  EBOOK: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  THES: 'thesis',
  RPRT: 'report',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  ELEC: 'webpage',
}

export function readRis(text: string, _uri: string, _report: Report): Work[] {
  return recordsOf(text.replace(/^\ufeff/, ''), /^\s{0,3}([A-Z][A-Z0-9]) {1,2}- ?(.*)$/, 'TY').map((record) => {
    const first = (...tags: string[]) => tags.map((tag) => record.get(tag)?.[0]).find((value) => value)
    const names = record.get('AU') ?? record.get('A1') ?? record.get('ED') ?? record.get('A2') ?? []
    const type = RIS_TYPES[first('TY') ?? '']
    return {
      authors: names.map(nameOf),
      year: yearIn(first('PY', 'Y1', 'DA', 'YR')),
      title: first('TI', 'T1', 'CT'),
      container: first('JO', 'JF', 'T2', 'BT', 'JA', 'J2'),
      doi: first('DO') ?? record.get('UR')?.find((url) => url.includes('doi.org/10.')),
      pmid:
        record.get('AN')?.find((id) => /^\d{4,9}$/.test(id)) ??
        (/pubmed/i.test(first('DB') ?? '') ? first('ID') : undefined),
      abstract: first('AB', 'N2'),
      type,
    }
  })
}

export function readNbib(text: string, _uri: string, _report: Report): Work[] {
  return recordsOf(text.replace(/^\ufeff/, ''), /^([A-Z]{2,4}) {0,2}- ?(.*)$/, 'PMID').map((record) => {
    const first = (...tags: string[]) => tags.map((tag) => record.get(tag)?.[0]).find((value) => value)
    const names = record.get('FAU') ?? record.get('AU') ?? []
    const doi = [...(record.get('LID') ?? []), ...(record.get('AID') ?? [])].find((id) => id.endsWith('[doi]'))
    return {
      authors: [...names.map(nameOf), ...(record.get('CN') ?? []).map((family) => ({ family }))],
      year: yearIn(first('DP', 'DEP')),
      title: first('TI', 'BTI'),
      container: first('JT', 'TA'),
      doi,
      pmid: first('PMID'),
      abstract: first('AB'),
      type: record.get('BTI') ? 'book' : 'article-journal',
    }
  })
}

const yearIn = (date: string | undefined): string | undefined =>
  /\d{4}[a-z]?/.exec(date ?? '')?.[0] ?? (date || undefined)

// EndNote's XML export.

import type { Report } from '../../types.js'
import { childOf, type Element, findAll, parseXml, wordsOf } from '../../xml.js'
import { nameOf, type Work } from './work.js'

const TYPES: Readonly<Record<string, string>> = {
  'Journal Article': 'article-journal',
  'Electronic Article': 'article-journal',
  Book: 'book',
  'Edited Book': 'book',
  'Electronic Book': 'book',
  'Book Section': 'chapter',
  Thesis: 'thesis',
  Report: 'report',
  'Conference Paper': 'paper-conference',
  'Conference Proceedings': 'paper-conference',
  'Web Page': 'webpage',
}

export function readEndnote(text: string, uri: string, _report: Report): Work[] {
  return findAll(parseXml(text, uri), 'record').map(recordWork)
}

/** The work of one `<record>`, in exports and in the fields of Word documents. */
export function recordWork(record: Element): Work {
  const part = (...path: string[]): string =>
    wordsOf(path.reduce((at: Element | undefined, name) => childOf(at, name), record))
  const contributors = childOf(record, 'contributors')
  const list = ['authors', 'secondary-authors']
    .map((name) => childOf(contributors, name))
    .find((group) => group !== undefined)
  return {
    authors: list ? findAll(list, 'author').map((author) => nameOf(wordsOf(author))) : [],
    year: part('dates', 'year'),
    title: part('titles', 'title'),
    container: part('titles', 'secondary-title') || part('periodical', 'full-title'),
    doi: part('electronic-resource-num'),
    pmid: /^\d{4,9}$/.exec(part('accession-num'))?.[0],
    abstract: part('abstract'),
    type: TYPES[childOf(record, 'ref-type')?.attributes.name ?? ''],
  }
}

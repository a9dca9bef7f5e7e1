// Properties of the schema that several kinds share, or that belong together.
import { CITATION_FUNCTIONS, NOTICES } from './values.js'

export const aliases = { type: 'strings', doc: 'Every surface form, as printed.', required: true } as const
export const text = { type: 'string', doc: 'The exact words at `[start, end)`.', required: true } as const
export const start = {
  type: 'integer',
  doc: 'First UTF-16 offset in the document’s plain text.',
  required: true,
} as const
export const end = { type: 'integer', doc: 'Offset past the last UTF-16 unit.', required: true } as const
export const confidence = {
  type: 'number',
  doc: 'How sure the extracting rule is, 0–1: ours, not the author’s.',
} as const
export const number = (doc: string) => ({ type: 'number', doc }) as const
export const string = (doc: string) => ({ type: 'string', doc }) as const

export const citedFor = {
  type: 'string',
  doc: 'What the work is cited for, where the words say so.',
  values: CITATION_FUNCTIONS,
} as const

/** What enrich adds to a work. */
export const lookedUp = {
  notice: { type: 'string', doc: 'The gravest notice published about it.', values: NOTICES },
  noticeDoi: string('DOI of that notice.'),
  noticeDate: string('Its date, ISO 8601, as far as it is known.'),
  filledBy: { type: 'strings', doc: 'What `enrich` filled in, from where and when: “doi: crossref 2026-11-26”.' },
} as const

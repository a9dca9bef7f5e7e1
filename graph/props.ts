// Properties that several kinds of the schema share.

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

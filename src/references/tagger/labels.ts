// What a token of a printed reference can be part of.

export const LABELS = [
  'other',
  'author',
  'editor',
  'date',
  'title',
  'container',
  'volume',
  'issue',
  'pages',
  'publisher',
  'place',
  'doi',
  'url',
  'series',
  'id',
  'report',
  'number',
  'collaboration',
] as const

export type Label = (typeof LABELS)[number]

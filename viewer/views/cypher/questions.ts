// The questions of graph/queries, as the page offers them: what each asks, its parameters, its Cypher.

export type ParameterValue = string | number | readonly string[]

export interface Question {
  question: string
  /** With the values they have by default; `entity` is one that names an entity. */
  parameters: { name: string; type: string; value: ParameterValue }[]
  /** Without the comments above it. */
  cypher: string
}

const PARAMETER = /^\s+(\w+) (text|entity|integer|number|list) = (.+)$/

/** As src/queries.ts reads them, which also checks them. */
export function questionOf(text: string): Question {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('//'))
  const comments = lines.slice(0, end).map((line) => line.slice(2))
  const first = comments.findIndex((line) => /^ (Parameters|Columns):$/.test(line))
  return {
    question: comments
      .slice(0, first < 0 ? undefined : first)
      .map((line) => line.trim())
      .join(' '),
    parameters: comments.flatMap((line) => {
      const [, name, type, value] = PARAMETER.exec(line) ?? []
      return name === undefined || type === undefined || value === undefined
        ? []
        : [{ name, type, value: JSON.parse(value) as ParameterValue }]
    }),
    cypher: lines.slice(end).join('\n').trim(),
  }
}

/** Parameters as an address holds them, in JSON; undefined where it holds something else. */
export function parametersIn(text: string): Question['parameters'] | undefined {
  try {
    const list: unknown = JSON.parse(text)
    const fits = ({ name, type, value }: Record<string, unknown>) =>
      typeof name === 'string' &&
      typeof type === 'string' &&
      (['string', 'number'].includes(typeof value) ||
        (Array.isArray(value) && value.every((one) => typeof one === 'string')))
    return Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null && fits(one))
      ? list
      : undefined
  } catch {
    return undefined
  }
}

/** What was typed for a parameter, as the type it has by default. */
export function typedAs(like: ParameterValue, text: string): ParameterValue {
  if (Array.isArray(like)) return text.split(',').map((item) => item.trim())
  return typeof like === 'number' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

/** Ids of the graph's nodes and edges in a value of an answer, however deep. */
export function idsOf(value: unknown, known: (id: string) => boolean): string[] {
  if (typeof value === 'string') return known(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => idsOf(item, known))
  if (typeof value !== 'object' || value === null) return []
  const { id } = value as { id?: unknown }
  if (typeof id === 'string' && known(id)) return [id]
  return Object.values(value).flatMap((item) => idsOf(item, known))
}

/** A value of an answer in one line: a node by its label, a list by its members. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return value.toLocaleString('en', { maximumFractionDigits: 6, useGrouping: false })
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  const { label, kind } = value as { label?: unknown; kind?: unknown }
  if (typeof label === 'string') return label
  return typeof kind === 'string' ? kind : JSON.stringify(value)
}

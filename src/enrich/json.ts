// Looks into JSON of which nothing is known.
import { oneLine } from '../text/lines.js'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const objectsOf = (value: unknown): Record<string, unknown>[] => listOf(value).filter(isObject)

/** A text with something in it, of a length that titles have, on one line. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return oneLine(value, 2000).trim() || undefined
}

/** "10.1234/ice", of an address, too. */
export const doiOf = (value: unknown): string | undefined =>
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d[^\s/]*\/\S+)$/i.exec(textOf(value) ?? '')?.[1]?.toLowerCase()

/** Without the properties that are undefined. */
export const known = <T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never

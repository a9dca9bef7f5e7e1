// Messages in the order of the documents.
import type { Message } from './types.js'

const keyOf = ({ uri = '', span, rule, reason }: Message): string =>
  [uri, String(span?.start ?? -1).padStart(12), rule, reason].join('\u0000')

/** By document, place, rule and reason. */
export function sortedByPlace(messages: readonly Message[]): Message[] {
  return messages
    .map((message) => [keyOf(message), message] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, message]) => message)
}

// Choices that a reader makes inside a view, as the address holds them.
import type { Signal } from '@preact/signals'

export interface Option {
  /** After the view's own in the address: `tables.sort`. */
  key: string
  /** Undefined where it is as it was at first. */
  text(): string | undefined
  /** Sets what an address says, or what it was at first; false, and the latter, where the text says nothing known. */
  take(text: string | undefined): boolean
  /** Typed letter by letter: no letter is something to go back to. */
  typed?: true
}

/** `read` gives undefined for what cannot be chosen. */
export function option<T>(
  key: string,
  signal: Signal<T>,
  write: (value: T) => string | undefined,
  read: (text: string) => T | undefined,
): Option {
  const first = signal.peek()
  return {
    key,
    text: () => (signal.value === first ? undefined : write(signal.value)),
    take(text) {
      const value = text === undefined ? first : read(text)
      signal.value = value === undefined && text !== undefined ? first : (value as T)
      return text === undefined || value !== undefined
    },
  }
}

export const oneOf = <T extends string>(key: string, signal: Signal<T>, values: readonly T[]): Option =>
  option(key, signal, String, (text) => values.find((value) => value === text))

export const flag = (key: string, signal: Signal<boolean>): Option =>
  option(
    key,
    signal,
    (on) => (on ? 'yes' : 'no'),
    (text) => (text === 'yes' ? true : text === 'no' ? false : undefined),
  )

export const typed = (key: string, signal: Signal<string>): Option => ({
  ...option(
    key,
    signal,
    (text) => text,
    (text) => text,
  ),
  typed: true,
})

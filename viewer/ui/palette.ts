// The palette in use: the reader's choice, else what their system asks for; on paper the light one.
import { computed, signal } from '@preact/signals'
import { theme } from '../state.js'
import { paletteOf } from '../theme.js'
import { printing } from './printing.js'

const asked = signal(0)
export const screenPalette = computed(() => {
  asked.value
  return paletteOf(theme.value)
})
/** Paper is white. */
export const palette = computed(() => (printing.value ? paletteOf('light') : screenPalette.value))

/** The system may change its mind while the page is open. */
export function followSystem(): void {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', () => {
      asked.value++
    })
}

// Whether the page is being printed: all rows then, on white, and drawings that paper takes.
import { signal } from '@preact/signals'

export const printing = signal(false)
if (typeof addEventListener === 'function') {
  addEventListener('beforeprint', () => {
    printing.value = true
  })
  addEventListener('afterprint', () => {
    printing.value = false
  })
}

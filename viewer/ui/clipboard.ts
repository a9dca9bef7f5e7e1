// Copies text, and says so; where the browser forbids it, shows the text for copying by hand.
import { announcement, notice } from '../state.js'

export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    announcement.value = done
    notice.value = done
  } catch {
    if (copyBySelection(text)) {
      announcement.value = done
      notice.value = done
    } else notice.value = `The browser forbids copying. Here it is: ${text}`
  }
}

/** Pages opened from disk may not use the clipboard’s own interface everywhere. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  const before = document.activeElement as HTMLElement | null
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  before?.focus()
  return done
}

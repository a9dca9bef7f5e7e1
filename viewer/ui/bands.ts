// The columns behind the picture, as elements of the page.
import { columnsOf } from '../stage/columns.js'
import type { Scene } from '../stage/scene.js'
import type { Projection } from '../stage/stage.js'
import * as state from '../state.js'

export function placeBands(bands: HTMLDivElement, scene: Scene | undefined, at: Projection): void {
  const index = state.index.peek()
  if (!index || !scene || state.layout.peek() !== 'bands') {
    bands.replaceChildren()
    return
  }
  const columns = columnsOf(index, scene, at, bands.clientWidth)
  if (bands.childElementCount !== columns.length)
    bands.replaceChildren(
      ...columns.map(({ title }) => {
        const band = document.createElement('div')
        band.className = 'band'
        const span = document.createElement('span')
        span.textContent = title
        band.append(span)
        return band
      }),
    )
  columns.forEach(({ from, to }, i) => {
    const band = bands.children[i] as HTMLElement
    band.style.left = `${from}px`
    band.style.width = `${to - from}px`
    band.hidden = to - from < 8
  })
}

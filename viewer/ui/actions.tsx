// What can be done with the selected item: focus on it, find ways from it, show it, send it.

import { type GraphIndex, type Item, idOf } from '../model.js'
import { findWays, focus, view } from '../state.js'
import { copyText } from './clipboard.js'
import { surface } from './connect.js'
import { Icon } from './icon.js'
import { carry } from './picture-keys.js'

const DEPTHS = [1, 2, 3]

export function Actions({ index, item }: { index: GraphIndex; item: Item }) {
  const id = idOf(index, item)
  const drawn = 'node' in item && index.drawn[item.node] === 1
  const depth = focus.value?.id === id ? focus.value.depth : 0
  return (
    <div class="actions">
      {drawn && (
        <>
          <fieldset class="segments" aria-label="Show only what is near">
            <legend>
              <Icon name="focus" size={14} /> Only within
            </legend>
            {DEPTHS.map((steps) => (
              <button
                type="button"
                key={steps}
                aria-pressed={depth === steps}
                aria-label={`${steps} ${steps === 1 ? 'step' : 'steps'}`}
                onClick={() => {
                  focus.value = depth === steps ? undefined : { id, depth: steps }
                }}
              >
                {steps}
              </button>
            ))}
            <span>steps</span>
          </fieldset>
          <button type="button" class="quiet" onClick={() => findWays(id)}>
            <Icon name="path" size={14} /> Ways to …
          </button>
        </>
      )}
      {drawn && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            view.value = 'Picture'
            requestAnimationFrame(() => 'node' in item && surface()?.reveal([item.node], true, false))
          }}
        >
          <Icon name="eye" size={14} /> Show
        </button>
      )}
      {drawn && (
        <button
          type="button"
          class="quiet"
          title="Put it elsewhere in the picture"
          onClick={() => {
            view.value = 'Picture'
            requestAnimationFrame(() => {
              if ('node' in item) surface()?.reveal([item.node], false, true)
              document.querySelector<HTMLElement>('.surface')?.focus()
              carry(index, id)
            })
          }}
        >
          <Icon name="move" size={14} /> Move
        </button>
      )}
      <button type="button" class="quiet" onClick={() => copyText(location.href, 'Link to this view copied')}>
        <Icon name="link" size={14} /> Copy link
      </button>
    </div>
  )
}

// The ways between two nodes, each step with what it rests on.
import { plural } from '../facts.js'
import { edgeStyle } from '../kinds.js'
import { edgeOf, type GraphIndex } from '../model.js'
import type { Path } from '../paths.js'
import { findWays, LONGEST_PATH, path, paths, select, way, waysOnly } from '../state.js'
import { Icon } from './icon.js'
import { NodeLink } from './node-link.js'
import { Search } from './search-box.js'

export function PathView({ index }: { index: GraphIndex }) {
  const asked = path.value
  const from = index.nodeAt.get(asked?.from ?? '')
  const to = index.nodeAt.get(asked?.to ?? '')
  if (!asked || from === undefined) return null
  const found = paths.value
  const shown = found[Math.min(way.value, found.length - 1)]
  return (
    <section class="path" aria-label="Ways between two things">
      <div class="bar">
        <h3>
          Ways from <NodeLink index={index} node={from} plain />
          {to !== undefined && (
            <>
              {' '}
              to <NodeLink index={index} node={to} plain />
            </>
          )}
        </h3>
        <span class="spacer" />
        <button
          type="button"
          class="quiet"
          aria-label="Close the ways"
          onClick={() => {
            path.value = undefined
            waysOnly.value = false
          }}
        >
          <Icon name="close" size={16} />
        </button>
      </div>
      {to === undefined && (
        <>
          <p class="note">Click where it should lead to, in the picture or in any list, or search for it.</p>
          <Search label="Where to" pick={(id) => findWays(asked.from, id)} />
        </>
      )}
      {to !== undefined && found.length === 0 && (
        <p class="none">No way of at most {LONGEST_PATH} steps through what is shown.</p>
      )}
      {found.length > 1 && (
        <fieldset class="segments" aria-label="Which way">
          {found.map((_, i) => (
            <button
              type="button"
              key={i}
              aria-pressed={found[i] === shown}
              onClick={() => {
                way.value = i
              }}
            >
              {i + 1}
            </button>
          ))}
        </fieldset>
      )}
      {shown && (
        <label class="check">
          <input
            type="checkbox"
            checked={waysOnly.value}
            onChange={() => {
              waysOnly.value = !waysOnly.value
            }}
          />{' '}
          Show nothing else
        </label>
      )}
      {shown && <Steps index={index} way={shown} />}
    </section>
  )
}

/** In the direction it is walked. */
function wordsOfStep(index: GraphIndex, edge: number, to: number): string {
  const { out, into } = edgeStyle(edgeOf(index, edge).kind)
  return (index.targets[edge] === to ? out : into).toLowerCase()
}

function Steps({ index, way: { start, steps, weakest } }: { index: GraphIndex; way: Path }) {
  return (
    <ol class="steps">
      <li>
        <NodeLink index={index} node={start} />
      </li>
      {steps.map(({ edge, node, quotes, confidence }, i) => (
        <li key={edgeOf(index, edge).id}>
          <button
            type="button"
            class={i === weakest ? 'why weakest' : 'why'}
            onClick={() => select(edgeOf(index, edge).id)}
          >
            {wordsOfStep(index, edge, node)} · {plural(quotes, 'passage')}
            {confidence !== undefined && ` · ${confidence.toFixed(2)}`}
            {i === weakest && steps.length > 1 && ' · weakest link'}
          </button>
          <NodeLink index={index} node={node} />
        </li>
      ))}
    </ol>
  )
}

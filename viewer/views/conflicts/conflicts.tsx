// Where the evidence disagrees, each side with its words.
import { computed, signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { plural } from '../../facts.js'
import { SIGNS } from '../../kinds.js'
import { type GraphIndex, nodeOf } from '../../model.js'
import { oneOf } from '../../options.js'
import { index, visible } from '../../state.js'
import { FirstWords } from '../../ui/gathered.js'
import { MarkIcon } from '../../ui/icon.js'
import { NodeLink } from '../../ui/node-link.js'
import { type Conflict, conflictsOf, type Side } from './sides.js'
import './conflicts.css'

const KINDS = ['all', 'claims', 'findings'] as const
const kind = signal<(typeof KINDS)[number]>('all')
export const conflictOptions = [oneOf('of', kind, KINDS)]
const conflicts = computed(() => (index.value ? conflictsOf(index.value, visible.value) : []))
/** Cards drawn at first. */
const FIRST = 20

export function Conflicts() {
  const [all, setAll] = useState(false)
  const graph = index.value
  if (!graph) return null
  const wanted = conflicts.value.filter((one) => kind.value === 'all' || one.kind === kind.value)
  const shown = all ? wanted : wanted.slice(0, FIRST)
  return (
    <div class="view-column">
      <div class="view-tools">
        <fieldset class="segments" aria-label="Which conflicts">
          {KINDS.map((one) => (
            <button
              type="button"
              key={one}
              aria-pressed={kind.value === one}
              onClick={() => {
                kind.value = one
              }}
            >
              {one}
            </button>
          ))}
        </fieldset>
        <span class="count" role="status">
          {plural(wanted.length, 'conflict')}
        </span>
        <span class="spacer" />
        <span class="count">most evidence on both sides first</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section class="view-scroll conflicts" aria-label="Conflicts" tabIndex={0}>
        {wanted.length === 0 && (
          <p class="empty-view">
            Nothing that is shown contradicts anything else: no two claims on the same things say the opposite, and no
            findings of one intervention for one outcome point different ways.
          </p>
        )}
        {shown.map((conflict) => (
          <Card key={`${conflict.kind} ${conflict.about} ${conflict.of}`} graph={graph} conflict={conflict} />
        ))}
        {shown.length < wanted.length && (
          <button type="button" class="wide" onClick={() => setAll(true)}>
            Show all {wanted.length}
          </button>
        )}
      </section>
    </div>
  )
}

function Card({
  graph,
  conflict: { kind: of, about, of: object, sides, onePassage },
}: {
  graph: GraphIndex
  conflict: Conflict
}) {
  const weight = ({ sources, passages }: Side) => sources || passages || 1
  return (
    <article class="conflict" aria-label={`${nodeOf(graph, about).label} and ${nodeOf(graph, object).label}`}>
      <h2>
        <NodeLink index={graph} node={about} plain /> <span aria-hidden="true">→</span>{' '}
        <NodeLink index={graph} node={object} plain />
        <span class="chip">{of}</span>
        {onePassage && <span class="chip">in one passage: it may weigh both</span>}
      </h2>
      <div class="balance" aria-hidden="true">
        {sides.map((side) => (
          <span key={side.says} style={{ flexGrow: weight(side), background: `var(--${SIGNS[side.sign].colour})` }} />
        ))}
      </div>
      <div class="sides">
        {sides.map((side) => (
          <SideView key={side.says} graph={graph} side={side} of={of} />
        ))}
      </div>
    </article>
  )
}

/** Items of a side shown at first. */
const FEW = 2

function SideView({ graph, side, of }: { graph: GraphIndex; side: Side; of: Conflict['kind'] }) {
  const [all, setAll] = useState(false)
  const shown = all ? side.items : side.items.slice(0, FEW)
  const sources =
    of === 'claims' ? plural(side.sources, 'work cited', 'works cited') : plural(side.sources, 'study', 'studies')
  return (
    <section>
      <h3>
        <MarkIcon
          shape={of === 'claims' ? 'diamond' : 'square'}
          colour={`var(--${SIGNS[side.sign].colour})`}
          sign={side.sign}
          size={18}
        />{' '}
        {side.says}
        <span class="count">
          {sources}, {plural(side.passages, 'passage')}
        </span>
      </h3>
      <ul class="links">
        {shown.map((node) => (
          <li key={node}>
            <NodeLink index={graph} node={node} />
            <FirstWords index={graph} item={{ node }} />
          </li>
        ))}
      </ul>
      {shown.length < side.items.length && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {side.items.length - shown.length} more
        </button>
      )}
    </section>
  )
}

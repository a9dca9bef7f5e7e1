// The legend, from the same tables the picture is drawn from, and only of what is in it.
import { useMemo, useState } from 'preact/hooks'
import type { NodeKind } from '../../graph/schema.js'
import { isDrawn } from '../../graph/tiers.js'
import { KIND_ORDER, KINDS, kindDoc, SIGNS, type Sign, signOf } from '../kinds.js'
import { parallelEdges } from '../stage/bundles.js'
import { chosen, index, toggleFacet, visible } from '../state.js'
import { KindIcon, MarkIcon } from './icon.js'

const signed = KIND_ORDER.filter((kind) => KINDS[kind].colour === 'signed')

/** Kinds and signs that the shown nodes have. */
export function legendOf(nodes: readonly { kind: NodeKind; sign: Sign }[]): { kinds: NodeKind[]; signs: Sign[] } {
  const kinds = new Set(nodes.map(({ kind }) => kind))
  const signs = new Set(nodes.filter(({ kind }) => signed.includes(kind)).map(({ sign }) => sign))
  return {
    kinds: KIND_ORDER.filter((kind) => kinds.has(kind) && isDrawn(kind)),
    signs: (Object.keys(SIGNS) as Sign[]).filter((sign) => signs.has(sign)),
  }
}

export function Legend() {
  const [open, setOpen] = useState(innerWidth > 760)
  const graph = index.value
  if (!graph) return null
  const shown = graph.nodes.flatMap((node, i) => (visible.value[i] ? [{ kind: node.kind, sign: signOf(node) }] : []))
  const { kinds, signs } = legendOf(shown)
  const picked = chosen.value.kind ?? []
  const bundled = useMemo(() => parallelEdges(graph).length > 0, [graph])
  return (
    <details class="legend" open={open} onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}>
      <summary>Legend</summary>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              title={`${kindDoc(kind)} Click to show only these.`}
              aria-pressed={picked.includes(kind)}
              onClick={() => toggleFacet('kind', kind)}
            >
              <KindIcon kind={kind} /> {KINDS[kind].plural}
            </button>
          </li>
        ))}
      </ul>
      {signs.length > 0 && (
        <ul aria-label="Signs on claims and findings">
          {signs.map((sign) => (
            <li key={sign}>
              <MarkIcon shape="diamond" colour={`var(--${SIGNS[sign].colour})`} sign={sign} />
              <MarkIcon shape="square" colour={`var(--${SIGNS[sign].colour})`} sign={sign} />
              {SIGNS[sign].says}
            </li>
          ))}
          <li class="note">larger: more rests on it</li>
          {bundled && <li class="note">number on a line: so many links</li>}
        </ul>
      )}
    </details>
  )
}

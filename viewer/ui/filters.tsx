// Facets with counts. What is hidden is always said, and brought back by one click.
import { useState } from 'preact/hooks'
import type { NodeKind } from '../../graph/schema.js'
import type { Facet } from '../facets.js'
import { isFiltered, type Option } from '../filters.js'
import { chosen, counts, facets, focus, path, reset, toggleFacet } from '../state.js'
import { KindIcon } from './icon.js'

const number = (value: number) => value.toLocaleString('en')

export function Hidden() {
  const { all, hidden } = counts.value
  const any = isFiltered(chosen.value) || focus.value !== undefined || path.value !== undefined
  return (
    <p class="hidden-count" role="status">
      {hidden === 0 ? `all ${number(all)} shown` : `hidden ${number(hidden)} of ${number(all)}`}
      {any && (
        <button type="button" class="quiet" onClick={reset}>
          Show everything
        </button>
      )}
    </p>
  )
}

export function Filters() {
  return (
    <nav class="filters" aria-label="Filters">
      <Hidden />
      {facets.value
        .filter(({ options }) => options.length > 1 || options.some((option) => option.chosen))
        .map(({ facet, options }) => (
          <FacetView key={facet.name} facet={facet} options={options} />
        ))}
    </nav>
  )
}

/** Of a long list these are shown at first. */
const FIRST = 7
const OPEN = new Set(['kind', 'predicate', 'modality', 'design'])

function FacetView({ facet, options }: { facet: Facet; options: readonly Option[] }) {
  const [all, setAll] = useState(false)
  const long = facet.name !== 'kind' && options.length > FIRST + 2
  const shown = all || !long ? options : options.filter((option, i) => i < FIRST || option.chosen)
  const picked = options.filter((option) => option.chosen).length
  return (
    <details open={OPEN.has(facet.name) || picked > 0}>
      <summary title={facet.doc}>
        {facet.title} {picked > 0 && <span class="chip">{picked}</span>}
      </summary>
      <ul>
        {shown.map(({ value, label, count, chosen: isChosen }) => (
          <li key={value}>
            <label class={count === 0 ? 'empty' : ''}>
              <input type="checkbox" checked={isChosen} onChange={() => toggleFacet(facet.name, value)} />
              {facet.name === 'kind' && <KindIcon kind={value as NodeKind} size={14} />}
              <span class="label" dir="auto">
                {label}
              </span>
              <span class="count">{number(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {long && (
        <button type="button" class="quiet" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${options.length}`}
        </button>
      )}
    </details>
  )
}

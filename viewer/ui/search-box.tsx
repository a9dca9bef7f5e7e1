// The search box with its list of hits, as a combobox.
import { type Signal, useComputed, useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { headline, plural } from '../facts.js'
import { KINDS } from '../kinds.js'
import { type GraphIndex, nodeOf } from '../model.js'
import type { Hits } from '../search.js'
import { type Searcher, searcherFor } from '../searcher.js'
import { announcement, found, index } from '../state.js'
import { Icon, NodeIcon } from './icon.js'

let searcher: { graph: GraphIndex; run: Searcher } | undefined
/** One for the graph on the page; made when it is first asked for, or in idle time. */
export function searcherOf(graph: GraphIndex): Searcher {
  if (searcher?.graph !== graph) {
    searcher?.run.stop()
    searcher = { graph, run: searcherFor(graph.nodes) }
  }
  return searcher.run
}

// Preact's types know a combobox with a native list only.
const COMBOBOX = { role: 'combobox', 'aria-autocomplete': 'list' } as unknown as { role: 'searchbox' }

export interface SearchProps {
  label: string
  pick: (id: string) => void
  /** What was typed, for those who keep it. */
  text?: Signal<string>
  hint?: string
}

export function Search({ label, pick, text, hint }: SearchProps) {
  const id = useId()
  const own = useSignal('')
  const typed = text ?? own
  const hits = useSignal<Hits | undefined>(undefined)
  const open = useSignal(false)
  const active = useSignal(-1)
  const box = useRef<HTMLDivElement>(null)
  const flat = useComputed(() => hits.value?.groups.flatMap((group) => group.hits) ?? [])

  const run = async (query: string) => {
    const graph = index.value
    typed.value = query
    if (!graph || query.trim() === '') {
      hits.value = undefined
      if (text) found.value = []
      return
    }
    const result = await searcherOf(graph).search(query)
    // A later letter may have overtaken this one.
    if (typed.value !== query) return
    hits.value = result
    active.value = result.total > 0 ? 0 : -1
    announcement.value = result.total === 0 ? 'Nothing found' : plural(result.total, 'hit')
  }
  const choose = (node: number) => {
    const graph = index.value
    if (!graph) return
    open.value = false
    pick(nodeOf(graph, node).id)
  }
  useEffect(() => {
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) open.value = false
    }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [open])

  const onKeyDown = (event: KeyboardEvent) => {
    const count = flat.value.length
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      open.value = true
      if (count > 0) active.value = (active.value + (event.key === 'ArrowDown' ? 1 : -1) + count) % count
      document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      const hit = flat.value[active.value]
      if (hit) choose(hit.node)
    } else if (event.key === 'Escape') {
      if (open.value) open.value = false
      else void run('')
    } else return
    event.preventDefault()
  }
  const graph = index.value
  const shown = open.value && hits.value !== undefined && graph !== undefined
  let place = -1
  return (
    <div class="search" ref={box}>
      <Icon name="search" size={16} />
      <input
        type="search"
        {...COMBOBOX}
        {...{ 'aria-expanded': shown, 'aria-controls': `${id}-list` }}
        aria-label={label}
        {...(shown && active.value >= 0 ? { 'aria-activedescendant': `${id}-${active.value}` } : {})}
        placeholder={hint ?? label}
        value={typed.value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          open.value = true
          void run(event.currentTarget.value)
        }}
        onFocus={() => {
          if (typed.value !== '') {
            open.value = true
            // It may have come with an address.
            void run(typed.value)
          }
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} class="hits" role="listbox" aria-label={`Hits for ${label}`} hidden={!shown}>
        {shown && hits.value?.total === 0 && <p class="none">Nothing found for “{typed.value}”.</p>}
        {shown &&
          hits.value?.groups.map(({ kind, total, hits: list }) => (
            // biome-ignore lint/a11y/useSemanticElements: groups of a listbox have no element.
            <div role="group" key={kind} aria-label={KINDS[kind].plural}>
              <p class="group" aria-hidden="true">
                {KINDS[kind].plural} <span class="count">{total}</span>
              </p>
              {list.map(({ node }) => {
                place++
                const at = place
                const data = nodeOf(graph, node)
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the box.
                  // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant.
                  <div
                    role="option"
                    key={node}
                    id={`${id}-${at}`}
                    class="hit"
                    aria-selected={active.value === at}
                    onClick={() => choose(node)}
                    onMouseMove={() => {
                      active.value = at
                    }}
                  >
                    <NodeIcon node={data} />
                    <span class="label" dir="auto">
                      {data.label}
                    </span>
                    <span class="about" dir="auto">
                      {headline(data)}
                    </span>
                  </div>
                )
              })}
            </div>
          ))}
      </div>
    </div>
  )
}

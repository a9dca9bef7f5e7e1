// The page: header, filters, the chosen view, the words.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { plural } from '../facts.js'
import * as state from '../state.js'
import type { ThemeName } from '../theme.js'
import { viewsHere } from '../views/index.js'
import { About, Help } from './dialogs.js'
import { Evidence } from './evidence.js'
import { Filters, Hidden } from './filters.js'
import { Icon } from './icon.js'
import { Search } from './search-box.js'

const THEMES: readonly ThemeName[] = ['auto', 'light', 'dark']

export function App() {
  const dialog = useSignal<'about' | 'help' | undefined>(undefined)
  const filtersOpen = useSignal(innerWidth > 1500)
  const close = () => {
    dialog.value = undefined
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
      if (typing || event.ctrlKey || event.metaKey || event.altKey || dialog.value) return
      if (event.key === '/') document.querySelector<HTMLInputElement>('header .search input')?.focus()
      else if (event.key === '?') dialog.value = 'help'
      else if (event.key === 'Escape' && event.target instanceof Element && event.target.closest('.evidence')) {
        document.querySelector<HTMLElement>('.surface')?.focus()
        state.select(undefined)
      } else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [dialog])
  const views = viewsHere()
  const view = views.find(({ name }) => name === state.view.value) ?? views[0]
  // On a narrow screen not all tabs are in view.
  useEffect(() => {
    document.getElementById(`tab-${view?.name}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [view])
  const { component: View, tools: Tools } = view ?? {}
  return (
    <div class={filtersOpen.value ? 'app with-filters' : 'app'}>
      <button
        type="button"
        class="skip"
        onClick={() => document.querySelector<HTMLElement>('.evidence a, .evidence button')?.focus()}
      >
        Skip to the words
      </button>
      <button type="button" class="skip" onClick={toTables}>
        Skip to the tables
      </button>
      <header>
        <div class="title">
          <h1 dir="auto">{state.payload.value?.title}</h1>
          <button
            type="button"
            class="quiet provenance"
            onClick={() => {
              dialog.value = 'about'
            }}
          >
            <Icon name="info" size={14} />
            <span>
              <Provenance />
            </span>
          </button>
        </div>
        <search>
          <Search
            label="Search"
            hint="Search names, authors, years, sentences  ( / )"
            text={state.query}
            pick={state.read}
          />
        </search>
        <div class="buttons">
          <button
            type="button"
            class="quiet"
            aria-label="Filters"
            aria-pressed={filtersOpen.value}
            onClick={() => {
              filtersOpen.value = !filtersOpen.value
            }}
          >
            <Icon name="filter" /> <span class="wide-only">Filters</span>
          </button>
          <button
            type="button"
            class="quiet"
            title={`Colours: ${state.theme.value}`}
            aria-label={`Colours: ${state.theme.value}. Change`}
            onClick={() => {
              state.theme.value = THEMES[(THEMES.indexOf(state.theme.value) + 1) % THEMES.length] as ThemeName
            }}
          >
            <Icon name="theme" />
          </button>
          <button
            type="button"
            class="quiet"
            aria-label="Keys and help"
            onClick={() => {
              dialog.value = 'help'
            }}
          >
            <Icon name="help" />
          </button>
        </div>
      </header>
      {filtersOpen.value && <Filters />}
      <main>
        <div class="viewbar">
          <div class="tabs" role="tablist" aria-label="Views" onKeyDown={onTabKey}>
            {views.map(({ name, doc }) => (
              <button
                type="button"
                key={name}
                role="tab"
                id={`tab-${name}`}
                title={doc}
                aria-selected={view?.name === name}
                aria-controls="view"
                tabIndex={view?.name === name ? 0 : -1}
                onClick={() => {
                  state.view.value = name
                }}
              >
                {name}
              </button>
            ))}
          </div>
          {!filtersOpen.value && <Hidden />}
          <span class="spacer" />
          {Tools && <Tools />}
        </div>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${view?.name}`}>
          {View && <View />}
        </div>
      </main>
      <Evidence />
      {state.notice.value !== '' && (
        <div class="notice" role="status">
          {state.notice.value}
          <button
            type="button"
            class="quiet"
            aria-label="Close the message"
            onClick={() => {
              state.notice.value = ''
            }}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      )}
      <div class="hidden" aria-live="polite">
        {state.announcement.value}
      </div>
      {dialog.value === 'about' && <About close={close} />}
      {dialog.value === 'help' && <Help close={close} />}
    </div>
  )
}

/** What the picture shows, row by row, for those who do not see it. */
function toTables(): void {
  state.view.value = 'Tables'
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#view tbody button[tabindex="0"]')?.focus())
}

function Provenance() {
  const nodes = state.index.value?.nodes ?? []
  const count = (kind: string) => nodes.filter((node) => node.kind === kind).length
  return (
    <>
      {[
        plural(count('Document'), 'document'),
        plural(count('Claim'), 'claim'),
        plural(count('Study'), 'study', 'studies'),
        plural(count('Finding'), 'finding'),
      ].join(' · ')}
    </>
  )
}

/** Arrow keys go from tab to tab. */
function onTabKey(event: KeyboardEvent): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (by === 0) return
  const views = viewsHere()
  const at = views.findIndex(({ name }) => name === state.view.value)
  const next = views[(at + by + views.length) % views.length]
  if (!next) return
  state.view.value = next.name
  document.getElementById(`tab-${next.name}`)?.focus()
  event.preventDefault()
}

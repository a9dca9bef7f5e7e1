// What the view is made from, and which keys there are.

import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { isDrawn } from '../../graph/tiers.js'
import type { About as AboutWork } from '../../graph/view.js'
import { plural } from '../facts.js'
import { summaryOf } from '../keys.js'
import type { GraphIndex } from '../model.js'
import { index, payload } from '../state.js'
import { Icon } from './icon.js'
import { NodeLink } from './node-link.js'

export function Dialog({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    element.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
    <dialog
      ref={element}
      aria-labelledby="dialog-title"
      onClose={close}
      onClick={(event) => {
        // A click on the ground around it, which belongs to the dialog's own element.
        if (event.target === element.current || (event.target as Element).closest('a.node')) element.current?.close()
      }}
    >
      <div class="sheet">
        <div class="bar">
          <h2 id="dialog-title">{title}</h2>
          <span class="spacer" />
          <button type="button" class="quiet" aria-label="Close" onClick={() => element.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}

/** Of the kinds that are drawn. */
const undrawn = ({ nodes, drawn }: GraphIndex) =>
  nodes.filter(({ kind }, node) => isDrawn(kind) && drawn[node] === 0).length

export function About({ close }: { close: () => void }) {
  const view = payload.value
  const graph = index.value
  if (!view || !graph) return null
  const documents = graph.nodes.flatMap(({ kind }, node) => (kind === 'Document' ? [node] : []))
  return (
    <Dialog title="Where this comes from" close={close}>
      <p>
        {view.title}: {summaryOf(graph)}, from{' '}
        {plural(graph.nodes.filter(({ kind }) => kind === 'Passage').length, 'passage')}. Built by {view.tool}, schema{' '}
        {view.schemaVersion}. Every node and every link leads back to the words it was taken from; nothing was added by
        a language model.
      </p>
      {undrawn(graph) > 0 && (
        <p>
          {plural(undrawn(graph), 'thing')} that the documents name but link to nothing are left out of the picture; the
          search finds them.
        </p>
      )}
      {view.about && <Said about={view.about} />}
      <h3>Documents</h3>
      <ul class="links">
        {documents.map((node) => (
          <li key={node}>
            <NodeLink index={graph} node={node} />
          </li>
        ))}
      </ul>
      <h3>What was not understood</h3>
      {view.messages.length === 0 && <p class="none">Nothing was reported.</p>}
      <ul class="messages">
        {view.messages.slice(0, 200).map(({ level, reason, uri, line, column }, i) => (
          <li key={i}>
            <code>{[uri, line, column].filter((part) => part !== undefined).join(':')}</code> {level}: {reason}
          </li>
        ))}
      </ul>
      {view.messages.length > 200 && <p class="note">… and {view.messages.length - 200} more (evigraph messages).</p>}
      <p class="note">
        SHA-256 of the graph: <code>{view.sha256}</code>
      </p>
    </Dialog>
  )
}

/** What its makers say of it. */
function Said({ about: { question, searched, sources = [], counts = {}, licence, methods } }: { about: AboutWork }) {
  const flow = Object.entries(counts).map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
  const rows = [
    ['Question', question],
    ['Searched', searched],
    ['In', sources.join(', ')],
    ['Flow', flow.join(' → ')],
    ['Licence', licence],
  ] as const
  return (
    <dl class="facts">
      {rows.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ) : null,
      )}
      {methods !== undefined && /^https?:/.test(methods) && (
        <div>
          <dt>Methods</dt>
          <dd>
            <a href={methods} target="_blank" rel="noreferrer">
              {methods}
            </a>
          </dd>
        </div>
      )}
    </dl>
  )
}

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Search'],
  ['↑', 'Up: one step towards theory'],
  ['↓', 'Down: one step towards evidence'],
  ['← →', 'Left, right: the others one could have stepped to'],
  ['Page Down, Page Up', 'Through everything that is shown'],
  ['Home', 'To the concept that most is said of'],
  ['Enter', 'Read the words'],
  ['Esc', 'Back: close the words, then the filters'],
  ['+ − 0', 'Zoom in, out, show all'],
  ['Shift and arrows', 'Move the picture'],
  ['M', 'Take the node along: arrows move it, with Shift farther; Enter puts it down, Esc puts it back'],
  ['Mouse', 'Drag the ground to move the picture, a node to put it elsewhere'],
  ['Finger', 'Drag to move the picture, two to zoom; hold a node until it is ringed, then drag it elsewhere'],
  ['?', 'This list'],
]

export const Help = ({ close }: { close: () => void }) => (
  <Dialog title="Keys" close={close}>
    <p>The picture is one stop of the Tab key. In it:</p>
    <dl class="keys">
      {KEYS.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
)

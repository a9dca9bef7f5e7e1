// Several things at once, each with the first words behind it: what a cell, a year, a query or the like holds.
import { useEffect, useRef, useState } from 'preact/hooks'
import { plural } from '../facts.js'
import { edgeDoc, wordsOf } from '../kinds.js'
import { edgeOf, type GraphIndex, type Item, idOf, itemOf } from '../model.js'
import { found, foundTitle, select } from '../state.js'
import { passageOf, pieces, quotesOf, tellingFirst } from '../words.js'
import { Icon } from './icon.js'
import { NodeLink } from './node-link.js'

/** Shown at first; a query may meet thousands. */
const FIRST = 30

export function Gathered({ index }: { index: GraphIndex }) {
  const [all, setAll] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const items = found.value.flatMap((id) => itemOf(index, id) ?? [])
  useEffect(() => {
    setAll(false)
    heading.current?.closest('aside')?.scrollTo(0, 0)
  }, [found.value])
  const shown = all ? items : items.slice(0, FIRST)
  return (
    <section class="gathered" aria-labelledby="gathered-title">
      <div class="bar">
        <h2 id="gathered-title" tabIndex={-1} ref={heading} dir="auto">
          {foundTitle.value || 'Found'} <span class="count">{items.length.toLocaleString('en')}</span>
        </h2>
        <span class="spacer" />
        <button
          type="button"
          class="quiet"
          aria-label="Close the list"
          onClick={() => {
            found.value = []
          }}
        >
          <Icon name="close" size={16} />
        </button>
      </div>
      <ul class="links">
        {shown.map((item) => (
          <li key={idOf(index, item)}>
            <ItemLink index={index} item={item} />
            <FirstWords index={index} item={item} />
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <button type="button" class="wide" onClick={() => setAll(true)}>
          Show all {plural(items.length, 'item')}
        </button>
      )}
    </section>
  )
}

function ItemLink({ index, item }: { index: GraphIndex; item: Item }) {
  if ('node' in item) return <NodeLink index={index} node={item.node} />
  const edge = edgeOf(index, item.edge)
  return (
    <button type="button" class="quiet" title={edgeDoc(edge.kind)} onClick={() => select(edge.id)}>
      <Icon name="link" size={14} /> {wordsOf(edge.kind)}
    </button>
  )
}

/** A sentence; the panel of the item has the rest. */
export function FirstWords({ index, item }: { index: GraphIndex; item: Item }) {
  const [quote, ...others] = tellingFirst(index, quotesOf(index, item))
  if (!quote) return <p class="first-words none">No source recorded.</p>
  return (
    <blockquote class="first-words" dir="auto">
      {pieces(passageOf(index, quote.passage).text, quote.ranges).map((piece, i) =>
        piece.marked ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
      )}
      {others.length > 0 && <span class="count"> and {plural(others.length, 'more passage')}</span>}
    </blockquote>
  )
}

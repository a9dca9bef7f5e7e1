// The panel of words: what the selected node or edge is, the sentences that say it, and what it leads to.
import { useEffect, useRef, useState } from 'preact/hooks'
import { confidenceWords, factsOf, headline, plural } from '../facts.js'
import { isEntity } from '../flow.js'
import { edgeDoc, edgeStyle, kindDoc, wordsOf } from '../kinds.js'
import { type LinkGroup, linksOf } from '../links.js'
import { edgeOf, type GraphIndex, type Item, idOf, nodeOf } from '../model.js'
import { focus, found, index as indexSignal, path, select, selectedItem, wordsAsked } from '../state.js'
import { confidenceOf, quotesOf, statedIn, tellingFirst } from '../words.js'
import { Actions } from './actions.js'
import { Gathered } from './gathered.js'
import { Icon, NodeIcon } from './icon.js'
import { NodeLink } from './node-link.js'
import { PathView } from './path-view.js'
import { QuoteView } from './quote.js'
import { Welcome } from './welcome.js'

export function Evidence() {
  const index = indexSignal.value
  const item = selectedItem.value
  const heading = useRef<HTMLHeadingElement>(null)
  const id = index && item && idOf(index, item)
  useEffect(() => heading.current?.closest('aside')?.scrollTo(0, 0), [id])
  const asked = wordsAsked.value
  useEffect(() => {
    if (asked > 0) heading.current?.focus()
  }, [asked])
  if (!index) return null
  return (
    <aside class={item || path.value || found.value.length > 0 ? 'evidence open' : 'evidence'} aria-label="Evidence">
      {path.value && <PathView index={index} />}
      {item ? (
        <>
          <div class="bar">
            <button type="button" class="quiet" onClick={() => history.back()}>
              <Icon name="back" size={16} /> Back
            </button>
            <span class="spacer" />
            <button type="button" class="quiet" onClick={() => select(undefined)} aria-label="Close the evidence">
              <Icon name="close" size={16} />
            </button>
          </div>
          <div key={id}>
            {'node' in item ? (
              <NodeHead index={index} node={item.node} heading={heading} />
            ) : (
              <EdgeHead index={index} edge={item.edge} heading={heading} />
            )}
            <Actions index={index} item={item} />
            <Words index={index} item={item} />
            {'node' in item && <Links index={index} node={item.node} />}
            {'node' in item && <Facts index={index} node={item.node} />}
          </div>
        </>
      ) : (
        <>
          {found.value.length > 0 && <Gathered index={index} />}
          {found.value.length === 0 && path.value === undefined && <Welcome index={index} />}
        </>
      )}
    </aside>
  )
}

type Heading = { current: HTMLHeadingElement | null }

function NodeHead({ index, node, heading }: { index: GraphIndex; node: number; heading: Heading }) {
  const data = nodeOf(index, node)
  const about = headline(data)
  return (
    <header class="head">
      <p class="kind" title={kindDoc(data.kind)}>
        <NodeIcon node={data} size={20} /> {data.kind}
        {focus.value?.id === data.id && <span class="chip">in focus</span>}
      </p>
      <h2 ref={heading} tabIndex={-1} id="evidence-title" dir="auto">
        {data.label}
      </h2>
      {about !== '' && (
        <p class="about" dir="auto">
          {about}
        </p>
      )}
    </header>
  )
}

function EdgeHead({ index, edge, heading }: { index: GraphIndex; edge: number; heading: Heading }) {
  const data = edgeOf(index, edge)
  const confidence = confidenceOf(index, { edge })
  return (
    <header class="head">
      <p class="kind" title={edgeDoc(data.kind)}>
        Link
      </p>
      <h2 ref={heading} tabIndex={-1} id="evidence-title">
        {wordsOf(data.kind)}
      </h2>
      <p class="about">{edgeDoc(data.kind)}</p>
      <ul class="links ends">
        <li>
          <NodeLink index={index} node={index.sources[edge] as number} />
        </li>
        <li class="arrow" aria-hidden="true">
          ↓ {edgeStyle(data.kind).out.toLowerCase()}
        </li>
        <li>
          <NodeLink index={index} node={index.targets[edge] as number} />
        </li>
      </ul>
      {confidence !== undefined && <p class="chip sure">our confidence {confidenceWords(confidence)}</p>}
    </header>
  )
}

/** Of the sentences that only name an entity one is enough at first. */
const FIRST = { entity: 1, other: 3 }

function Words({ index, item }: { index: GraphIndex; item: Item }) {
  const [all, setAll] = useState(false)
  const quotes = quotesOf(index, item)
  const few = 'node' in item && isEntity(index, item.node) ? FIRST.entity : FIRST.other
  const shown = all ? quotes : tellingFirst(index, quotes).slice(0, few)
  return (
    <section aria-labelledby="words-title">
      <h3 id="words-title">
        The words{quotes.length > 1 && <span class="count"> {plural(quotes.length, 'passage')}</span>}
      </h3>
      {quotes.length === 0 && <p class="none">No source recorded.</p>}
      {shown.map((quote) => (
        <QuoteView key={quote.passage} index={index} quote={quote} />
      ))}
      {shown.length < quotes.length && (
        <button type="button" class="wide" onClick={() => setAll(true)}>
          Show all {plural(quotes.length, 'passage')}
        </button>
      )}
      {'node' in item && nodeOf(index, item.node).kind === 'Passage' && <Stated index={index} passage={item.node} />}
    </section>
  )
}

function Stated({ index, passage }: { index: GraphIndex; passage: number }) {
  const said = statedIn(index, passage)
  return said.length === 0 ? <p class="none">Nothing was made of this passage.</p> : null
}

/** Longer groups are cut, and opened by a button. */
const LONG = 8

function Links({ index, node }: { index: GraphIndex; node: number }) {
  return (
    <>
      {linksOf(index, node).map((group) => (
        <Group key={group.title} index={index} group={group} />
      ))}
    </>
  )
}

function Group({ index, group: { title, note, links } }: { index: GraphIndex; group: LinkGroup }) {
  const [all, setAll] = useState(false)
  const shown = all ? links : links.slice(0, LONG)
  return (
    <section>
      <h3>
        {title} <span class="count">{links.length}</span>
      </h3>
      {note !== undefined && <p class="note">{note}</p>}
      <ul class="links">
        {shown.map(({ node, edge }) => (
          <li key={node}>
            <NodeLink index={index} node={node} />
            {edge !== undefined && (
              <button
                type="button"
                class="quiet why"
                title="The words behind this link"
                aria-label={`The words behind the link to ${nodeOf(index, node).label}`}
                onClick={() => select(edgeOf(index, edge).id)}
              >
                <Icon name="link" size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown.length < links.length && (
        <button type="button" class="wide" onClick={() => setAll(true)}>
          Show all {links.length}
        </button>
      )}
    </section>
  )
}

function Facts({ index, node }: { index: GraphIndex; node: number }) {
  const facts = factsOf(nodeOf(index, node))
  if (facts.length === 0) return null
  return (
    <section>
      <h3>Recorded</h3>
      <dl class="facts">
        {facts.map(({ name, value, doc, href }) => (
          <div key={name}>
            <dt title={doc}>{name}</dt>
            <dd dir="auto">
              {href === undefined ? (
                value
              ) : (
                <a href={href} target="_blank" rel="noreferrer">
                  {value}
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

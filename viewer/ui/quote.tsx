// A quoted sentence, marked in its paragraph, with where it stands, whom it cites and how firmly it speaks.
import { useState } from 'preact/hooks'
import { confidenceWords } from '../facts.js'
import { type GraphIndex, nodeOf } from '../model.js'
import { citationOf, citedIn, documentOf, paragraphOf, passageOf, pieces, placeIn, type Quote } from '../words.js'
import { copyText } from './clipboard.js'
import { Icon } from './icon.js'
import { NodeLink } from './node-link.js'

/** Sentences shown on either side of the quoted one at first. */
const AROUND = 1

export function QuoteView({ index, quote }: { index: GraphIndex; quote: Quote }) {
  const [whole, setWhole] = useState(false)
  const paragraph = paragraphOf(index, quote.passage)
  const at = paragraph.indexOf(quote.passage)
  const [first, last] = whole ? [0, paragraph.length] : [Math.max(0, at - AROUND), at + AROUND + 1]
  const shown = paragraph.slice(first, last)
  const { section, text } = passageOf(index, quote.passage)
  const document = documentOf(index, quote.passage)
  const cited = citedIn(index, quote.passage)
  return (
    <figure class="quote">
      <blockquote>
        <p dir="auto">
          {first > 0 && <More label="Earlier in the paragraph" open={() => setWhole(true)} />}
          {shown.map((passage) =>
            passage === quote.passage ? (
              <span key={passage} class="said">
                {pieces(text, quote.ranges).map((piece, i) =>
                  piece.marked ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
                )}{' '}
              </span>
            ) : (
              <span key={passage} class="around">
                {passageOf(index, passage).text}{' '}
              </span>
            ),
          )}
          {last < paragraph.length && <More label="Later in the paragraph" open={() => setWhole(true)} />}
        </p>
      </blockquote>
      <figcaption>
        <div class="where">
          {document !== undefined && <NodeLink index={index} node={document} plain />}
          {section !== undefined && section !== nodeOf(index, document ?? 0).label && <span> › {section}</span>}
          <span class="line">, {placeIn(index, quote.passage)}</span>
        </div>
        {cited.length > 0 && (
          <div class="cites">
            Cites{' '}
            {cited.map((work) => (
              <NodeLink key={work} index={index} node={work} plain />
            ))}
          </div>
        )}
        <div class="marks">
          {quote.modality !== undefined && (
            <span class={`chip ${quote.modality}`} title="How firmly the author says it">
              {quote.modality}
              {quote.hedge !== undefined && <> by “{quote.hedge}”</>}
            </span>
          )}
          {quote.confidence !== undefined && (
            <span class="chip sure" title="How sure we are that this was read rightly: ours, not the author’s">
              our confidence {confidenceWords(quote.confidence)}
            </span>
          )}
          <span class="spacer" />
          <button
            type="button"
            class="quiet"
            onClick={() => copyText(citationOf(index, quote), 'Quote and citation copied')}
          >
            <Icon name="copy" size={14} /> Copy quote
          </button>
        </div>
      </figcaption>
    </figure>
  )
}

const More = ({ label, open }: { label: string; open: () => void }) => (
  <button type="button" class="more" aria-label={label} title={label} onClick={open}>
    …
  </button>
)

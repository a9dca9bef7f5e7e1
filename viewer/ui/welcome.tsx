// Before anything is selected: how to read the picture, and where one may begin.

import { findingsFor } from '../flow.js'
import { summaryOf } from '../keys.js'
import { type GraphIndex, nodeOf, sourcesOf } from '../model.js'
import { NodeLink } from './node-link.js'

const EXAMPLES = 6

/** What leads to results counts as much more than what does not. */
const LEADING = 2

/** Concepts that are named most often, that something is claimed of, and that lead to results. */
function beginnings(index: GraphIndex): number[] {
  const concepts = index.nodes.flatMap(({ kind }, node) => (kind === 'Concept' ? [node] : []))
  const weight = new Map(
    concepts.map((node) => {
      const claims = sourcesOf(index, node, 'SUBJECT', 'OBJECT').length
      return [node, claims === 0 ? 0 : claims + 2 * sourcesOf(index, node, 'MENTIONS').length]
    }),
  )
  const heaviest = () => [...concepts].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0))
  // Chains are only followed from those that may come first.
  for (const node of heaviest().slice(0, 40))
    if (findingsFor(index, node).length > 0) weight.set(node, LEADING * (weight.get(node) ?? 0))
  return heaviest().slice(0, EXAMPLES)
}

export function Welcome({ index }: { index: GraphIndex }) {
  return (
    <div class="welcome">
      <h2>Read the words behind every link</h2>
      <p>
        Theory stands on the left, evidence on the right. Click anything — a concept, a claim, a study, a line — to read
        the sentences it was taken from, and go on from there to the results.
      </p>
      <h3>Begin with</h3>
      <ul class="links">
        {beginnings(index).map((node) => (
          <li key={nodeOf(index, node).id}>
            <NodeLink index={index} node={node} />
          </li>
        ))}
      </ul>
      <p class="note">
        Or type a name, an author, a year or a phrase into the search box (press <kbd>/</kbd>). In it:{' '}
        {summaryOf(index)}.
      </p>
    </div>
  )
}

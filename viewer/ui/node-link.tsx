// A node as a link: one click shows its words.
import { headline, NOTICE_WORDS } from '../facts.js'
import { type GraphIndex, nodeOf } from '../model.js'
import { hovered, select } from '../state.js'
import { writeHash } from '../url.js'
import { NodeIcon } from './icon.js'

/** `plain` is for running text; else the node's sign, label and what it says in a line. */
export function NodeLink({ index, node, plain = false }: { index: GraphIndex; node: number; plain?: boolean }) {
  const data = nodeOf(index, node)
  const about = plain ? '' : headline(data)
  return (
    <a
      class={plain ? 'node plain' : 'node'}
      // So that it can be opened in another tab.
      href={writeHash({ selected: data.id, chosen: {} })}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        select(data.id)
      }}
      onMouseEnter={() => {
        hovered.value = data.id
      }}
      onMouseLeave={() => {
        hovered.value = undefined
      }}
    >
      {!plain && <NodeIcon node={data} />}
      <span class="label" dir="auto">
        {data.label}
      </span>
      {plain && data.kind === 'Publication' && data.notice !== undefined && (
        <span class="notice"> [{NOTICE_WORDS[data.notice].toLowerCase()}]</span>
      )}
      {about !== '' && (
        <span class="about" dir="auto">
          {about}
        </span>
      )}
    </a>
  )
}

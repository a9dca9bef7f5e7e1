// Documents and their passages.
import type { NodeOf } from '../../graph/schema.js'
import { placeOf } from '../text/lines.js'
import type { Assembly, Draft } from './builder.js'

export function assembleDocuments({ extracted, builder }: Assembly): void {
  for (const { document } of extracted) {
    const { id, uri, format, sha256, title, language, text, sections, passages } = document
    builder.node({
      id,
      kind: 'Document',
      label: title ?? uri,
      ...(title === undefined ? {} : { title }),
      uri,
      format,
      sha256,
      ...(language === undefined ? {} : { language }),
    })
    const place = placeOf(text)
    for (const { id: target, index, start, end, paragraph, section } of passages) {
      const { heading = '', role = 'other' } = sections[section] ?? {}
      const words = text.slice(start, end)
      const label = words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words
      const { line, column } = place(start)
      const node = { id: target, kind: 'Passage', label, text: words, start, end, line, column } as Draft<
        NodeOf<'Passage'>
      >
      if (heading !== '') node.section = heading
      node.paragraph = paragraph
      node.role = role
      builder.node<'Passage'>(node)
      builder.edge<'HAS_PASSAGE'>({ id: '', kind: 'HAS_PASSAGE', source: id, target, position: index })
    }
  }
}

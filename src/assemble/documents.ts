// Documents and their passages.
import { placeOf } from '../text/lines.js'
import type { Assembly } from './builder.js'

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
    for (const passage of passages) {
      const section = sections[passage.section]
      const words = text.slice(passage.start, passage.end)
      builder.node({
        id: passage.id,
        kind: 'Passage',
        label: words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words,
        text: words,
        start: passage.start,
        end: passage.end,
        ...place(passage.start),
        ...(section?.heading ? { section: section.heading } : {}),
        paragraph: passage.paragraph,
        role: section?.role ?? 'other',
      })
      builder.edge<'HAS_PASSAGE'>({ kind: 'HAS_PASSAGE', source: id, target: passage.id, position: passage.index })
    }
  }
}

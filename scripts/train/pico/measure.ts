// What a tagger finds in labelled abstracts, counted token by token as the pipeline is.
import { label } from '../../../src/extractors/pico/decode.js'
import { KINDS } from '../../../src/extractors/pico/features.js'
import type { PicoModel, Token } from '../../../src/types.js'
import type { Figures } from '../../measures/names.js'
import { countSpans, LABELS_OF, noLabels, picoFigures, type SaidSpan } from '../../measures/pico.js'
import type { Lesson } from './lessons.js'

export interface Read {
  lesson: Lesson
  spans: SaidSpan[]
}

export const readAll = (lessons: readonly Lesson[], model: PicoModel): Read[] =>
  lessons.map((lesson) => {
    const texts = lesson.sentences.map(({ tokens }) => tokens)
    const spans = label(texts, model).flatMap((found, i) =>
      found.map(({ from, to, label }) => {
        const tokens = texts[i] as readonly Token[]
        return {
          start: (tokens[from] as Token).start,
          end: (tokens[to - 1] as Token).end,
          label: LABELS_OF[KINDS[label] as string] as string,
        }
      }),
    )
    return { lesson, spans }
  })

export function figuresOf(read: readonly Read[]): Figures {
  const total = noLabels()
  for (const { lesson, spans } of read) countSpans(total, lesson.abstract, spans)
  return picoFigures(total)
}

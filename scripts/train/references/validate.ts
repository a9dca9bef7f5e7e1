// What the tagger finds in reference strings that it was not taught: each fold is read by a model of the others.
import { LABELS, type Label } from '../../../src/references/tagger/labels.js'
import { tagTokens } from '../../../src/references/tagger/model.js'
import { rangesOf, type TokenRange } from '../../../src/references/tagger/ranges.js'
import { type Counts, countFields, type FieldValues, fieldOf } from '../../measures/references.js'
import { type Lesson, lessonOf } from './crf.js'
import { trainTagger } from './model.js'
import { type Sample, samplesIn } from './samples.js'

export const SETS = ['grobid', 'anystyle'] as const

export interface Taught {
  samples: Sample[]
  lessons: Lesson[]
}

export function taughtBy(shared: string): Taught {
  const samples = SETS.flatMap((set) => samplesIn(shared, set))
  return { samples, lessons: samples.map(lessonOf) }
}

function foldOf(group: string, folds: number): number {
  let hash = 7
  for (let i = 0; i < group.length; i++) hash = (Math.imul(hash, 31) + group.charCodeAt(i)) >>> 0
  return (Math.imul(hash, 2654435761) >>> 8) % folds
}

const valuesOf = ({ text, cut }: Sample, ranges: readonly TokenRange[]): FieldValues => {
  const values: FieldValues = {}
  for (const { label, from, to } of ranges) {
    if (from >= to) continue
    const [field, value] = fieldOf(label, text.slice(cut.starts[from], cut.ends[to - 1]))
    values[field] ??= []
    values[field].push(value)
  }
  return values
}

/** Counts per data set, over all folds. */
export function crossValidate({ samples, lessons }: Taught, folds: number): Record<Sample['set'], Counts> {
  const counts: Record<Sample['set'], Counts> = { grobid: new Map(), anystyle: new Map() }
  for (let fold = 0; fold < folds; fold++) {
    const model = trainTagger(lessons.filter((_, i) => foldOf((samples[i] as Sample).group, folds) !== fold))
    for (const sample of samples) {
      if (foldOf(sample.group, folds) !== fold) continue
      const found = rangesOf(tagTokens(model, sample.cut))
      countFields(counts[sample.set], valuesOf(sample, sample.gold), valuesOf(sample, found))
    }
  }
  return counts
}

/** Those of LABELS by the names that `fieldOf` gives them. */
export const FIELDS: readonly string[] = LABELS.slice(1).map((label: Label) => (label === 'date' ? 'year' : label))

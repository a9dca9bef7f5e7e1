// Tables of constructions: a sentence a line, with what is read in it; and a trial of yoga for the sentence to stand in.
import { readFileSync } from 'node:fs'
import { loadKnowledge } from '../../src/data.js'
import { annotate } from '../annotate.js'

/** What a bare word of so short a text is, the trained model of names can't tell surely, and no construction hangs on it. */
export const { names: _, ...withoutNames } = loadKnowledge()

const METHODS = 'We randomised 121 patients with low back pain to yoga (n = 60) or usual care (n = 61).'

/** "- sentence", and what is expected of it below it, indented; "#" opens a family of constructions. */
export const constructionsIn = (file: string): [string, string[]][] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split(/^- /m)
    .slice(1)
    .map((entry) => {
      const [sentence, ...lines] = entry.split('\n')
      return [sentence as string, lines.filter((line) => line.startsWith('    ')).map((line) => line.trim())]
    })

/** What is found where a sentence is all of the trial's results after `methods`, and the names of its entities. */
export function readInTrial(sentence: string, methods = METHODS) {
  const { found } = annotate(
    `# A trial of yoga\n\n## Methods\n\n${methods}\n\n## Results\n\n${sentence}\n`,
    'trial.md',
    withoutNames,
  )
  const name = (id: string | undefined) => found.entities.get(id ?? '')?.name.toLowerCase() ?? '?'
  return { findings: found.findings, name }
}

// Trains the tagger of printed references (graph/models/references.json), and says what it finds in strings left out.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fieldFigures } from './measures/references.js'
import { fileOf, trainTagger } from './train/references/model.js'
import { crossValidate, FIELDS, SETS, taughtBy } from './train/references/validate.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '../shared') },
    /** 0 to train only. */
    folds: { type: 'string', default: '5' },
    out: { type: 'string', default: join(root, 'graph/models/references.json') },
  },
})
const folds = Number(options.folds)
const taught = taughtBy(options.shared)
console.log(
  `${taught.samples.length} references, ${taught.lessons.reduce((sum, { labels }) => sum + labels.length, 0)} tokens`,
)
if (folds > 0) {
  const counts = crossValidate(taught, folds)
  for (const set of SETS) {
    console.log(set, fieldFigures(counts[set]))
    console.log(`${set}, all fields`, fieldFigures(counts[set], FIELDS))
  }
}
writeFileSync(options.out, fileOf(trainTagger(taught.lessons)))

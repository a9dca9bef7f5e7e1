// Parses the YAML files of graph/ once, for every run to come: a part of `npm run build`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { filesOf, parsedKnowledge } from '../src/data.js'
import { parsedFile } from '../src/yaml.js'

mkdirSync(dirname(parsedKnowledge()), { recursive: true })
writeFileSync(parsedKnowledge(), parsedFile([...filesOf('vocabulary'), ...filesOf('cues')]))

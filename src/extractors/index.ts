// The extractors, in the order in which they run; each one's `needs` are given by those before it.
import type { Extractor } from '../types.js'
import { abbreviations } from './abbreviations.js'
import { anaphora } from './anaphora/index.js'
import { arms } from './arms.js'
import { citations } from './citations/index.js'
import { claims } from './claims/index.js'
import { findings } from './findings/index.js'
import { mentions } from './mentions/index.js'
import { phrases } from './phrases/index.js'
import { pico } from './pico/index.js'
import { stretches } from './stretches.js'
import { studies } from './studies/index.js'
import { tokens } from './tokens.js'

export const EXTRACTORS: readonly Extractor[] = [
  citations,
  tokens,
  abbreviations,
  phrases,
  pico,
  mentions,
  anaphora,
  studies,
  findings,
  arms,
  claims,
  stretches,
]

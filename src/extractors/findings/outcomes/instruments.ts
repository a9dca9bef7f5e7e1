// Instruments named beside a result, and the outcomes that they measure.
import { buildMatcher, type Matcher } from '../../../text/matcher.js'
import { atomsOf } from '../../../text/tokens.js'
import { type FindingRecord, GENERIC_OUTCOME, type Knowledge, type VocabularyEntry } from '../../../types.js'
import type { View, Workshop } from '../view.js'

const cache = new WeakMap<readonly VocabularyEntry[], Matcher<VocabularyEntry>>()

function matcherOf({ vocabulary }: Knowledge): Matcher<VocabularyEntry> {
  const known = cache.get(vocabulary)
  if (known) return known
  const names: [string, VocabularyEntry][] = []
  for (const entry of vocabulary)
    if (entry.kind === 'Instrument') for (const name of [entry.name, ...entry.aliases]) names.push([name, entry])
  const matcher = buildMatcher(names)
  cache.set(vocabulary, matcher)
  return matcher
}

/** The first instrument that a passage names. */
export function instrumentIn({ knowledge, document }: Workshop, { tokens }: View): VocabularyEntry | undefined {
  return matcherOf(knowledge).find(atomsOf(tokens), document.text)[0]?.values[0]
}

/** What an instrument measures, as an outcome that the document names; undefined where it names it nowhere. */
export function measuredBy({ entities }: Workshop, instrument: VocabularyEntry): string | undefined {
  if (instrument.measures === undefined) return undefined
  const id = `outcome:${instrument.measures}`
  return entities.has(id) ? id : undefined
}

/** Notes the instrument that the passage names, and what it measures where no outcome is named. */
export function measure(shop: Workshop, instrument: VocabularyEntry, record: FindingRecord): void {
  record.instrument = instrument.name
  if (shop.entities.get(record.outcome ?? '')?.name !== GENERIC_OUTCOME) return
  const outcome = measuredBy(shop, instrument)
  if (outcome !== undefined) record.outcome = outcome
}

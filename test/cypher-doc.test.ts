// Every example of docs/cypher.md runs and finds something.
import { expect, test } from 'vitest'
import { build, loadKnowledge, openStore, readInputs, withVocabulary } from '../src/index.js'
import { examples } from './cypher-examples.js'
import { rowsOf } from './stores/spec.js'

const { sources } = readInputs(['examples/'])
const store = await openStore(':memory:')
await store.load(build(sources, { knowledge: withVocabulary(loadKnowledge(), ['examples/terms.yaml']) }).graph)

test('there are examples', () => expect(examples.length).toBeGreaterThan(5))

test.each(examples)('%s', async (code) => expect((await rowsOf(store, code)).length).toBeGreaterThan(0))

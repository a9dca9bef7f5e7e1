// What the page is given: its address and its payload; whatever they hold, it says what is wrong and does not break.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FACETS } from '../../viewer/facets.js'
import { indexGraph } from '../../viewer/model.js'
import { checked } from '../../viewer/payload.js'
import { type Place, readHash, writeHash } from '../../viewer/url.js'
import { index, payload } from './fixture.js'

describe('the address', () => {
  // fast-check's dictionaries have no prototype; −0 is written as 0.
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value))
  const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).map((some) => some.toWellFormed())
  const word = text.filter((some) => some.trim() !== '')
  const number = fc.integer({ min: -20_000, max: 20_000 }).map((some) => some / 1e4)
  const place = fc.record(
    {
      selected: word,
      layout: fc.constantFrom('bands', 'organic'),
      view: word,
      query: word,
      focus: fc.record({ id: word, depth: fc.integer({ min: 1, max: 3 }) }),
      path: fc.oneof(fc.record({ from: word }), fc.record({ from: word, to: word })),
      way: fc.integer({ min: 1, max: 9999 }),
      waysOnly: fc.constant(true),
      found: fc.record({ title: word, ids: fc.array(word, { minLength: 1, maxLength: 4 }) }),
      options: fc.dictionary(fc.constantFrom('tables.of', 'forest.sort'), word, { minKeys: 1 }),
      pins: fc.dictionary(
        fc.constantFrom('bands', 'organic'),
        fc.dictionary(word, fc.record({ x: number, y: number }), { minKeys: 1, maxKeys: 3 }),
        { minKeys: 1 },
      ),
      camera: fc.record({ x: number, y: number, ratio: fc.integer({ min: 1, max: 30_000 }).map((some) => some / 1e4) }),
      chosen: fc.dictionary(
        fc.constantFrom(...FACETS.map(({ name }) => name)),
        fc.array(word, { minLength: 1, maxLength: 3 }),
      ),
    },
    { requiredKeys: ['chosen'] },
  )

  test('comes back as it went, and is a fragment that nothing needs to escape', () => {
    fc.assert(
      fc.property(place, (some) => {
        const hash = writeHash(some as Place)
        expect(hash).toMatch(/^(#[\w\-.!~*'()%:/+=&]+)?$/)
        const { place: back, unknown } = readHash(hash)
        expect(unknown).toEqual([])
        expect(plain(back)).toEqual(plain(some))
      }),
    )
  })

  test.each([
    ['', []],
    ['#v=1&n=concept:trust', []],
    ['#v=2', ['v']],
    ['#colour=red&n=a', ['colour']],
    ['#focus=9+concept:trust', ['focus']],
    ['#cam=1+2', ['cam']],
    ['#cam=1+2+0', ['cam']],
    ['#f.mood=glad', ['f.mood']],
    ['#%E0%A4%A', ['%E0%A4%A']],
    ['#path=', ['path']],
    ['#way=0', ['way']],
    ['#ways=all', ['ways']],
    ['#found=title', ['found']],
    ['#pin.bands=a+1', ['pin.bands']],
    ['#pin.bands=a+1+x', ['pin.bands']],
    ['#tables.sort=Year', []],
  ])('of %j what cannot be read is %j', (hash, unknown) => {
    expect(readHash(hash).unknown).toEqual(unknown)
  })

  test('an id of any name is pinned', () => {
    const pins = { bands: JSON.parse('{"__proto__":{"x":1,"y":2},"concept:trust":{"x":3,"y":4}}') }
    expect(plain(readHash(writeHash({ pins, chosen: {} })).place.pins)).toEqual(pins)
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (some) => void readHash(some)))
  })
})

describe('the payload', () => {
  test('is taken as it is', () => {
    expect(checked(payload)).toBe(payload)
  })

  test.each<[string, unknown, RegExp]>([
    ['nothing', null, /no evigraph view/],
    ['another format', { format: 'csv' }, /no evigraph view/],
    ['a later version', { ...payload, version: 2 }, /version 1 .* version 2/],
    ['no graph', { ...payload, graph: {} }, /graph\.nodes and graph\.edges/],
    [
      'too few places',
      { ...payload, positions: { bands: [1], organic: payload.positions.organic } },
      /positions\.bands should hold \d+ numbers/,
    ],
    ['no places', { ...payload, positions: undefined }, /positions\.bands/],
  ])('%s is refused in one line', (_, value, message) => {
    expect(() => checked(value)).toThrow(message)
  })

  test('edges without an end are left out, and counted', () => {
    expect(index.dangling).toBe(1)
    expect(index.edges).toHaveLength(payload.graph.edges.length - 1)
  })

  test('a graph of names without links is drawn all the same', () => {
    const nodes = payload.graph.nodes.filter(({ kind }) => kind === 'Concept')
    expect([...indexGraph({ ...payload, graph: { nodes, edges: [] } }).drawn]).toEqual([1, 1, 1])
  })
})

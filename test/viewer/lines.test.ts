// Lines of the picture: apart where they join the same two marks, counted far out, at rest where a machine is slow.
import { expect, test } from 'vitest'
import { indexGraph } from '../../viewer/model.js'
import { badges } from '../../viewer/stage/bundles.js'
import { paceOf } from '../../viewer/stage/pace.js'
import { sceneOf } from '../../viewer/stage/scene.js'
import { PALETTES } from '../../viewer/theme.js'
import { index, payload } from './fixture.js'

const place = { width: 900, height: 600 }
const scene = sceneOf(index, payload.positions.bands, PALETTES.light, place, true)

test('lines between the same two are fanned, others straight', () => {
  const twice = structuredClone(payload)
  for (const kind of ['EVALUATES', 'COMPARES_WITH'] as const)
    twice.graph.edges.push({ id: `more ${kind}`, kind, source: 'study:lee', target: 'intervention:coaching' })
  const fanned = sceneOf(indexGraph(twice), twice.positions.bands, PALETTES.light, place, true)
  const bends = fanned.lines.filter(({ bend }) => bend !== 0).map(({ bend }) => bend)
  // Three lines: one straight between two that bend to either side.
  expect(bends).toHaveLength(2)
  expect((bends[0] as number) + (bends[1] as number)).toBeCloseTo(0)
  expect(scene.lines.every(({ bend }) => bend === 0)).toBe(true)

  // Far out they are counted, as many as are shown; close by, out of view, or alone they are not.
  const all = {
    marks: new Uint8Array(fanned.marks.length).fill(1),
    lines: new Uint8Array(fanned.lines.length).fill(1),
  }
  const at = (scale: number, bx = 300) => ({ ax: scale, bx, ay: -scale, by: 300, scale: 1 })
  expect(badges(fanned, all, at(0.01), place)).toEqual([
    { x: expect.closeTo(300, -1), y: expect.closeTo(300, -1), count: 3 },
  ])
  expect(badges(fanned, all, at(1000), place)).toEqual([])
  expect(badges(fanned, all, at(0.01, -9), place)).toEqual([])
  const [first, second] = fanned.bundles[0] as [number, number]
  all.lines[first] = 0
  expect(badges(fanned, all, at(0.01), place)).toMatchObject([{ count: 2 }])
  all.lines[second] = 0
  expect(badges(fanned, all, at(0.01), place)).toEqual([])
})

test.each([
  ['smooth', [16, 17, 16, 16, 17, 16], false],
  ['one frame late', [16, 90, 16, 16, 17, 16], false],
  ['slow', [90, 90, 16, 90, 90], true],
  ['slow once', [90, 90, 90, 90, 90, 16, 16, 16, 16, 16], true],
  ['a hand that pauses', [1500, 2000, 1500, 1500, 3000, 1200], false],
  ['too short to say', [90, 90, 90], false],
])('lines rest in motions that stutter: %s', (_name, gaps, slow) => {
  const isSlow = paceOf()
  let now = 0
  let said = isSlow(now, true)
  for (const gap of gaps) {
    now += gap
    said = isSlow(now, true)
  }
  expect(said).toBe(slow)
  // Frames at rest say nothing.
  const atRest = paceOf()
  expect(gaps.map((_, i) => atRest(i * 90, false)).includes(true)).toBe(false)
})

// The picture before it is drawn: places, sizes and colours of marks, labels apart, what lies under a pointer.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS, SHAPES, SIGNS, signOf } from '../../viewer/kinds.js'
import { nodeOf } from '../../viewer/model.js'
import { controlOf } from '../../viewer/stage/draw.js'
import { type LabelBox, placeLabels, TOP, wrap } from '../../viewer/stage/labels.js'
import { distanceTo, lineAt, markAt } from '../../viewer/stage/pick.js'
import { type Mark, pinMarks, sceneOf } from '../../viewer/stage/scene.js'
import { pathOf } from '../../viewer/stage/shapes.js'
import { type Colour, PALETTES, withAlpha } from '../../viewer/theme.js'
import { index, n, payload } from './fixture.js'

const place = { width: 900, height: 600 }
const scene = sceneOf(index, payload.positions.bands, PALETTES.light, place, true)
const markOf = (id: string) => scene.marks[scene.markOf[n(id)] as number] as Mark

describe('the scene', () => {
  test('has a mark for every linked node of a drawn kind, and no other', () => {
    expect(scene.marks.map(({ node }) => node)).toEqual([...index.nodes.keys()].filter((node) => index.drawn[node]))
    expect(scene.markOf[n('passage:a.md:0')]).toBe(-1)
    expect(scene.lines.map(({ id }) => id.split(':')[0])).not.toContain('CITES')
  })

  test.each([
    ['claim:fosters', 'plus'],
    ['claim:calms', 'minus'],
    ['claim:not', 'denied'],
    ['claim:aims', 'none'],
    ['finding:dropout', 'plus'],
    ['study:lee', 'none'],
  ] as const)('%s bears the sign %s', (id, sign) => {
    expect(signOf(nodeOf(index, n(id)))).toBe(sign)
    expect(markOf(id).sign).toBe(sign)
  })

  test('what more rests on is larger', () => {
    expect(markOf('claim:fosters').size).toBeGreaterThan(markOf('claim:calms').size)
    expect(markOf('concept:trust').size).toBeGreaterThan(markOf('concept:learning').size)
    const small = sceneOf(index, payload.positions.bands, PALETTES.light, { width: 90, height: 60 }, true)
    expect((small.marks[0] as Mark).size).toBeLessThan((scene.marks[0] as Mark).size)
  })

  test('bands fill their place, with room for labels beside; distances of the organic layout are kept', () => {
    const { x, y } = scene.box
    expect((x[1] - x[0]) / (y[1] - y[0])).toBeCloseTo(1.5)
    expect(x[0]).toBeLessThan(Math.min(...scene.marks.map((mark) => mark.x)))
    const organic = sceneOf(index, payload.positions.organic, PALETTES.light, place, false)
    for (const { node, x: at, y: up } of organic.marks)
      expect([at, up]).toEqual(payload.positions.organic.slice(2 * node, 2 * node + 2))
  })

  test.each([
    ['bands', true],
    ['organic', false],
  ] as const)(
    'pinned marks of %s leave their column only where there are none, and go back; nothing else moves',
    (name, columns) => {
      const positions = payload.positions[name]
      const pins = { 'concept:trust': { x: 7, y: 2 }, 'concept:gone': { x: 0, y: 0 } }
      const plain = sceneOf(index, positions, PALETTES.light, place, columns)
      const pinned = sceneOf(index, positions, PALETTES.light, place, columns, pins)
      const at = (some: typeof plain) => some.marks.map(({ x, y }) => [x, y])
      const trust = plain.markOf[n('concept:trust')] as number
      expect(pinned.box).toEqual(plain.box)
      const { x, y } = pinned.marks[trust] as Mark
      expect(x).toBe(columns ? plain.marks[trust]?.x : 7)
      expect(y).toBeCloseTo(2 * (plain.stretched ?? 1))
      expect(at(pinned).filter((_, i) => i !== trust)).toEqual(at(plain).filter((_, i) => i !== trust))
      expect(pinMarks(pinned, positions, {})).toEqual([trust])
      expect(at(pinned)).toEqual(at(plain))
      expect(pinMarks(pinned, positions, {})).toEqual([])
    },
  )
})

test('kinds differ in shape or colour, signs in glyph or colour', () => {
  const drawn = Object.entries(KINDS).filter(([kind]) =>
    index.nodes.some((node, i) => node.kind === kind && index.drawn[i]),
  )
  expect(new Set(drawn.map(([, { shape }]) => shape)).size).toBe(drawn.length)
  expect(new Set(Object.values(SIGNS).map(({ glyph }) => glyph)).size).toBe(Object.keys(SIGNS).length)
})

test('outlines are closed paths that stay within the reach of the shader’s square', () => {
  for (const shape of SHAPES) {
    const path = pathOf(shape)
    expect(path).toMatch(/^M.*Z$/)
    for (const value of path.match(/-?\d+(\.\d+)?/g) ?? []) expect(Math.abs(Number(value))).toBeLessThan(1.45)
  }
})

describe('labels', () => {
  const boxes = fc.array(
    fc.record({
      x: fc.integer({ min: -50, max: 850 }),
      y: fc.integer({ min: -50, max: 650 }),
      radius: fc.integer({ min: 1, max: 20 }),
      width: fc.integer({ min: 5, max: 160 }),
      height: fc.constantFrom(14, 28),
    }),
    { maxLength: 80 },
  )
  const rectangle = (box: LabelBox, { left, top }: { left: number; top: number }) => ({
    left,
    top,
    right: left + box.width,
    bottom: top + box.height,
  })
  type Rectangle = ReturnType<typeof rectangle>
  const apart = (a: Rectangle, b: Rectangle) =>
    a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top

  test('none over another, none over a mark, none outside, the first first', () => {
    fc.assert(
      fc.property(boxes, fc.nat(40), (list, most) => {
        const placed = placeLabels(list, list, 800, 600, most)
        expect(placed.length).toBeLessThanOrEqual(most)
        const rectangles = placed.map((label) => rectangle(list[label.index] as LabelBox, label))
        for (const [i, one] of rectangles.entries()) {
          expect(one.left >= 0 && one.top >= TOP && one.right <= 800 && one.bottom <= 600).toBe(true)
          for (const other of rectangles.slice(0, i)) expect(apart(one, other)).toBe(true)
          for (const { x, y } of list)
            expect(x > one.left && x < one.right && y > one.top && y < one.bottom).toBe(false)
        }
        expect(placed.map(({ index: place }) => place)).toEqual(
          placed.map(({ index: place }) => place).toSorted((a, b) => a - b),
        )
      }),
    )
  })

  test('what must stand stands, over marks and labels too', () => {
    const crowd = Array.from(
      { length: 200 },
      (_, i): LabelBox => ({
        x: 300 + (i % 20) * 8,
        y: 300 + Math.floor(i / 20) * 8,
        radius: 5,
        width: 80,
        height: 14,
      }),
    )
    const one: LabelBox = { x: 380, y: 340, radius: 5, width: 80, height: 14 }
    // On its four sides, one each; the fifth finds none, and the last must.
    const five = Array.from({ length: 5 }, (): LabelBox => ({ ...one, must: 'cover' }))
    const placed = placeLabels([one, ...five, { ...one, must: 'stand' }], crowd, 800, 600, 9)
    expect(placed.map(({ index: place }) => place)).toEqual([1, 2, 3, 4, 6])
  })

  test.each([
    ['short', 10, 2, ['short']],
    ['mentalization-based treatment', 20, 2, ['mentalization-based', 'treatment']],
    ['one two three four five six', 9, 2, ['one two', 'three…']],
    ['unbreakablelongword', 8, 2, ['unbreak…']],
    ['🧠'.repeat(9), 6, 1, ['🧠🧠…']],
    ['', 8, 2, []],
  ])('%j wrapped to %i × %i', (text, length, rows, expected) => {
    expect(wrap(text, length, rows)).toEqual(expected)
  })

  test('wrapped text is no larger than asked', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: 'grapheme' }),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 3 }),
        (text, length, rows) => {
          const result = wrap(text, length, rows)
          expect(result.length).toBeLessThanOrEqual(rows)
          for (const row of result) expect(row.length).toBeLessThanOrEqual(length)
        },
      ),
    )
  })
})

describe('what lies under the pointer', () => {
  const at = { ax: 100, bx: 50, ay: -100, by: 50, scale: 1 }
  const all = { marks: new Uint8Array(scene.marks.length).fill(1), lines: new Uint8Array(scene.lines.length).fill(1) }
  const pixel = ({ x, y }: { x: number; y: number }) => ({ x: at.ax * x + at.bx, y: at.ay * y + at.by })

  test('every mark is found at its middle and at its edge, and none where it is hidden', () => {
    for (const [i, mark] of scene.marks.entries()) {
      const { x, y } = pixel(mark)
      expect(markAt(scene, all, at, { x, y }, 0)).toBe(i)
      expect(markAt(scene, all, at, { x: x + mark.size + 2, y }, 3)).toBe(i)
      expect(markAt(scene, { ...all, marks: new Uint8Array(scene.marks.length) }, at, { x, y }, 3)).toBe(-1)
    }
  })

  test('every line is found beside its middle', () => {
    for (const line of scene.lines) {
      const [source, target] = [pixel(scene.marks[line.source] as Mark), pixel(scene.marks[line.target] as Mark)]
      const middle = { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 + 1 }
      const hit = scene.lines[lineAt(scene, all, at, middle, 4)]
      expect(
        hit &&
          distanceTo(middle, pixel(scene.marks[hit.source] as Mark), pixel(scene.marks[hit.target] as Mark), hit.bend),
      ).toBeLessThanOrEqual(1)
    }
    expect(lineAt(scene, all, at, { x: -500, y: -500 }, 6)).toBe(-1)
  })

  test('a curve is found where it runs, not where a straight line would', () => {
    const [source, target] = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ]
    const control = controlOf(source, target, 0.5)
    expect(control).toEqual({ x: 50, y: -50 })
    expect(distanceTo({ x: 50, y: -25 }, source, target, 0.5)).toBeLessThan(0.5)
    expect(distanceTo({ x: 50, y: 0 }, source, target, 0.5)).toBeGreaterThan(20)
  })
})

describe('colours', () => {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((from) => {
      const channel = Number.parseInt(colour.slice(from, from + 2), 16) / 255
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    }) as [number, number, number]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  /** WCAG 2.2. */
  const contrast = (a: string, b: string) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
    return (high + 0.05) / (low + 0.05)
  }
  const marks = [
    ...Object.values(KINDS).map(({ colour }) => colour),
    ...Object.values(SIGNS).map(({ colour }) => colour),
    'edge',
    'control',
    'accent',
  ] as const

  test.each(Object.entries(PALETTES))('%s: marks have 3 : 1 and text 4.5 : 1 on every ground', (_, palette) => {
    for (const ground of ['paper', 'panel', 'band'] as const)
      for (const colour of marks)
        if (colour !== 'signed')
          expect(contrast(palette[colour], palette[ground]), `${colour} on ${ground}`).toBeGreaterThanOrEqual(3)
    for (const ground of ['paper', 'panel', 'raised', 'band'] as const)
      for (const colour of ['ink', 'muted', 'accent'] as const)
        expect(contrast(palette[colour], palette[ground]), `${colour} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.ink, palette.mark)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.vermilion, palette.panel)).toBeGreaterThanOrEqual(4.5)
    for (const { colour, glyph } of Object.values(SIGNS))
      if (glyph !== '') expect(contrast(palette.glyph, palette[colour]), colour).toBeGreaterThanOrEqual(3)
  })

  // Viénot, Brettel & Mollon (1999): what is left of a colour, in linear light, without one of the cones.
  const SEEN = {
    protanopia: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.004, -0.004, 1],
    deuteranopia: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
  } as const
  const linear = (colour: string) =>
    [1, 3, 5].map((from) => (Number.parseInt(colour.slice(from, from + 2), 16) / 255) ** 2.2)
  /** CIE 1976 L*a*b* of linear sRGB. */
  const lab = ([r, g, b]: readonly number[]) => {
    const [x, y, z] = [
      [0.4124, 0.3576, 0.1805, 0.9505],
      [0.2126, 0.7152, 0.0722, 1],
      [0.0193, 0.1192, 0.9505, 1.089],
    ].map(([p, q, s, white]) => {
      const part =
        ((p as number) * (r as number) + (q as number) * (g as number) + (s as number) * (b as number)) /
        (white as number)
      return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116
    }) as [number, number, number]
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }
  test.each(
    Object.entries(PALETTES).flatMap(([theme, palette]) =>
      Object.entries(SEEN).map(([eyes, matrix]) => [theme, eyes, palette, matrix] as const),
    ),
  )('%s: for and against stay apart with %s', (_theme, _eyes, palette, matrix) => {
    const seen = (colour: string) => {
      const [r, g, b] = linear(colour) as [number, number, number]
      return lab(
        [0, 3, 6].map(
          (at) => (matrix[at] as number) * r + (matrix[at + 1] as number) * g + (matrix[at + 2] as number) * b,
        ),
      )
    }
    const apart = (a: Colour, b: Colour) => {
      const [from, to] = [seen(palette[a]), seen(palette[b])]
      return Math.hypot(...from.map((value, i) => value - (to[i] as number)))
    }
    expect(apart(SIGNS.plus.colour, SIGNS.minus.colour)).toBeGreaterThan(20)
    for (const sign of ['plus', 'minus'] as const)
      expect(apart(SIGNS[sign].colour, SIGNS.none.colour), sign).toBeGreaterThan(8)
  })

  test('opacity is added to hexadecimal colours only', () => {
    expect(withAlpha('#ff8000', 0.5)).toBe('rgba(255, 128, 0, 0.5)')
    expect(withAlpha('rgb(1, 2, 3)', 0.5)).toBe('rgb(1, 2, 3)')
  })
})

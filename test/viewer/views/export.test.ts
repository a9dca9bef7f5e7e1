// The picture as a file: everything shown and nothing hidden, well-formed whatever the labels hold, and what it shows said.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readGraph } from '../../../src/exporters/json.js'
import { graphJson, withWords } from '../../../viewer/export/graph.js'
import { notesOf } from '../../../viewer/export/notes.js'
import { type PictureFile, pictureSvg } from '../../../viewer/export/picture.js'
import { escaped, fileName } from '../../../viewer/export/xml.js'
import { columnsOf } from '../../../viewer/stage/columns.js'
import { type Scene, sceneOf } from '../../../viewer/stage/scene.js'
import { projectionOver } from '../../../viewer/stage/stage.js'
import { byWeight, labelled, textOf, written } from '../../../viewer/stage/written.js'
import { PALETTES } from '../../../viewer/theme.js'
import { output, testWith } from '../../exporters/tools.js'
import { index, n, payload } from '../fixture.js'

const size = { width: 900, height: 600 }
const measure = (text: string) => text.length * 7

function fileOf(change: (scene: Scene) => void = () => {}): PictureFile {
  const scene = sceneOf(index, payload.positions.bands, PALETTES.light, size, true)
  change(scene)
  const shown = {
    marks: new Uint8Array(scene.marks.length).fill(1),
    lines: new Uint8Array(scene.lines.length).fill(1),
  }
  const at = projectionOver(scene.box, size)
  const { places, musts } = labelled(scene, byWeight(scene), shown, at, size)
  return {
    title: 'A picture',
    notes: ['All is shown.'],
    legend: { kinds: ['Concept', 'Claim'], signs: ['plus', 'none'] },
    scene,
    shown,
    at,
    size,
    columns: columnsOf(index, scene, at, size.width),
    labels: written(scene, at, size, places, 50, musts, (place) => textOf(scene.marks[place]?.label ?? '', measure)),
    lit: undefined,
    font: 'system-ui, "Segoe UI"',
    measure,
  }
}
const count = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].length
const MARK = /<title>[^<]*<\/title><use href="#/g
const titleOf = (id: string) => `<title>${index.nodes[n(id)]?.label}</title>`

describe('the graph that is saved', () => {
  const saved = (ids: readonly string[]) => {
    const visible = new Uint8Array(index.nodes.length)
    for (const id of ids) visible[n(id)] = 1
    return readGraph(graphJson(index, payload, withWords(index, visible))).graph
  }

  test('has what is shown, its authors, and the passages and documents it was taken from', () => {
    const { nodes, edges } = saved(['claim:calms', 'publication:kim'])
    expect(nodes.map(({ id }) => id).sort()).toEqual([
      'claim:calms',
      'document:a.md',
      'passage:a.md:1',
      'passage:a.md:3',
      'publication:kim',
    ])
    expect(new Set(edges.map(({ kind }) => kind))).toEqual(new Set(['HAS_PASSAGE', 'STATES', 'CITES']))
    expect(saved(['publication:lee']).nodes.map(({ id }) => id)).toContain('author:lee')
  })

  test('may be empty, and is the graph where all is shown', () => {
    expect(saved([])).toEqual({ nodes: [], edges: [] })
    expect(saved(index.nodes.map(({ id }) => id))).toEqual({ nodes: index.nodes, edges: index.edges })
  })
})

describe('the file', () => {
  const file = fileOf()
  const svg = pictureSvg(file)

  test('has every mark and line that is shown', () => {
    expect(count(svg, MARK)).toBe(file.scene.marks.length)
    const arrows = file.scene.lines.filter(({ arrow }) => arrow).length
    const drawn = svg.slice(svg.indexOf('</defs>'))
    expect(count(drawn, /<path d="M[^"]*"\/>/g)).toBe(file.scene.lines.length + arrows)
  })
  test('has none that is hidden', () => {
    const hidden = fileOf()
    hidden.shown.marks[hidden.scene.markOf[n('concept:trust')] ?? -1] = 0
    hidden.shown.lines.fill(0)
    const less = pictureSvg(hidden)
    expect(count(less, MARK)).toBe(file.scene.marks.length - 1)
    expect(less).not.toContain(titleOf('concept:trust'))
  })
  test('has its title, its columns, its legend and its notes', () => {
    for (const text of ['>A picture<', '>THEORY<', '>RESULTS<', '>Concepts<', '>no direction<', '>All is shown.<'])
      expect(svg).toContain(text)
    expect(svg).not.toContain('>Studies<')
  })
  test('has the labels that stand', () => {
    expect(file.labels.length).toBeGreaterThan(5)
    for (const { rows } of file.labels) expect(svg).toContain(`>${escaped(rows[0] ?? '')}</tspan>`)
  })
  test('keeps all within the frame', () => {
    for (const [, x, y] of svg.matchAll(/translate\(([\d.-]+),([\d.-]+)\) scale\([\d.]+\)"><title>/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(Number(x)).toBeLessThanOrEqual(size.width)
      expect(Number(y)).toBeGreaterThanOrEqual(0)
      expect(Number(y)).toBeLessThanOrEqual(size.height)
    }
  })
  test('is faint but for what stands out', () => {
    const lit = { nodes: new Set([n('concept:trust')]), edges: new Set<number>() }
    const some = pictureSvg({ ...file, lit })
    const faint = some.indexOf('<g opacity="0.22">')
    expect(faint).toBeGreaterThan(0)
    expect(count(some, MARK)).toBe(file.scene.marks.length + 1)
    expect(some.lastIndexOf(titleOf('concept:trust'))).toBeGreaterThan(some.lastIndexOf(titleOf('concept:learning')))
  })
})

describe('is well-formed', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    ']]></title></svg><script>alert(1)</script>',
    '"quotes" & \'apostrophes\' &amp;',
    'half \ud83d a smile, \u0000 nothing, \u2028 a line',
    'x'.repeat(10_000),
    'שלום עולם',
  ]
  testWith('xmllint')('whatever the labels', () => {
    const svg = pictureSvg(
      fileOf(({ marks }) => {
        marks.forEach((mark, i) => {
          mark.label = hostile[i % hostile.length] ?? ''
        })
      }),
    )
    const file = join(mkdtempSync(join(tmpdir(), 'evigraph-svg-')), 'picture.svg')
    writeFileSync(file, svg)
    expect(output('xmllint', ['--noout', '--nonet', file])).toBe('')
    expect(svg).not.toMatch(/<(img|script)/)
  })
  test('text never holds what XML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escaped(text)).not.toMatch(
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
          /[<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!amp;|lt;|gt;|quot;)/,
        )
        expect(escaped(text).isWellFormed()).toBe(true)
      }),
    )
  })
})

test.each([
  ['Habit, and: “practice”?', 'habit-and-practice'],
  ['../../etc/passwd', 'etc-passwd'],
  ['', 'evigraph'],
  ['???', 'evigraph'],
  ['Über Öl', 'u-ber-o-l'],
])('a file about %j is named %j', (title, name) => {
  expect(fileName(title)).toBe(name)
})

describe('notes', () => {
  const counts = { all: 14, shown: 14 }
  const nothing = { chosen: {}, focus: undefined, waysOnly: undefined, selected: undefined, counts }
  test('say that all is shown, and where it is from', () => {
    expect(notesOf(index, { ...payload, sha256: 'ab'.repeat(32) }, nothing)).toEqual([
      'All 14 items of the graph are shown.',
      'A review. evigraph 0.0.0, schema 1, graph SHA-256 abababababababab….',
    ])
  })
  test('name filters, focus and selection', () => {
    const notes = notesOf(index, payload, {
      chosen: { kind: ['Claim'], year: ['2001', '—'], outcome: ['outcome:dropout'], design: [] },
      focus: { id: 'concept:trust', depth: 2 },
      waysOnly: { from: 'concept:trust', to: 'outcome:dropout' },
      selected: { node: n('claim:aims') },
      counts: { all: 14, shown: 3 },
    })
    expect(notes[0]).toBe(
      '3 of 14 items are shown; kind: Claims; year: 2001, not said; outcome: dropout; within 2 steps of trust; only what is on the ways from trust to dropout.',
    )
    expect(notes[1]).toBe('Selected: coaching targets trust, with its ways to evidence and theory.')
  })
})

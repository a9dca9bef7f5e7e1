// The picture as SVG: what is drawn and the labels that stand, with a title, a legend and what was chosen to be shown.
import type { NodeKind } from '../../graph/schema.js'
import type { Lit } from '../flow.js'
import { KINDS, SHAPES, SIGNS, type Sign } from '../kinds.js'
import type { Column } from '../stage/columns.js'
import { controlOf, SIGN_BARS, toPixels } from '../stage/draw.js'
import { wrap } from '../stage/labels.js'
import type { Shown } from '../stage/pick.js'
import type { Line, Mark, Place, Scene } from '../stage/scene.js'
import { pathOf } from '../stage/shapes.js'
import type { Projection } from '../stage/stage.js'
import { LINE_HEIGHT, type Written } from '../stage/written.js'
import { escaped, px } from './xml.js'

export interface PictureFile {
  title: string
  /** Said below the picture: filters, source. */
  notes: readonly string[]
  legend: { kinds: readonly NodeKind[]; signs: readonly Sign[] }
  scene: Scene
  shown: Shown
  at: Projection
  size: Place
  columns: readonly Column[]
  labels: readonly Written[]
  /** What stands out; the rest is then faint, as on the screen. */
  lit: Lit | undefined
  font: string
  /** Width of a text of 12 pixels, in pixels. */
  measure(text: string): number
}

const MARGIN = 20
const HEAD = 44
const ROW = 20

export function pictureSvg(file: PictureFile): string {
  const { scene, size, title, notes, font } = file
  const { palette } = scene
  const legend = legendRows(file)
  const rows = notes.flatMap((note) => wrap(note, Math.floor(size.width / 6.2), 8))
  const width = size.width + 2 * MARGIN
  const below = HEAD + size.height + 18
  const height = below + legend.height + rows.length * 15 + MARGIN
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}" font-family="${escaped(font)}" font-size="12" fill="${palette.ink}">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(notes.join(' '))}</desc>`,
    `<defs>${definitions(palette.paper, palette.glyph)}<clipPath id="frame"><rect width="${px(size.width)}" height="${px(size.height)}"/></clipPath></defs>`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    `<text x="${MARGIN}" y="28" font-size="18" font-weight="650">${escaped(title)}</text>`,
    `<g transform="translate(${MARGIN},${HEAD})"><g clip-path="url(#frame)">`,
    ...drawing(file),
    '</g></g>',
    `<g transform="translate(${MARGIN},${px(below)})">${legend.svg}</g>`,
    `<g fill="${palette.muted}" font-size="11">`,
    ...rows.map(
      (row, i) => `<text x="${MARGIN}" y="${px(below + legend.height + 12 + 15 * i)}">${escaped(row)}</text>`,
    ),
    '</g>',
    '</svg>\n',
  ].join('\n')
}

function definitions(paper: string, glyph: string): string {
  const shapes = SHAPES.map(
    (shape) =>
      `<path id="${shape}" d="${pathOf(shape)}" fill-rule="evenodd" stroke="${paper}" stroke-width="1.6" vector-effect="non-scaling-stroke" paint-order="stroke"/>`,
  )
  const signs = (Object.keys(SIGNS) as Sign[])
    .filter((sign) => SIGN_BARS[sign].length > 0)
    .map((sign) => {
      const bars = SIGN_BARS[sign].map(
        ([x, y, wide, high]) => `<rect x="${x - wide}" y="${y - high}" width="${2 * wide}" height="${2 * high}"/>`,
      )
      return `<g id="sign-${sign}" fill="${glyph}"${sign === 'denied' ? ' transform="rotate(45)"' : ''}>${bars.join('')}</g>`
    })
  return [...shapes, ...signs].join('')
}

function drawing({ scene, shown, at, size, columns, labels, lit }: PictureFile): string[] {
  const { palette } = scene
  const bands = columns.flatMap(({ title, from, to }, i) =>
    to - from < 8
      ? []
      : [
          `<rect x="${px(from)}" width="${px(to - from)}" height="${px(size.height)}" fill="${i % 2 === 0 ? palette.band : palette.paper}"/>`,
          `<text x="${px((from + to) / 2)}" y="20" text-anchor="middle" font-weight="650" fill="${palette.muted}">${escaped(title.toUpperCase())}</text>`,
        ],
  )
  const lines = scene.lines.filter((_, i) => shown.lines[i])
  const marks = scene.marks.filter((_, i) => shown.marks[i])
  const base = [
    ...linesSvg(lines, scene, at, ({ colour, width }) => [colour, width]),
    ...marks.map((mark) => markSvg(mark, at)),
  ]
  if (!lit) return [...bands, ...base, ...labels.map((label) => labelSvg(label, palette.paper))]
  return [
    ...bands,
    '<g opacity="0.22">',
    ...base,
    '</g>',
    ...linesSvg(
      lines.filter(({ edge }) => lit.edges.has(edge)),
      scene,
      at,
      ({ strong, width }) => [strong, width * 1.4],
    ),
    ...marks.filter(({ node }) => lit.nodes.has(node)).map((mark) => markSvg(mark, at)),
    ...labels.map((label) => labelSvg(label, palette.paper)),
  ]
}

/** Lines of one look share a group, which keeps files small. */
function linesSvg(
  lines: readonly Line[],
  scene: Scene,
  at: Projection,
  look: (line: Line) => [colour: string, width: number],
): string[] {
  const groups = new Map<string, string[]>()
  for (const line of lines) {
    const [colour, width] = look(line)
    const key = `stroke="${opaque(colour)}" stroke-width="${px(width)}"`
    const paths = groups.get(key)
    const path = linePath(line, scene, at)
    if (paths) paths.push(path)
    else groups.set(key, [path])
  }
  return [...groups].map(([key, paths]) => `<g fill="none" ${key}>${paths.join('')}</g>`)
}

/** rgba(…) as a colour and an opacity, which all programs know. */
function opaque(colour: string): string {
  const [, red, green, blue, alpha] = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(colour) ?? []
  return alpha === undefined ? colour : `rgb(${red},${green},${blue})" stroke-opacity="${alpha}`
}

function linePath({ source, target, bend, arrow }: Line, { marks }: Scene, at: Projection): string {
  const [from, to] = [marks[source] as Mark, marks[target] as Mark]
  const [a, b] = [toPixels(at, from), toPixels(at, to)]
  const control = controlOf(a, b, bend)
  const way = bend === 0 ? `L${px(b.x)},${px(b.y)}` : `Q${px(control.x)},${px(control.y)},${px(b.x)},${px(b.y)}`
  const path = `<path d="M${px(a.x)},${px(a.y)}${way}"/>`
  return arrow ? path + arrowHead(bend === 0 ? a : control, b, to.size * at.scale) : path
}

/** As draw.ts draws it. */
function arrowHead(from: { x: number; y: number }, to: { x: number; y: number }, radius: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length < radius + 7) return ''
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const point = (along: number, across: number) =>
    `${px(to.x - x * (radius + along) - y * across)},${px(to.y - y * (radius + along) + x * across)}`
  return `<path d="M${point(7, 3)}L${point(1, 0)}L${point(7, -3)}"/>`
}

function markSvg(mark: Mark, at: Projection): string {
  const { x, y } = toPixels(at, mark)
  const radius = mark.size * at.scale
  const sign = radius > 3.5 && SIGN_BARS[mark.sign].length > 0 ? `<use href="#sign-${mark.sign}"/>` : ''
  return `<g transform="translate(${px(x)},${px(y)}) scale(${px(radius)})"><title>${escaped(mark.label)}</title><use href="#${mark.shape}" fill="${mark.fill}"/>${sign}</g>`
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const

function labelSvg({ rows, x, top, align, plate }: Written, paper: string): string {
  const ground = plate
    ? `<rect x="${px(plate.left)}" y="${px(plate.top)}" width="${px(plate.width)}" height="${px(plate.height)}" fill="${paper}" fill-opacity="0.82"/>`
    : ''
  const texts = rows.map(
    (row, i) => `<tspan x="${px(x)}" y="${px(top + i * LINE_HEIGHT + 11)}">${escaped(row)}</tspan>`,
  )
  return `${ground}<text text-anchor="${ANCHORS[align]}" font-weight="500" stroke="${paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">${texts.join('')}</text>`
}

/** What is in the picture, in rows that fit its width. */
function legendRows({ legend, scene, size, measure }: PictureFile): { svg: string; height: number } {
  const { palette } = scene
  const colourOf = (kind: NodeKind) => {
    const { colour } = KINDS[kind]
    return palette[colour === 'signed' ? 'grey' : colour]
  }
  const entries = [
    ...legend.kinds.map((kind) => ({
      text: KINDS[kind].plural,
      marks: `<use href="#${KINDS[kind].shape}" fill="${colourOf(kind)}"/>`,
    })),
    ...legend.signs.map((sign) => ({
      text: SIGNS[sign].says,
      marks: `<use href="#diamond" fill="${palette[SIGNS[sign].colour]}"/>${SIGN_BARS[sign].length > 0 ? `<use href="#sign-${sign}"/>` : ''}`,
    })),
    { text: 'larger: more rests on it', marks: '' },
  ]
  let [x, y] = [0, 0]
  const parts = entries.map(({ text, marks }) => {
    const wide = measure(text) + (marks === '' ? 0 : 22) + 18
    if (x > 0 && x + wide > size.width) {
      x = 0
      y += ROW
    }
    const at = x
    x += wide
    const mark = marks === '' ? '' : `<g transform="translate(${px(at + 8)},${px(y + 8)}) scale(7)">${marks}</g>`
    return `${mark}<text x="${px(at + (marks === '' ? 0 : 22))}" y="${px(y + 12)}">${escaped(text)}</text>`
  })
  return { svg: parts.join(''), height: y + ROW + 6 }
}

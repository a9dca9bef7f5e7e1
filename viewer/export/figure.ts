// Charts of the page as a file of their own: SVG with a title and what its marks mean.

import { wrap } from '../stage/labels.js'
import type { Palette } from '../theme.js'
import { FONT } from '../ui/fit.js'
import { save } from '../ui/save.js'
import { escaped, fileName } from './xml.js'

const MARGIN = 16

/** Charts, one below the other. `parts` have their colours and fonts in them. */
export function saveFigure(
  name: string,
  title: string,
  notes: readonly string[],
  parts: readonly SVGSVGElement[],
  palette: Palette,
): void {
  const width = Math.max(320, ...parts.map((part) => part.width.baseVal.value))
  let y = MARGIN + 30
  const charts = parts.map((part) => {
    const at = y
    y += part.height.baseVal.value + 8
    const inner = new XMLSerializer()
      .serializeToString(part)
      .replace(/^<svg[^>]*>/, '')
      .replace(/<\/svg>$/, '')
    return `<g transform="translate(${MARGIN},${at})" font-size="13">${inner}</g>`
  })
  const rows = notes.flatMap((note) => wrap(note, Math.floor(width / 6), 6))
  const texts = rows.map((row, i) => `<text x="${MARGIN}" y="${y + 14 + 15 * i}">${escaped(row)}</text>`)
  y += 15 * rows.length + 2 * MARGIN
  const full = width + 2 * MARGIN
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${full} ${y}" width="${full}" height="${y}" font-family="${escaped(FONT)}" fill="${palette.ink}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${palette.panel}"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 16}" font-size="18" font-weight="650">${escaped(title)}</text>`,
    ...charts,
    `<g font-size="11.5" fill="${palette.muted}">${texts.join('')}</g>`,
    '</svg>\n',
  ]
  save(`${fileName(name)}.svg`, 'image/svg+xml', [svg.join('\n')])
}

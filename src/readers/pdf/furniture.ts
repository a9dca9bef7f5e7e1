// Running heads and page numbers: what stands at the edge of page after page.
import type { Line } from './lines.js'
import type { Page } from './worker.js'

/** Parts of the page's height at its upper and lower edge. */
const EDGE = 0.12
/** Lines looked at from each edge. */
const DEEP = 4

/** The lines of all pages without their furniture. */
export function withoutFurniture(pages: readonly Page[], lines: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, Set<number>>()
  const edges = lines.map((list, i) => edgeLines(list, pages[i]?.height ?? 0))
  edges.forEach((list, page) => {
    for (const line of list) {
      const key = keyOf(line)
      const on = seen.get(key)
      if (on) on.add(page)
      else seen.set(key, new Set([page]))
    }
  })
  const least = Math.max(2, Math.min(4, Math.ceil(pages.length / 3)))
  return lines.map((list, page) => {
    const edge = new Set(edges[page])
    return list.filter((line) => {
      if (!edge.has(line)) return true
      // "12", "Page 12 of 30".
      if (/^(?:page\s+)?\d{1,4}(?:\s+(?:of|\/)\s+\d{1,4})?$/i.test(line.text)) return false
      return (seen.get(keyOf(line))?.size ?? 0) < least
    })
  })
}

function edgeLines(lines: readonly Line[], height: number): Line[] {
  const sorted = [...lines].sort((a, b) => a.y - b.y)
  const upper = sorted.slice(0, DEEP).filter(({ y }) => y < height * EDGE)
  const lower = sorted.slice(-DEEP).filter(({ y }) => y > height * (1 - EDGE))
  return [...new Set([...upper, ...lower])]
}

/** Numbers differ from page to page, and left pages from right ones. */
const keyOf = ({ text, y }: Line): string => `${text.replace(/\d+/g, '#').toLowerCase()} ${Math.round(y / 12)}`

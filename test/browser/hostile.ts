// A graph whose every text would break a page that took it for anything but text.
import type { Graph } from '../../src/index.js'

/** Each breaks a page that puts it into markup, into a script, or into an attribute. */
export const HOSTILE = [
  '<img src=x onerror="window.broken=true">',
  '</script><script>window.broken=true</script>',
  '"><svg onload=window.broken=true>',
  'javascript:window.broken=true',
  '<!-- <script>',
  '\u2028 and \u2029 and \u0000',
  'שלום \u202e reversed',
  `long ${'x'.repeat(10_000)}`,
  '{{constructor.constructor("window.broken=true")()}}',
]

export function hostileGraph(): Graph {
  const quotes = HOSTILE.join(' ')
  const span = { start: 0, end: quotes.length, text: quotes }
  return {
    nodes: [
      {
        id: 'document:x',
        kind: 'Document',
        label: HOSTILE[1],
        uri: HOSTILE[3],
        format: 'text',
        sha256: '0',
        title: HOSTILE[0],
      },
      {
        ...span,
        id: 'passage:x:0',
        kind: 'Passage',
        label: quotes,
        line: 1,
        column: 1,
        paragraph: 0,
        role: 'other',
        section: HOSTILE[0],
      },
      ...HOSTILE.map((label, i) => ({
        id: `concept:${i}${label.slice(0, 50)}`,
        kind: 'Concept',
        label,
        aliases: [label],
        definition: label,
      })),
    ],
    edges: [
      { id: 'has', kind: 'HAS_PASSAGE', source: 'document:x', target: 'passage:x:0', position: 0 },
      ...HOSTILE.map((label, i) => ({
        ...span,
        id: `mentions:${i}`,
        kind: 'MENTIONS',
        source: 'passage:x:0',
        target: `concept:${i}${label.slice(0, 50)}`,
      })),
      ...HOSTILE.slice(1).map((label, i) => ({
        id: `broader:${i}`,
        kind: 'BROADER',
        source: `concept:${i}${(HOSTILE[i] as string).slice(0, 50)}`,
        target: `concept:${i + 1}${label.slice(0, 50)}`,
      })),
    ],
  } as unknown as Graph
}

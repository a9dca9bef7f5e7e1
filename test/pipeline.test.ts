// Invariants of every build, whatever the text.
import { expect, test } from 'vitest'
import { build, json } from '../src/index.js'

const source = (uri: string, text: string) => ({ uri, bytes: new TextEncoder().encode(text) })

test('every passage quotes its document exactly', () => {
  const text = 'Theory\n\nHope fosters effort (Lee, 2001). It does so, e.g., in d = 0.74 cases.\n\n- one\n- two'
  const { graph } = build([source('a.txt', text)])
  const passages = graph.nodes.filter((node) => node.kind === 'Passage')
  expect(passages.length).toBe(5)
  for (const node of passages)
    expect(node.kind === 'Passage' && text.slice(node.start, node.end)).toBe(node.kind === 'Passage' && node.text)
})

test('the order of the inputs changes nothing', () => {
  const a = source('a.txt', 'Hope fosters effort (Lee, 2001).')
  const b = source('b/b.md', '# Effort\n\nEffort fosters hope (Lee, 2001).')
  const write = (sources: (typeof a)[]) => [...json.write(build(sources).graph)].join('')
  expect(write([a, b])).toBe(write([b, a]))
})

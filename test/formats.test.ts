// The same article as Markdown, web page, JATS, Word and PDF says the same; PDFs are printed by chromium.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, launch } from '../scripts/chromium.js'
import { docxOf, htmlOf, jatsOf, pdfOf, withoutMarks } from '../scripts/formats.js'
import { build } from '../src/index.js'
import { browserTest } from './browser/browser.js'

const example = (name: string) =>
  withoutMarks(readFileSync(fileURLToPath(new URL(`../examples/${name}.md`, import.meta.url)), 'utf8'))

/** Citations, publications, findings and claims in words. */
function said(uri: string, source: string | Uint8Array) {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const { nodes, edges } = build([{ uri, bytes }]).graph
  const labels = new Map(nodes.map(({ id, label }) => [id, label]))
  const ends = (id: string, kinds: readonly string[]) =>
    edges
      .filter((edge) => edge.source === id && kinds.includes(edge.kind))
      .map(({ kind, target }) => `${kind} ${labels.get(target)}`)
  const sorted = (list: string[]) => list.map((one) => one.replace(/\s+/g, ' ')).sort()
  return {
    citations: sorted(
      edges.flatMap((edge) => (edge.kind === 'CITES' ? [`${edge.text} → ${labels.get(edge.target)}`] : [])),
    ),
    publications: sorted(
      nodes.flatMap((node) =>
        node.kind === 'Publication' ? [[node.label, node.title, node.container, node.doi].join(' | ')] : [],
      ),
    ),
    findings: sorted(
      nodes.flatMap((node) =>
        node.kind === 'Finding'
          ? [[node.label, ...ends(node.id, ['OF_OUTCOME', 'OF_INTERVENTION', 'VERSUS'])].join(' | ')]
          : [],
      ),
    ),
    claims: sorted(
      nodes.flatMap((node) =>
        node.kind === 'Claim'
          ? [[node.predicate, ...ends(node.id, ['SUBJECT', 'OBJECT', 'SUPPORTED_BY'])].join(' | ')]
          : [],
      ),
    ),
  }
}

let browser: Browser | undefined
beforeAll(async () => {
  const chromium = findChromium()
  if (chromium !== undefined) browser = await launch(chromium)
})
afterAll(() => browser?.close())
const printed = (markdown: string, columns: 1 | 2) => {
  if (!browser) return expect.fail('there is no chromium (scripts/browser-tools.sh installs it)')
  return pdfOf(browser, markdown, columns)
}

describe.each(['mentalizing', 'habits'])('%s', (name) => {
  const markdown = example(name)
  const expected = said('a.md', markdown)

  test.each([
    ['html', htmlOf],
    ['xml', jatsOf],
    ['docx', docxOf],
  ] as const)('%s', (extension, write) => {
    expect(said(`a.${extension}`, write(markdown))).toEqual(expected)
  })

  browserTest.each([1, 2] as const)('pdf in %i columns', async (columns) => {
    expect(said('a.pdf', await printed(markdown, columns))).toEqual(expected)
  })
})

// The served page: shows the graph as its file is now, and works under the server's policy.
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { generateGraph } from '../../scripts/graph-generator.js'
import { browserTest, useBrowser } from './browser.js'
import { demoGraph, serve } from './views.js'

const open = useBrowser()

browserTest('the page follows its file, and says when that is broken', async () => {
  const view = await serve(demoGraph())
  const page = await open(view.url)
  await page.getByRole('tab', { name: 'Picture' }).waitFor()
  const count = () => page.evaluate(() => window.evigraph.state.payload.value?.graph.nodes.length)
  expect(await count()).toBe(demoGraph().nodes.length)

  const other = generateGraph(50)
  view.replace(other)
  await expect.poll(count).toBe(other.nodes.length)

  view.replace('{"nodes":')
  await page
    .getByText(/not JSON/)
    .first()
    .waitFor()
  expect(await count()).toBe(other.nodes.length)
})

browserTest('what is shown is saved in any format of the server', async () => {
  const view = await serve(demoGraph())
  const page = await open(view.url)
  await page.getByRole('tab', { name: 'Picture' }).waitFor()
  await page.evaluate(() => window.evigraph.state.toggleFacet('kind', 'Publication'))
  await page.getByRole('button', { name: 'Save the picture' }).click()
  await page.getByRole('button', { name: 'Other' }).click()
  await page.getByLabel('Format').selectOption('ris')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Save' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.ris$/)
  const works = readFileSync(await download.path(), 'utf8').match(/^TY {2}- /gm)
  const shown = await page.evaluate(() => window.evigraph.state.counts.value.shown)
  expect(shown).toBeGreaterThan(20)
  expect(works).toHaveLength(shown)
})

browserTest('the server lets no page of another origin in', async () => {
  const view = await serve(demoGraph())
  const elsewhere = await serve(demoGraph())
  // Another port is another origin; its page runs no scripts of ours, so that its own policy must be set aside.
  const page = await open(elsewhere.url, { bypassCSP: true, expected: /request to|CORS|Failed to load/ })
  const answers = await page.evaluate(async (url) => {
    const tried = (path: string, init?: RequestInit) =>
      fetch(url + path, init).then(
        ({ status }) => `${status}`,
        () => 'refused',
      )
    const text = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"RETURN 1"}' }
    const json = { ...text, headers: { 'content-type': 'application/json' } }
    return [await tried('payload.json'), await tried('cypher', text), await tried('cypher', json)]
  }, view.url)
  expect(answers).toEqual(['refused', 'refused', 'refused'])
})

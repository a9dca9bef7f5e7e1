// The served page: shows the graph as its file is now, and works under the server's policy.
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
  await expect.poll(count, { timeout: 20_000 }).toBe(other.nodes.length)

  view.replace('{"nodes":')
  await page
    .getByText(/not JSON/)
    .first()
    .waitFor()
  expect(await count()).toBe(other.nodes.length)
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

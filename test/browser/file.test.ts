// The single file: opens from disk, asks nobody for anything, and shows hostile text as text.
import { describe, expect } from 'vitest'
import { generateGraph } from '../../scripts/graph-generator.js'
import { browserTest, useBrowser } from './browser.js'
import { HOSTILE, hostileGraph } from './hostile.js'
import { pictureOf } from './pictures.js'
import { demoGraph, fileOf } from './views.js'

const open = useBrowser()

browserTest('WebGL is drawn in software, so that a picture is the same on every machine', async () => {
  const page = await open(fileOf(demoGraph()))
  const renderer = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2')
    return gl?.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? 0)
  })
  expect(renderer).toContain('SwiftShader')
})

describe('from disk', () => {
  browserTest('the demo is drawn, and nothing is asked for', async () => {
    const page = await open(fileOf(demoGraph(), { title: 'Trust & habit' }))
    await page.getByRole('tab', { name: 'Picture' }).waitFor()
    await page.locator('canvas').first().waitFor()
    expect(await page.title()).toContain('Trust & habit')
    await expect.poll(async () => (await pictureOf(page)).colours).toBeGreaterThan(50)
    const counts = await page.evaluate(() => {
      const { graph, positions } = window.evigraph.state.payload.value as NonNullable<
        typeof window.evigraph.state.payload.value
      >
      return [graph.nodes.length, positions.bands.length / 2, positions.organic.length / 2]
    })
    expect(new Set(counts)).toEqual(new Set([demoGraph().nodes.length]))
  })

  browserTest('a graph above 1 MB is unpacked, and what takes a moment is said', async () => {
    const graph = generateGraph(8000)
    const page = await open(fileOf(graph))
    await page.addInitScript(() => {
      const told: (string | null)[] = []
      Object.assign(window, { told })
      new MutationObserver(() =>
        told.push(document.querySelector('#app > [role="status"]')?.textContent ?? null),
      ).observe(document, { childList: true, subtree: true, characterData: true })
    })
    await page.reload()
    await page.getByRole('tab', { name: 'Picture' }).waitFor()
    expect(await page.evaluate(() => window.evigraph.state.payload.value?.graph.nodes.length)).toBe(graph.nodes.length)
    const told = await page.evaluate(() => (window as unknown as { told: string[] }).told)
    expect([...new Set(told)].filter(Boolean)).toEqual([
      'Unpacking the graph …',
      expect.stringMatching(/^Drawing [\d,]+ nodes and [\d,]+ links …$/),
    ])
  })

  browserTest('its policy lets no script run but its own, and no request out', async () => {
    const page = await open(fileOf(demoGraph()), {
      expected: /Content Security Policy|violates|request to (https|file:.*\/x$)/,
    })
    await page.getByRole('tab', { name: 'Picture' }).waitFor()
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.broken = true'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.broken = true">')
      const asked = await fetch('https://127.0.0.1:1/').then(
        () => 'answered',
        () => 'refused',
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      return { broken: 'broken' in window, asked }
    })
    expect(ran).toEqual({ broken: false, asked: 'refused' })
  })
})

browserTest('hostile labels and quotes are text, in every view', async () => {
  const page = await open(fileOf(hostileGraph(), { title: HOSTILE[1] as string }))
  const tabs = page.getByRole('tab')
  await tabs.first().waitFor()
  expect(await page.title()).toContain(HOSTILE[1])
  for (const tab of await tabs.all()) {
    await tab.click()
    await page.waitForTimeout(300)
  }
  const found = await page.evaluate(() => ({
    broken: 'broken' in window,
    images: document.querySelectorAll('img[onerror], svg[onload]').length,
    links: [...document.querySelectorAll('a')].filter(({ href }) => href.startsWith('javascript:')).length,
  }))
  expect(found).toEqual({ broken: false, images: 0, links: 0 })
})

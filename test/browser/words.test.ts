// The words behind everything, and how they are found: by search, along ways, in neighbourhoods.
import { expect } from 'vitest'
import { browserTest, useBrowser } from './browser.js'
import { markOf, panel } from './page.js'
import { demoGraph, fileOf } from './views.js'

const open = useBrowser()

browserTest('every node and every link has its words in the panel, or says that none are recorded', async () => {
  // In a view that does not follow what is selected: there are many.
  const page = await open(`${fileOf(demoGraph())}#view=Conflicts`)
  await page.getByRole('tab').first().waitFor()
  const silent = await page.evaluate(async () => {
    const { index, select } = window.evigraph.state
    const items = [...(index.value?.nodes ?? []), ...(index.value?.edges ?? [])]
    const without: string[] = []
    for (const { id } of items) {
      select(id)
      await Promise.resolve()
      await new Promise((resolve) => setTimeout(resolve))
      const words = document.querySelector('[aria-labelledby="words-title"]')
      const quotes = [...(words?.querySelectorAll('.said') ?? [])].every(({ textContent }) => textContent !== '')
      if (!words || !quotes || !(words.querySelector('.said') || words.textContent?.includes('No source recorded.')))
        without.push(id)
    }
    return { without, count: items.length }
  })
  expect(silent).toEqual({ without: [], count: demoGraph().nodes.length + demoGraph().edges.length })
})

browserTest('what is highlighted is what is stored, and is copied with where it stands', async () => {
  const page = await open(`${fileOf(demoGraph())}#view=Conflicts`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.getByRole('tab').first().waitFor()
  const spans = demoGraph().edges.filter(({ kind }) => kind === 'STATES' || kind === 'MENTIONS' || kind === 'CITES')
  const other = await page.evaluate(async () => {
    const { index, select } = window.evigraph.state
    const wrong: string[] = []
    for (const edge of index.value?.edges ?? []) {
      if (edge.kind !== 'STATES' && edge.kind !== 'MENTIONS' && edge.kind !== 'CITES') continue
      select(edge.id)
      await new Promise((resolve) => setTimeout(resolve))
      const marked = [...document.querySelectorAll('.evidence .said mark')].map(({ textContent }) => textContent)
      if (marked.join() !== edge.text) wrong.push(`${edge.id}: ${marked.join(' | ')}`)
    }
    return wrong
  })
  expect(other).toEqual([])
  expect(spans.length).toBeGreaterThan(200)

  await page.evaluate(() => window.evigraph.state.select('concept:epistemic-trust'))
  await panel(page).getByRole('button', { name: 'Copy quote' }).first().click()
  await page.getByText('Quote and citation copied').first().waitFor({ state: 'attached' })
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const said = (await panel(page).locator('.said').first().textContent())?.trim()
  expect(copied.split('\n')).toEqual([
    `“${said}”`,
    expect.stringMatching(/^— From mentalizing theory .*, section “.*”, mentalizing\.md, line \d+$/),
    expect.stringMatching(/^Cited there: /),
  ])
})

browserTest('search finds names, authors, years and words, grouped by kind, and flies there', async () => {
  const page = await open(fileOf(demoGraph()))
  const box = page.getByRole('combobox', { name: 'Search' })
  for (const [query, group] of [
    ['epistemic tr', 'Concepts'],
    ['bateman', 'Publications'],
    ['2009', 'Publications'],
    ['suicide', 'Findings'],
    ['automatically', 'Passages'],
  ] as const) {
    await box.fill(query)
    const found = page.getByRole('listbox').getByRole('group', { name: group })
    await expect.poll(() => found.count(), query).toBe(1)
    expect(Number(await found.locator('.group .count').textContent())).toBeGreaterThan(0)
  }
  // From a corner of the picture where the hit is out of view.
  await page.evaluate(() => window.evigraph.stage?.fly({ x: 0, y: 1, ratio: 0.2 }, false))
  await box.fill('suicide attempt')
  // Not any option: those of the last words are there until these are found.
  await page.getByRole('option', { selected: true }).filter({ hasText: 'suicide attempt' }).waitFor()
  await page.keyboard.press('Enter')
  const selected = () => page.evaluate(() => window.evigraph.state.selected.value)
  await expect.poll(selected).toBeDefined()
  const size = await page.locator('.surface').boundingBox()
  const inView = async () => {
    const { x, y } = await markOf(page, (await selected()) as string)
    return x > 0 && y > 0 && x < (size?.width ?? 0) && y < (size?.height ?? 0)
  }
  await expect.poll(inView).toBe(true)
})
browserTest('neighbourhoods, and ways from one thing to another with the words of each step', async () => {
  const page = await open(`${fileOf(demoGraph())}#n=concept:epistemic-trust`)
  await panel(page).getByRole('button', { name: '1 step', exact: true }).click()
  const near = await page.evaluate(() => window.evigraph.state.counts.value.shown)
  await panel(page).getByRole('button', { name: '2 steps' }).click()
  expect(await page.evaluate(() => window.evigraph.state.counts.value.shown)).toBeGreaterThan(near)
  await page.goBack()
  await expect.poll(() => page.evaluate(() => window.evigraph.state.counts.value.shown)).toBe(near)
  await page.getByRole('button', { name: 'Show everything' }).first().click()

  await panel(page).getByRole('button', { name: 'Ways to' }).click()
  const finding = demoGraph().nodes.find(({ kind, label }) => kind === 'Finding' && label.includes('suicide attempt'))
  const { x, y } = await markOf(page, finding?.id ?? '')
  const box = await page.locator('.surface').boundingBox()
  await page.mouse.click(x + (box?.x ?? 0), y + (box?.y ?? 0))
  const steps = page.locator('.steps .why')
  await steps.first().waitFor()
  expect(await steps.allTextContents()).toContainEqual(expect.stringContaining('weakest link'))
  // Nothing but the ways, until everything is asked for.
  const shown = () => page.evaluate(() => window.evigraph.state.counts.value.shown)
  const all = await shown()
  await panel(page).getByRole('checkbox', { name: 'Show nothing else' }).check()
  await expect.poll(() => page.url()).toContain('ways=only')
  const onWays = await page.evaluate(
    () =>
      new Set(
        window.evigraph.state.paths.value.flatMap(({ start, steps }) => [start, ...steps.map(({ node }) => node)]),
      ).size,
  )
  expect(await shown()).toBe(onWays)
  await page.goBack()
  await expect.poll(shown).toBe(all)
  await steps.first().click()
  expect(await panel(page).locator('.said').count()).toBeGreaterThan(0)
})

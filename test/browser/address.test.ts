// The address is the view: whoever opens it sees the same, and one can go back.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { browserTest, useBrowser } from './browser.js'
import { heading, panel, settled } from './page.js'
import { demoGraph, fileOf, serve } from './views.js'

const open = useBrowser()

interface Choice {
  view: string
  /** In the address afterwards. */
  says: string
  make(page: Page): Promise<unknown>
  /** What the page then shows; something else before. */
  shown(page: Page): Promise<unknown>
}
const pressed = (page: Page) => page.locator('#view button[aria-pressed="true"]').allTextContents()
const first = (page: Page) => page.locator('tbody tr.row').first().textContent()

const CHOICES: readonly Choice[] = [
  {
    view: 'Picture',
    says: 'layout=organic',
    make: (page) => page.getByRole('button', { name: 'Organic' }).click(),
    shown: (page) => page.locator('.tools button[aria-pressed="true"]').allTextContents(),
  },
  {
    view: 'Tables',
    says: 'tables.of=Findings',
    make: (page) => page.getByRole('button', { name: 'Findings', exact: true }).click(),
    shown: async (page) => [await pressed(page), await first(page)],
  },
  {
    view: 'Tables',
    says: 'tables.sort=Name+down',
    async make(page) {
      await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
      await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
    },
    shown: async (page) => [await page.locator('th[aria-sort="descending"]').allTextContents(), await first(page)],
  },
  {
    view: 'Tables',
    says: 'tables.rows=trust',
    make: (page) => page.getByRole('searchbox', { name: 'Rows with' }).fill('trust'),
    shown: (page) => page.locator('.view-tools [role="status"]').textContent(),
  },
  {
    view: 'Matrix',
    says: 'matrix.rows=Concept',
    make: (page) => page.getByLabel('Rows').selectOption('Concept'),
    shown: (page) => page.locator('.matrix thead th').allTextContents(),
  },
  {
    view: 'Matrix',
    says: 'matrix.count=claims',
    make: (page) => page.getByRole('button', { name: 'claims', exact: true }).click(),
    shown: async (page) => [await pressed(page), await page.locator('.matrix tbody th').allTextContents()],
  },
  {
    view: 'Matrix',
    says: 'matrix.gaps=yes',
    make: (page) => page.getByRole('checkbox', { name: /with nothing/ }).check(),
    shown: (page) => page.locator('.matrix tbody th').count(),
  },
  {
    view: 'Matrix',
    says: 'found=',
    make: (page) => page.locator('.matrix td button[aria-label*=" findings"]').first().click(),
    shown: (page) => panel(page).getByRole('listitem').allTextContents(),
  },
  {
    view: 'Forest',
    says: 'forest.of=outcome:',
    async make(page) {
      const value = await page.locator('.subject optgroup option').first().getAttribute('value')
      await page.getByLabel('Findings on').selectOption(value)
    },
    shown: async (page) => [
      await page.locator('.subject select').inputValue(),
      await page.locator('.view-tools [role="status"]').textContent(),
    ],
  },
  {
    view: 'Forest',
    says: 'forest.sort=size',
    make: (page) => page.getByLabel('Sort by').selectOption('size'),
    shown: (page) => page.getByLabel('Sort by').inputValue(),
  },
  {
    view: 'Timeline',
    says: 'f.year=',
    make: (page) => page.locator('.view-tools select').nth(1).selectOption({ index: 3 }),
    shown: (page) =>
      page.locator('.view-tools select').evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value)),
  },
  {
    view: 'Conflicts',
    says: 'conflicts.of=findings',
    make: (page) => page.getByRole('button', { name: 'findings', exact: true }).click(),
    shown: pressed,
  },
]

browserTest.each(CHOICES.map((choice) => [choice.view, choice.says, choice] as const))(
  '%s: %s is in the address, which shows it elsewhere, and is gone back from',
  async (view, says, { make, shown }) => {
    const page = await open(`${fileOf(demoGraph())}#v=1${view === 'Picture' ? '' : `&view=${view}`}`)
    await page.locator('#view > *').first().waitFor()
    await settled(page)
    const before = await shown(page)
    await make(page)
    await expect.poll(() => page.url()).toContain(says)
    await settled(page)
    const after = await shown(page)
    expect(after).not.toEqual(before)

    const again = await open(page.url())
    await again.locator('#view > *').first().waitFor()
    await expect.poll(() => shown(again)).toEqual(after)
    expect(await again.locator('.notice').count()).toBe(0)

    // What is typed is no step: there are too many of them.
    if (says.startsWith('tables.rows')) return
    for (let steps = 0; steps < 3 && page.url().includes(says); steps++) await page.goBack()
    await expect.poll(() => shown(page)).toEqual(before)
    await page.goForward()
    if (!says.startsWith('tables.sort')) await expect.poll(() => shown(page)).toEqual(after)
  },
)

browserTest('Cypher: the query and its parameters are in the address', async () => {
  const { url } = await serve(demoGraph())
  const page = await open(`${url}#v=1&view=Cypher`)
  const box = page.getByRole('textbox', { name: 'Cypher query' })
  await page.getByLabel('A question to begin with').selectOption({ index: 3 })
  const query = await box.inputValue()
  await expect.poll(() => page.url()).toContain('cypher.query=')
  const names = await page.locator('.cypher label code').allTextContents()
  const again = await open(page.url())
  await expect.poll(() => again.getByRole('textbox', { name: 'Cypher query' }).inputValue()).toBe(query)
  expect(await again.locator('.cypher label code').allTextContents()).toEqual(names)
})

browserTest('selection, focus, search and camera are in the address, and what it asks in vain is said', async () => {
  const asked =
    '#v=1&n=concept:epistemic-trust&q=trust&focus=1+concept:epistemic-trust&cam=0.4+0.5+0.6&n2=x&tables.sort=Mood&f.kind=Concept+Claim'
  const page = await open(fileOf(demoGraph()) + asked)
  await panel(page).waitFor()
  expect(await heading(page)).toBe('epistemic trust')
  expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('trust')
  await page
    .getByText(/hidden \d+ of \d+/)
    .first()
    .waitFor()
  await expect
    .poll(() => page.evaluate(() => window.evigraph.stage?.stage.camera()))
    .toMatchObject({ ratio: expect.closeTo(0.6, 3) })
  await page.getByText('The address asks for what is not here: “n2”, “tables.sort=Mood”.').waitFor()
  const kinds = await page.evaluate(() => {
    const { index, visible } = window.evigraph.state
    return [...new Set(index.value?.nodes.flatMap(({ kind }, at) => (visible.value[at] ? [kind] : [])))].sort()
  })
  expect(kinds).toEqual(['Claim', 'Concept'])
})

browserTest('what an address selects stays out of view where its camera leaves it out', async () => {
  const page = await open(`${fileOf(demoGraph())}#v=1&n=concept:epistemic-trust&cam=3+3+0.6`)
  await panel(page).waitFor()
  const camera = () => page.evaluate(() => window.evigraph.stage?.stage.camera())
  const asked = { x: expect.closeTo(3, 3), y: expect.closeTo(3, 3), ratio: expect.closeTo(0.6, 3) }
  await expect.poll(camera).toMatchObject(asked)
  await page.setViewportSize({ width: 900, height: 600 })
  await page.waitForTimeout(600)
  expect(await camera()).toMatchObject(asked)
})

browserTest('Copy link gives the address', async () => {
  const page = await open(`${fileOf(demoGraph())}#n=concept:epistemic-trust`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.getByRole('button', { name: 'Copy link' }).click()
  await page.getByText('Link to this view copied').first().waitFor({ state: 'attached' })
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})

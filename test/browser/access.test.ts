// Views in both themes, as axe-core sees them: nothing in them keeps anybody out.
import { expect } from 'vitest'
import { violationsOf } from './axe.js'
import { browserTest, useBrowser } from './browser.js'
import { demoGraph, fileOf, serve } from './views.js'

const open = useBrowser()

const VIEWS = ['Picture', 'Tables', 'Matrix', 'Forest', 'Timeline', 'Conflicts', 'Cypher']
const cases = VIEWS.flatMap((view) => (['light', 'dark'] as const).map((theme) => [view, theme] as const))

browserTest.each(cases)('%s, %s', async (view, colorScheme) => {
  // Only a served page answers Cypher.
  const address = view === 'Cypher' ? (await serve(demoGraph())).url : fileOf(demoGraph())
  const page = await open(address, { colorScheme })
  await page.getByRole('tab', { name: view }).click()
  await page.waitForTimeout(500)
  expect(await violationsOf(page)).toEqual([])
})

browserTest('axe sees what is wrong', async () => {
  const page = await open(fileOf(demoGraph()))
  await page.getByRole('tab').first().waitFor()
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<button></button>'))
  expect(await violationsOf(page)).toEqual([expect.stringMatching(/^button-name: /)])
})

// What axe-core finds wrong with a page for those who cannot see it, or use no mouse.
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** A line for each violation: rule, what it is about, and the element. Give `[]` to expect none. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's policy lets none be added.
  await page.evaluate(axe.source)
  // It takes every link to a view of this page that is not in sight for one that skips something.
  const { violations } = (await page.evaluate("axe.run({ rules: { 'skip-link': { enabled: false } } })")) as AxeResults
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`))
}

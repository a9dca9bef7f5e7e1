// What browser tests share: `const open = useBrowser()` in a file, then `await open(url)` in its tests.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findChromium, type LaunchOptions, launch } from '../../scripts/chromium.js'

const executable = findChromium()
if (executable === undefined && !process.env.CI)
  console.warn('\n⚠ The browser tests are SKIPPED: there is no chromium (scripts/browser-tools.sh installs it).\n')

/** `test`, which is skipped without chromium, or fails where CI=true. */
export const browserTest: typeof test = executable === undefined && !process.env.CI ? (test.skip as typeof test) : test

export interface OpenOptions extends BrowserContextOptions {
  /** What the page may say on its console or throw without failing the test. */
  expected?: RegExp
}

export type Open = (url: string, options?: OpenOptions) => Promise<Page>

/**
 * Starts one browser for a file of tests. What is opened is closed after its test, which fails where a page wrote an error
 * to its console, threw one, or asked for anything beyond itself and 127.0.0.1.
 */
export function useBrowser(options: LaunchOptions = {}): Open {
  let browser: Browser | undefined
  let contexts: BrowserContext[] = []
  let trouble: string[] = []
  beforeAll(async () => {
    if (executable !== undefined) browser = await launch(executable, options)
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    const found = trouble
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
    trouble = []
    expect(found, 'errors and requests of the page').toEqual([])
  })
  return async (url, { expected, ...settings } = {}) => {
    if (!browser) return expect.fail('there is no chromium (scripts/browser-tools.sh installs it)')
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...settings })
    contexts.push(context)
    const note = (what: string) => {
      if (!expected?.test(what)) trouble.push(what)
    }
    context.on('request', (request) => {
      if (!isOwn(request.url(), url)) note(`request to ${request.url().slice(0, 200)}`)
    })
    context.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()}`)
    })
    context.on('weberror', (error) => note(`thrown: ${error.error().stack ?? error.error().message}`))
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    await page.goto(url)
    return page
  }
}

/** A page from disk may ask for nothing but itself, one of a server for what that server has. */
function isOwn(request: string, page: string): boolean {
  if (/^(data|blob):/.test(request)) return true
  const bare = (address: string) => address.replace(/#.*/, '')
  return page.startsWith('file:') ? bare(request) === bare(page) : new URL(request).origin === new URL(page).origin
}

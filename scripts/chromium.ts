// The browser that tests and the benchmark drive: found on this machine, drawing WebGL in software, alike everywhere.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** The path named by CHROMIUM, or chromium on the PATH. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM
  if (named !== undefined) return existsSync(named) ? named : undefined
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find((file) => existsSync(file))
}

/** Without the two of SwiftShader there is no WebGL at all, and tests of pictures would pass on nothing. */
const SOFTWARE_GL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
const QUIET = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--enable-precise-memory-info',
]

export interface LaunchOptions {
  /** Without WebGL, as on machines whose drivers are blocked. */
  webgl?: boolean
  args?: readonly string[]
}

export function launch(executablePath: string, { webgl = true, args = [] }: LaunchOptions = {}): Promise<Browser> {
  const graphics = webgl ? SOFTWARE_GL : ['--disable-3d-apis']
  return chromium.launch({ executablePath, args: [...QUIET, ...graphics, ...args], timeout: 120_000 })
}

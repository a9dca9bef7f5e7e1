// The viewer's build (`vite build viewer`: one file, everything inside) and the tests, which run from source.
import { viteSingleFile } from 'vite-plugin-singlefile'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/viewer',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: {
    globalSetup: ['test/build.ts', 'test/browser/setup.ts', 'test/neo4j.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // A page on a busy machine takes longer than the second that is usual.
    expect: { poll: { timeout: 15_000 } },
  },
})

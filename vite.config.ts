// The viewer's build (`vite build viewer`: one file, everything inside) and the tests, which run from source.
import { viteSingleFile } from 'vite-plugin-singlefile'
import { defineConfig } from 'vitest/config'

/** Tests that kill what they started at a moment, measure time, or wait for a page: one at a time, after the others. */
const ALONE = [
  'test/stores/**/*.test.ts',
  'test/server/**/*.test.ts',
  'test/commands/{enrich,query,view}.test.ts',
  'test/browser/**/*.test.ts',
  'test/enrich/http.test.ts',
]

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
    globalSetup: ['test/build.ts', 'test/browser/setup.ts'],
    // Only what hangs is ended: a busy machine takes many times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A page on a busy machine takes longer than the usual second.
    expect: { poll: { timeout: 120_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
          // Reading the modules takes longer than most of these tests.
          isolate: false,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          globalSetup: ['test/neo4j.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

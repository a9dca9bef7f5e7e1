// The viewer's build (`vite build viewer`: one file, everything inside) and the tests, which run from source.
import { viteSingleFile } from 'vite-plugin-singlefile'
import { defineConfig } from 'vitest/config'

// Tests that start processes, servers or browsers, or measure time: one at a time, after the others.
const WORLD = [
  ...['browser', 'server', 'stores'].map((folder) => `test/${folder}/**/*.test.ts`),
  'test/commands/{enrich,view}.test.ts',
  'test/enrich/http.test.ts',
  'test/readme.test.ts',
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
    globalSetup: ['test/build.ts'],
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: ['test/**/*.test.ts'],
          exclude: WORLD,
          // Reading the modules takes longer than most of these tests.
          isolate: false,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'world',
          include: WORLD,
          globalSetup: ['test/browser/setup.ts', 'test/neo4j.ts'],
          // Their processes, servers and pages are measured, killed and waited for.
          maxWorkers: 1,
          // A page on a busy machine takes longer than the second that is usual.
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

// Tests run from source; dist/ holds their compiled twins.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { globalSetup: ['test/build.ts', 'test/neo4j.ts'], include: ['test/**/*.test.ts'], testTimeout: 60_000 },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    globalSetup: 'lib/db/prepare-tests.ts',
    // One process: what it has compiled of the embedded database serves all files.
    pool: 'threads',
    include: ['{lib,components,scripts}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2, // each has a database's thread beside it
  },
})

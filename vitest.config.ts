import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    globalSetup: 'lib/db/prepare-tests.ts',
    include: ['{lib,components,scripts}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The embedded database is compiled anew in each file; more workers than cores only queue for it.
    maxWorkers: 2,
  },
})

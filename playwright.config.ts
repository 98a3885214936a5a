import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// Two production servers on embedded databases of their own: one with the sample data, one empty to write into.
// The folders are made once, by the process that starts the servers.
process.env.LEADTRAIL_E2E ??= mkdtempSync(join(tmpdir(), 'leadtrail-e2e-'))
const demoPort = 3190
const emptyPort = 3191

const serve = (port: number, name: string, options: string) => ({
  command: `npx tsx scripts/serve.ts ${options}`,
  url: `http://127.0.0.1:${port}/sessions`,
  env: {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    LEADTRAIL_DATA: join(process.env.LEADTRAIL_E2E ?? '', name),
  },
  timeout: 180_000,
})

const root = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  // Patient, not lax: on two cores the server and the browser share them.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  retries: 1, // a story that passes only the second time is listed as flaky
  reporter: 'list',
  use: {
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure', // `npm run test:browser -- --trace on` records every step, and takes much longer
    launchOptions: {
      ...(process.env.LEADTRAIL_BROWSER && { executablePath: process.env.LEADTRAIL_BROWSER }),
      args: root ? ['--no-sandbox'] : [],
    },
  },
  // Projects run side by side; the stories of one share its server, so they go one after the other.
  projects: [
    {
      name: 'sample',
      workers: 1,
      testMatch: /^(?!.*\.(empty|server)\.).*\.spec\.ts$/,
      use: { baseURL: `http://127.0.0.1:${demoPort}` },
    },
    { name: 'empty', workers: 1, testMatch: /\.empty\.spec\.ts$/, use: { baseURL: `http://127.0.0.1:${emptyPort}` } },
    { name: 'server', workers: 1, testMatch: /\.server\.spec\.ts$/ }, // these start servers of their own
  ],
  webServer: [serve(demoPort, 'sample', '--demo'), serve(emptyPort, 'empty', '')],
})

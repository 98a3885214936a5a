import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, chromium } from '@playwright/test'
import { findBrowser } from './find-browser'
import { run } from './run'

// `npm run screenshots`: the pictures of the README, from fresh sample data.

const folder = join('docs', 'screenshots')
const port = 3192
const base = `http://127.0.0.1:${port}`

await run(async () => {
  const env = { ...process.env, PORT: String(port), LEADTRAIL_DATA: mkdtempSync(join(tmpdir(), 'leadtrail-')) }
  const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts', '--demo'], { env, stdio: 'inherit' })
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    await answering()
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme,
        timezoneId: 'Europe/Berlin',
      })
      await takeAll(context, colorScheme)
      await context.close()
    }
  } finally {
    await browser.close()
    server.kill('SIGTERM')
  }
  return 0
})

/** Some pages in light and some in dark: both are to be seen, no page twice. */
async function takeAll(context: BrowserContext, theme: 'light' | 'dark'): Promise<void> {
  const page = await context.newPage()
  const take = async (name: string, path: string) => {
    await page.goto(base + path, { waitUntil: 'networkidle' })
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
  }
  // A converting session with a few events tells the most.
  await page.goto(`${base}/sessions?outcome=converted&events=5..12&sort=-points`, { waitUntil: 'networkidle' })
  const link = page.getByRole('table', { name: 'Sessions' }).getByRole('link').first()
  const session = (await link.getAttribute('href'))?.split('?')[0] ?? '/sessions'
  if (theme === 'dark') {
    await take('lead', session.replace('/sessions/', '/leads/').replace(/-[^/]*$/, ''))
    await take('engagement', '/engagement')
  } else {
    await take('sessions', '/sessions')
    await take('session', session)
    await take('paths', '/paths')
  }
}

async function answering(): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const isUp = await fetch(`${base}/sessions`).then(
      (response) => response.ok,
      () => false,
    )
    if (isUp) return
    await wait(500)
  }
  throw new Error('The demo did not start.')
}

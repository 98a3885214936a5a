import type { Page } from '@playwright/test'
import { expect, rowIds, seriousViolations, test, turnDark } from './fixtures'

const pages: [name: string, open: (page: Page) => Promise<unknown>][] = [
  ['sessions', (page) => page.goto('/sessions?limit=25')],
  ['sessions without a match', (page) => page.goto('/sessions?points=100000..')],
  ['one session', async (page) => page.goto(await firstSession(page))],
  ['leads', (page) => page.goto('/leads?limit=25')],
  ['one lead', async (page) => page.goto(`/leads/${(await firstSession(page)).split('/')[2]?.slice(0, 16)}?raw=1`)],
  ['events', (page) => page.goto('/events?limit=25')],
  ['conversion paths', (page) => page.goto('/paths')],
  ['engagement', (page) => page.goto('/engagement')],
  ['sources', (page) => page.goto('/sources')],
  ['import', (page) => page.goto('/import')],
  ['rules', (page) => page.goto('/settings/rules')],
  ['the API reference', (page) => page.goto('/docs')],
  ['a page that is not there', (page) => page.goto('/nowhere')],
]

for (const [name, open] of pages) {
  test(`axe finds nothing serious on ${name}, in light and dark, and a phone is wide enough for it`, async ({
    page,
  }) => {
    await open(page)
    await page.waitForLoadState('networkidle')
    expect(await seriousViolations(page)).toEqual([])
    await turnDark(page)
    expect(await seriousViolations(page, ['color-contrast'])).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
}

async function firstSession(page: Page): Promise<string> {
  await page.goto('/sessions')
  const [id] = await rowIds(page)
  return id ?? ''
}

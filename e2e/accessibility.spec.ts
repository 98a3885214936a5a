import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, rowIds, test } from './fixtures'

const pages: [name: string, open: (page: Page) => Promise<unknown>][] = [
  ['sessions', (page) => page.goto('/sessions')],
  ['sessions without a match', (page) => page.goto('/sessions?points=100000..')],
  ['one session', async (page) => page.goto(await firstSession(page))],
  ['leads', (page) => page.goto('/leads')],
  ['events', (page) => page.goto('/events')],
  ['import', (page) => page.goto('/import')],
  ['a page that is not there', (page) => page.goto('/nowhere')],
]

for (const colorScheme of ['light'] as const) {
  for (const [name, open] of pages) {
    test(`axe finds nothing serious on ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await open(page)
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    })
  }
}

async function firstSession(page: Page): Promise<string> {
  await page.goto('/sessions')
  const [id] = await rowIds(page)
  return id ?? ''
}

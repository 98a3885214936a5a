import type { Page } from '@playwright/test'
import { expect, readCsv, seriousViolations, sessionCount, test } from './fixtures'

// The first hour with an empty database: each story goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

test('an empty database welcomes with ways to fill it, on a phone too, and says so on every list', async ({ page }) => {
  await page.goto('/sessions')
  await expect(page.getByRole('heading', { name: 'No sessions yet' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Load' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(await seriousViolations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const [path, words] of [
    ['/leads', /No leads yet/],
    ['/events', /No events yet/],
  ] as const) {
    await page.goto(path)
    await expect(page.getByText(words).first()).toBeVisible()
  }
  await page.goto('/sessions')
  await page.getByRole('main').getByRole('link', { name: 'Import' }).click()
  await expect(page.getByRole('heading', { name: 'Drop a file with events here' })).toBeVisible()
})

/** Two events of one visit, and three rows that cannot be events. */
const file = `visitor_email,happened,event,page,score
reader@example.com,2026-01-05T09:00:00Z,email_open,,2
reader@example.com,2026-01-05T09:04:00Z,demo_request,/demo,"30"
,2026-01-05T09:05:00Z,page_view,/pricing,1
reader@example.com,someday,page_view,/pricing,1
reader@example.com,2026-01-05T09:06:00Z,,/pricing,1`

const dropFile = (page: Page) =>
  page.getByLabel('File with events').setInputFiles({
    name: 'january.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file),
  })

test('a file is checked, imported with its wrong rows named, and a second time changes nothing', async ({ page }) => {
  await page.goto('/import')
  await dropFile(page)
  await expect(page.getByLabel('Column visitor_email becomes')).toHaveValue('lead')
  await expect(page.getByLabel('Column event becomes')).toHaveValue('type')
  await expect(page.getByLabel('Column page becomes')).toHaveValue('path')
  await expect(page.getByLabel('Column score becomes')).toHaveValue('points')
  await expect(page.getByText(/Which column is the/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await page.getByLabel('Column happened becomes').selectOption('at')

  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByRole('heading', { name: /nothing has been stored yet/ })).toBeVisible()
  await expectCounts(page, { 'Would be accepted': 2, Duplicates: 0, Rejected: 3 })

  await page.getByRole('button', { name: 'Import now' }).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  await expectCounts(page, { Accepted: 2, Duplicates: 0, Rejected: 3 })
  expect(await seriousViolations(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all as CSV' }).click()
  const rejects = await readCsv(await download)
  expect(rejects.map(({ line }) => Number(line))).toEqual([4, 5, 6])
  expect(rejects.every(({ reason }) => (reason ?? '').length > 10)).toBe(true)

  await page.goto('/import')
  await dropFile(page)
  await page.getByLabel('Column happened becomes').selectOption('at')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()
  await expectCounts(page, { Accepted: 0, Duplicates: 2, Rejected: 3 })

  await page.getByRole('link', { name: 'See the sessions' }).click()
  expect(await sessionCount(page)).toBe(1)
})

test('a file that holds no events is refused by name and the page stays usable', async ({ page }) => {
  await page.goto('/import')
  await page.getByLabel('File with events').setInputFiles({
    name: 'picture.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3]),
  })
  await expect(page.getByText('picture.csv cannot be read')).toBeVisible()
  await dropFile(page)
  await expect(page.getByLabel('Column visitor_email becomes')).toBeVisible()
})

async function expectCounts(page: Page, counts: Record<string, number>): Promise<void> {
  for (const [term, value] of Object.entries(counts)) {
    const count = page.locator('dl > div').filter({ has: page.getByText(term, { exact: true }) })
    await expect(count.locator('dd')).toHaveText(value.toLocaleString('en'))
  }
}

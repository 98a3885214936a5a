import type { APIRequestContext, Locator, Page } from '@playwright/test'
import type { Rules } from '@/lib/sessionizer/types'
import { expect, numberOf, sessionCount, test } from './fixtures'

// The server is shared with the other stories: each test leaves the rules, and all sessions, as they were.

let original: Rules

test.beforeAll(async ({ request }) => {
  original = await readRules(request)
})

test.afterEach(async ({ request }) => {
  const seen = await readRules(request)
  const restored = await request.put('/api/rules', { data: { rules: original, seen } })
  expect(restored.status()).toBe(200)
  await expectRebuilt(request)
})

async function readRules(request: APIRequestContext): Promise<Rules> {
  return (await request.get('/api/rules')).json()
}

async function expectRebuilt(request: APIRequestContext): Promise<void> {
  await expect(async () => expect((await (await request.get('/api/background')).json()).rebuild).toBeNull()).toPass()
}

async function openRules(page: Page): Promise<void> {
  await page.goto('/settings/rules')
  await expect(page.getByText('Known are the pages')).toBeVisible()
}

async function review(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Preview and save' }).click()
  return page.getByRole('dialog', { name: 'What the new rules change' })
}

test('what a preview says of a changed category is what the sessions become', async ({ page, context, request }) => {
  await openRules(page)
  await page.getByLabel('Weight of Pricing').fill('3')
  await expect(page.getByText('Category Pricing: weight 2 → 3')).toBeVisible()
  const dialog = await review(page)

  const moves = dialog.getByRole('button', { name: /^[\d,]+ from Neutral to High: show examples$/ })
  const moved = numberOf((await moves.getAttribute('aria-label'))?.split(' ')[0] ?? '')
  expect(moved).toBeGreaterThan(0)
  const allNow = dialog.getByRole('row', { name: /^High/ }).getByRole('link')
  const high = numberOf(await allNow.innerText())
  const allThen = dialog
    .getByRole('row', { name: /^All then/ })
    .getByRole('cell')
    .first()
  const highThen = numberOf(await allThen.innerText())
  expect(highThen).toBeGreaterThanOrEqual(high + moved) // some come from research
  const list = (await allNow.getAttribute('href')) ?? ''
  const other = await context.newPage()
  await other.goto(list)
  expect(await sessionCount(other)).toBe(high)

  await moves.click()
  const opened = context.waitForEvent('page')
  await dialog.getByText('From Neutral to High').locator('..').getByRole('link').first().click()
  const example = await opened
  await expect(example).toHaveURL(/\/sessions\/[^/?]+-[^/?]+$/)
  await expect(example.getByText('not yet enough for high intent').first()).toBeVisible()

  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved. All sessions follow these rules.')).toBeVisible()
  await expect(page.getByText('All sessions are up to date.')).toBeVisible()
  await expectRebuilt(request)

  // The other window has stayed open, and learns of it when someone comes back to it.
  await expect(async () => {
    await other.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(other.getByText('All sessions are up to date.')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(other.getByText(`${highThen.toLocaleString('en')} sessions`).last()).toBeVisible()
  await example.reload()
  await expect(example.getByText(/^Looked at .*pricing/).first()).toBeVisible()
  await expect(example.getByText('not yet enough for high intent')).toHaveCount(0)
})

test('of two windows the second is told what the first has saved, and both changes hold', async ({ page, context }) => {
  await openRules(page)
  const second = await context.newPage()
  await openRules(second)
  await page.getByLabel('Weight of Careers').fill('1')
  await second.getByLabel('Weight of Legal').fill('2')

  const dialog = await review(page)
  await expect(dialog.getByText('Nothing has to be rebuilt.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved. All sessions follow these rules.')).toBeVisible()

  const late = await review(second)
  await late.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(late.getByRole('alert')).toContainText('have been changed meanwhile')
  await late.getByRole('button', { name: 'Compare with the new ones' }).click()
  await expect(second.getByText('Category Careers: weight 0 → 1')).toBeVisible()
  await expect(second.getByText('1 unsaved change · Category Legal: weight 0 → 2')).toBeVisible()
  await expect(second.getByLabel('Weight of Careers')).toHaveValue('1')
  await (await review(second)).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(second.getByText('Saved. All sessions follow these rules.')).toBeVisible()

  await page.reload()
  await expect(page.getByLabel('Weight of Careers')).toHaveValue('1')
  await expect(page.getByLabel('Weight of Legal')).toHaveValue('2')
})

test('categories are added, tested, moved and removed; a wrong field is named; unsaved changes are guarded', async ({
  page,
}) => {
  await openRules(page)
  await page.getByRole('button', { name: 'Add a category' }).click()
  await page.getByLabel('Name of the new category').fill('Product news')
  await page.getByLabel('Paths, one a line').fill('blog/product-news')
  const save = page.getByRole('button', { name: 'Preview and save' })
  await save.click()
  await expect(page.getByText('Patterns hold “blog/product-news”, which must start with / or *.')).toBeVisible()
  await expect(page.getByLabel('Paths, one a line')).toBeFocused()
  await page.getByLabel('Paths, one a line').fill('/blog/product-news')
  await page.getByLabel('Test a path').fill('https://www.example.com/blog/product-news?utm_source=x')
  await expect(page.getByText('Product news · Content, each view weighs 1')).toBeVisible()

  await page.getByLabel('Move Product news').press('ArrowDown')
  await expect(page.getByText('Product news is now number 2 of 17')).toBeAttached()
  await page.getByRole('button', { name: 'More for Legal' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByLabel('Gap', { exact: true }).fill('a while')
  await save.click()
  await expect(page.getByText('Gap must be a number.')).toBeVisible()
  await page.getByLabel('Gap', { exact: true }).fill('30')
  await expect(page.getByText('2 unsaved changes')).toBeVisible()

  await page.getByRole('link', { name: 'Leads', exact: true }).click()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page).toHaveURL(/\/settings\/rules$/)
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByText('2 unsaved changes')).toBeVisible()
  await page.getByRole('button', { name: 'Reset to defaults' }).click()
  await expect(page.getByText('unsaved changes')).toHaveCount(0)
  await page.getByRole('link', { name: 'Leads', exact: true }).click()
  await expect(page).toHaveURL(/\/leads$/)
})

test('requests with wrong rules, from elsewhere or too late are refused', async ({ request }) => {
  const put = (data: unknown, headers = {}) => request.put('/api/rules', { data, headers })
  const rules = { ...original, gapMs: 60_000 }
  const elsewhere = await put({ rules, seen: original }, { 'sec-fetch-site': 'cross-site' })
  expect(elsewhere.status()).toBe(403)
  const wrong = await put({ rules: { ...original, gapMs: 'long' }, seen: original })
  expect([wrong.status(), await wrong.json()]).toMatchObject([
    400,
    { field: 'gapMs', detail: 'gapMs must be a number' },
  ])
  expect((await put({ rules })).status()).toBe(400)
  expect((await put({ rules, seen: { ...original, goals: [] } })).status()).toBe(409)
  const noJson = await request.post('/api/rules/preview', {
    data: Buffer.from('rules'),
    headers: { 'content-type': 'application/json' },
  })
  expect([noJson.status(), await noJson.json()]).toMatchObject([400, { detail: 'The request is no JSON.' }])
  const wrongPreview = await request.post('/api/rules/preview', { data: { rules: { ...original, goals: 'all' } } })
  expect([wrongPreview.status(), await wrongPreview.json()]).toMatchObject([400, { field: 'goals' }])
  expect(await readRules(request)).toEqual(original)
})

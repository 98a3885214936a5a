import { expect, numberOf, rowIds, sessionCount, test } from './fixtures'

test('a manager finds the path that converts, opens exactly its sessions, and the link shows others the same', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/sessions')
  await page.getByRole('link', { name: 'Conversion paths' }).click()
  await expect(page.getByRole('heading', { name: 'How many convert' })).toBeVisible()

  const flow = page.getByRole('figure', { name: /Ways of converting sessions/ })
  const band = flow.getByRole('link', { name: /→ .*: [\d,]+ sessions?/ }).first()
  const words = (await band.getAttribute('aria-label')) ?? ''
  const counted = numberOf(/: ([\d,]+) session/.exec(words)?.[1] ?? '')
  expect(counted).toBeGreaterThan(0)
  await band.press('Enter') // bands cross: what lies in the middle of one may be another
  await expect(page).toHaveURL(/\/sessions\?.*path=/)
  expect(await sessionCount(page)).toBe(counted)
  const ids = await rowIds(page)

  const elsewhere = await browser.newContext({ timezoneId: 'America/Los_Angeles', baseURL: baseURL ?? '' })
  const colleague = await elsewhere.newPage()
  await colleague.goto(page.url())
  expect(await rowIds(colleague)).toEqual(ids)
  expect(await sessionCount(colleague)).toBe(counted)
  await elsewhere.close()

  await page.goBack()
  await expect(flow).toBeVisible()
})

test('a manager chooses a goal and another way to name steps, and sorts the sequences', async ({ page }) => {
  await page.goto('/paths')
  await page.getByRole('navigation', { name: 'Goals' }).getByRole('link', { name: 'Trial started' }).click()
  await expect(page).toHaveURL(/goal=/)
  await page.getByRole('navigation', { name: 'Steps by' }).getByRole('link', { name: 'Page' }).click()
  await expect(page).toHaveURL(/group=path/)

  const table = page.getByRole('table', { name: 'Top sequences' })
  await table.getByRole('button', { name: 'Sessions' }).press('Enter')
  await expect(table.getByRole('columnheader', { name: 'Sessions' })).toHaveAttribute('aria-sort', 'descending')
  const sessions = table.locator('tbody tr').first().getByRole('cell').first()
  const count = numberOf(await sessions.innerText())
  await sessions.getByRole('link').click()
  await expect(page).toHaveURL(/\/sessions\?.*path=/)
  expect(await sessionCount(page)).toBe(count)
})

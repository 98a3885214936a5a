import { expect, sessionCount, test } from './fixtures'

test('a wrong parameter is named and the rest of the filter still holds', async ({ page }) => {
  await page.goto('/sessions?entry=email_open&colour=red&duration=fast')
  await expect(page.getByText(/colour/).first()).toBeVisible()
  await expect(page.getByText(/duration/i).first()).toBeVisible()
  const shown = await sessionCount(page)
  await page.goto('/sessions?entry=email_open')
  expect(await sessionCount(page)).toBe(shown)
})

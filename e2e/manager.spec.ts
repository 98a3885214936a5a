import { expect, rowIds, sessionCount, test } from './fixtures'

test('a manager filters sessions that ended in a demo request or trial signup, and the link shows others the same', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/sessions')
  await page.getByRole('button', { name: 'All time' }).click()
  await page.getByRole('button', { name: 'Last 30 days' }).click()
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d&tz=Europe/)
  await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Exit point' }).click()
  await page.getByRole('option', { name: /Demo requested/ }).click()
  await page.getByRole('option', { name: /Trial started/ }).click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/exit=demo_request(,|%2C)trial_signup/)
  const ids = await rowIds(page)
  const count = await sessionCount(page)
  expect(count).toBeGreaterThan(0)

  const elsewhere = await browser.newContext({ timezoneId: 'America/Los_Angeles', baseURL: baseURL ?? '' })
  const colleague = await elsewhere.newPage()
  await colleague.goto(page.url())
  expect(await rowIds(colleague)).toEqual(ids)
  expect(await sessionCount(colleague)).toBe(count)
  await elsewhere.close()

  await page.reload()
  expect(await rowIds(page)).toEqual(ids)
})

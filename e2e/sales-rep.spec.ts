import { expect, sessionsTable, test } from './fixtures'

test('a sales rep finds a lead, reads the journey and opens a session', async ({ page }) => {
  await page.goto('/sessions?outcome=converted')
  const { links } = sessionsTable(page)
  const email = (await links.first().innerText()).match(/[\w.+-]+@[\w.-]+/)?.[0] ?? ''

  await page.goto('/leads')
  const score = page.getByRole('columnheader', { name: 'Score' })
  for (const order of ['descending', 'ascending']) {
    await score.getByRole('link').press('Enter')
    await expect(score).toHaveAttribute('aria-sort', order)
  }
  await page.getByRole('searchbox', { name: 'Search leads' }).fill(email)
  const leads = page.getByRole('main').locator('a[href^="/leads/"]')
  await expect(leads).toHaveCount(1)
  await leads.click()
  await expect(page).toHaveURL(/\/leads\/[a-z2-7]{16}/)
  await expect(page.getByRole('heading', { name: /First touch|From first touch to conversion/i })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible()

  await page
    .getByRole('link', { name: /Open the session of/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/sessions\/[a-z2-7]{16}-[a-z0-9]+/)
  const events = page.getByRole('list', { name: 'Events' }).getByRole('listitem')
  await expect(events.first()).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Intent/ })).toBeVisible()
})

test('rows open beside the table and the keyboard walks through them', async ({ page }) => {
  await page.goto('/sessions')
  const { rows, links } = sessionsTable(page)
  const first = ((await links.first().getAttribute('href')) ?? '').split('?')[0] ?? ''
  await rows.first().locator('td').nth(2).click()
  await expect(page).toHaveURL(new RegExp(first))
  const panel = page.getByRole('complementary', { name: /^Session of/ })
  await expect(panel).toBeVisible()
  await expect(rows).toHaveCount(50)

  await page.keyboard.press('ArrowDown')
  const second = ((await links.nth(1).getAttribute('href')) ?? '').split('?')[0] ?? ''
  await expect(page).toHaveURL(new RegExp(second))
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page).toHaveURL(/\/sessions$/)

  await page.goto(first)
  await expect(page.getByRole('list', { name: 'Events' })).toBeVisible()
})

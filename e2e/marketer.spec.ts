import { expect, numberOf, readCsv, sessionCount, sessionsTable, test } from './fixtures'

test('a marketer narrows the table to short sessions from email and exports exactly those', async ({ page }) => {
  await page.goto('/sessions')
  const all = await sessionCount(page)

  await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Entry point' }).click()
  const choice = page.getByRole('option', { name: /Email opened/ })
  const promised = numberOf((await choice.innerText()).split('\n').at(-1) ?? '')
  await choice.click()
  await expect(page).toHaveURL(/entry=email_open/)
  await page.keyboard.press('Escape')
  await expect.poll(() => sessionCount(page)).toBe(promised)
  expect(promised).toBeGreaterThan(0)
  expect(promised).toBeLessThan(all)

  await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Duration' }).click()
  await page.getByRole('button', { name: 'Under 1 min' }).click()
  await expect(page).toHaveURL(/duration=\.\.59/)
  await page.keyboard.press('Escape')
  await expect.poll(() => sessionCount(page)).toBeLessThan(promised)
  const short = await sessionCount(page)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /Export/ }).click()
  const rows = await readCsv(await download)
  expect(rows).toHaveLength(short)
  expect(new Set(rows.map((row) => row.entry_type))).toEqual(new Set(['email_open']))
  expect(Math.max(...rows.map((row) => Number(row.duration_seconds)))).toBeLessThan(60)

  await page.goBack()
  await expect.poll(() => sessionCount(page)).toBe(promised)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(page).toHaveURL(/\/sessions$/)
  await expect.poll(() => sessionCount(page)).toBe(all)
})

test('sorting turns the order both ways and paging shows every session once', async ({ page }) => {
  await page.goto('/sessions?limit=200&entry=email_open&duration=..59')
  const total = await sessionCount(page)
  const { table, rows } = sessionsTable(page)
  const column = table.getByRole('columnheader', { name: /Events/ })
  await column.getByRole('button').first().click()
  await expect(page).toHaveURL(/sort=-events/)
  await expect(column).toHaveAttribute('aria-sort', 'descending')
  await column.getByRole('button').first().click()
  await expect(page).toHaveURL(/sort=events/)
  await expect(column).toHaveAttribute('aria-sort', 'ascending')

  const seen = new Set<string>()
  for (let pages = 0; pages < 30; pages++) {
    await expect(rows.first()).toBeVisible()
    const hrefs = await rows.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    for (const href of hrefs) if (href?.startsWith('/sessions/')) seen.add(href.split('?')[0] ?? '')
    const next = page.getByRole('button', { name: 'Next page' })
    if (await next.isDisabled()) break
    const first = hrefs[0] ?? ''
    await next.click()
    await expect.poll(() => rows.getByRole('link').first().getAttribute('href')).not.toBe(first)
  }
  expect(seen.size).toBe(total)
})

test('a wrong parameter is named and the rest of the filter still holds', async ({ page }) => {
  await page.goto('/sessions?entry=email_open&colour=red&duration=fast')
  await expect(page.getByText(/colour/).first()).toBeVisible()
  await expect(page.getByText(/duration/i).first()).toBeVisible()
  const shown = await sessionCount(page)
  await page.goto('/sessions?entry=email_open')
  expect(await sessionCount(page)).toBe(shown)
})

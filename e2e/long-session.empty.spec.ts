import { expect, sessionsTable, test } from './fixtures'

const eventCount = 10_000
const visitor = 'long.reader@example.com'

function eventsFile(): string {
  const lines = ['email,timestamp,event,page,points']
  const start = Date.UTC(2026, 0, 6, 8)
  for (let i = 0; i < eventCount; i++) {
    lines.push(`${visitor},${new Date(start + i * 2000).toISOString()},page_view,/docs/chapter-${i % 40},1`)
  }
  return lines.join('\n')
}

test('a session of ten thousand events opens at once and can be read to its end', async ({ page }) => {
  await page.goto('/import')
  await page
    .getByLabel('File with events')
    .setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(eventsFile()) })
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible()

  await page.goto('/sessions?sort=-events')
  const { rows, links } = sessionsTable(page)
  await expect(rows.first()).toContainText(visitor)
  const address = (await links.first().getAttribute('href')) ?? ''
  await rows.first().locator('td').nth(2).click()
  const panel = page.getByRole('complementary', { name: /^Session of/ })
  await expect(panel.getByRole('list', { name: 'Events' }).getByRole('listitem').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await page.goto(address)
  const events = page.getByRole('list', { name: 'Events' }).locator('> li')
  await expect(page.getByText('200 of 10,000 events shown')).toBeVisible()
  await expect(events).toHaveCount(200)
  const showAll = page.getByRole('button', { name: 'Show all 10,000' })
  await expect(async () => {
    // Nobody hears a click as long as the page is not hydrated.
    if (await showAll.isVisible()) await showAll.click({ timeout: 1000 })
    await expect(showAll).toBeHidden({ timeout: 1000 }) // now it is Stop
  }).toPass()
  await expect(events).toHaveCount(eventCount)
  await events.last().scrollIntoViewIfNeeded()
  await expect(events.last()).toContainText('10,000') // the running total
  await events.last().getByRole('button').click()
  await expect(events.last().getByRole('button')).toHaveAttribute('aria-expanded', 'true')
})

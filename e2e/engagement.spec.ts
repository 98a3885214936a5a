import { expect, numberOf, sessionCount, test } from './fixtures'

test('a marketer finds the campaign whose link is broken, and opens the sessions it lost', async ({ page }) => {
  await page.goto('/sessions')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Engagement' }).click()
  await expect(page).toHaveURL(/\/engagement$/)

  const board = page.getByRole('region', { name: 'What dropped' })
  const campaign = board.getByRole('listitem').filter({ hasText: 'checklist-peak-season' })
  await expect(campaign.getByText('Dead link')).toBeVisible()
  await expect(campaign.getByText(/clicked and saw no page/)).toBeVisible()
  const lost = campaign.getByRole('row', { name: /^Now/ }).getByRole('link').last()
  const promised = numberOf(await lost.innerText())
  expect(promised).toBeGreaterThan(50)

  await lost.click()
  await expect(page).toHaveURL(/\/sessions\?.*campaign=checklist-peak-season/)
  expect(await sessionCount(page)).toBe(promised)
  await expect(page.getByText(/Email clicked, no Page viewed after it/).first()).toBeVisible()

  await page.goBack()
  await expect(campaign).toBeVisible()
})

test('a point over time opens the sessions of its day, reached by keyboard', async ({ page }) => {
  await page.goto('/engagement')
  const chart = page.getByRole('slider', { name: /Sessions per day/ })
  await chart.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  const words = (await chart.getAttribute('aria-valuetext')) ?? ''
  const promised = numberOf(/: ([\d,]+)/.exec(words)?.[1] ?? '')
  expect(promised).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/sessions\?from=.*&to=/)
  expect(await sessionCount(page)).toBe(promised)
})

test('dragging over bars opens the sessions of those lengths, and the table behind them says the same', async ({
  page,
}) => {
  await page.goto('/engagement?source=Email')
  const section = page.getByRole('region', { name: 'How long sessions are' })
  await section.getByRole('button', { name: /Show as table.*Sessions by number of events/ }).click()
  const table = section.getByRole('table', { name: 'Sessions by number of events' })
  const counts = await Promise.all(
    ['2 events', '3 events', '4 events'].map(async (name) =>
      numberOf(
        await table
          .getByRole('row', { name: new RegExp(`^${name}`) })
          .getByRole('link')
          .innerText(),
      ),
    ),
  )
  const chart = section.getByRole('slider', { name: /Sessions by number of events/ })
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (!box) throw new Error('The chart has no place on the page')
  const at = (bar: number) => box.x + ((bar + 0.5) / 16) * box.width
  await page.mouse.move(at(1), box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(at(3), box.y + box.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/events=2\.\.4/)
  await expect(page).toHaveURL(/source=Email/)
  expect(await sessionCount(page)).toBe(counts.reduce((sum, count) => sum + count, 0))
})

test('the filter bar narrows the report and keeps its unit of time', async ({ page }) => {
  await page.goto('/engagement?unit=week')
  await expect(page.getByRole('slider', { name: /Sessions per week/ })).toBeVisible()
  await page.getByRole('search', { name: 'Filters' }).getByRole('button', { name: 'Outcome' }).click()
  await page.getByRole('option', { name: /Engaged/ }).click()
  await expect(page).toHaveURL(/\/engagement\?outcome=engaged&unit=week/)
  await page.goto('/engagement?unit=year')
  await expect(page.getByText('unit: must be day or week')).toBeVisible()
})

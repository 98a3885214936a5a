import { expect, seriousViolations, test } from './fixtures'

test('a name of an event is given another type, a known one is changed, and both can be taken back', async ({
  page,
}) => {
  await page.goto('/sources')
  await page.getByRole('link', { name: 'Event names' }).click()
  await expect(page.getByText('None yet.')).toBeVisible()

  await page.getByRole('button', { name: 'Add a name' }).click()
  await page.keyboard.type('Quote Read')
  await page.getByLabel('Type that Quote Read is stored as').fill('Quote View')
  await page.getByRole('button', { name: 'Change Signed Up' }).click()
  await page.getByLabel('Type that Signed Up is stored as').fill('newsletter_signup')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toBeHidden()

  await page.reload()
  await expect(page.getByLabel('Type that Quote Read is stored as')).toHaveValue('quote_view')
  await expect(page.getByLabel('Type that Signed Up is stored as')).toHaveValue('newsletter_signup')
  await expect(page.getByRole('button', { name: 'Change Signed Up' })).toBeHidden()
  expect(await seriousViolations(page)).toEqual([])

  await page.getByRole('button', { name: 'Add a name' }).click()
  await page.keyboard.type('quote_read')
  await page.getByLabel('Type that quote_read is stored as').fill('x')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('quote_read stands in the list twice')).toBeVisible()
  await page.getByRole('button', { name: 'Remove quote_read' }).click()

  await page.getByRole('button', { name: 'Remove Quote Read' }).click()
  await page.getByRole('button', { name: 'Remove Signed Up' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('None yet.')).toBeVisible()
})

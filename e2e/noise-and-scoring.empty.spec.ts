import type { APIRequestContext, Page } from '@playwright/test'
import type { Rules } from '@/lib/sessionizer/types'
import { expect, seriousViolations, test } from './fixtures'

// What counts, and for how much: by rules that can be changed, with what is stored following when it is asked to.

const startMs = Date.now() - 3 * 3_600_000
const browser = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

test.describe.configure({ mode: 'serial' })

test('clicks of a burst are greyed; their rule switched off brings them back, and on again takes them out', async ({
  page,
  request,
}) => {
  const click = (id: string, ms: number, path: string) => ({
    ...{ id, email: 'burst@noise.example', type: 'email_click', message: 'spring', userAgent: browser, path },
    occurredAt: new Date(startMs + ms).toISOString(),
  })
  const visit = { id: 'v', email: 'burst@noise.example', type: 'page_view', path: '/a', userAgent: browser }
  const occurredAt = new Date(startMs + 5000).toISOString()
  await send(request, [click('1', 0, '/a'), click('2', 700, '/b'), click('3', 1400, '/c'), { ...visit, occurredAt }])
  await openSession(page, 'burst@noise.example')
  await expect(page.getByText('Not counted: click burst')).toHaveCount(2)

  for (const isOn of [false, true]) {
    await page.goto('/settings/rules')
    const noise = page.getByRole('switch', { name: 'Click bursts' })
    await expect(noise).toBeChecked({ checked: !isOn })
    await noise.click()
    await page.getByRole('button', { name: 'Preview and save' }).click()
    const dialog = page.getByRole('dialog', { name: 'What the new rules change' })
    await expect(dialog.getByText(`Click bursts: ${isOn ? 'left out' : 'counted'}`)).toBeVisible()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved. All sessions follow these rules.')).toBeVisible()
    await openSession(page, 'burst@noise.example')
    await expect(page.getByText('Not counted: click burst')).toHaveCount(isOn ? 2 : 0)
  }
  await page.goto('/settings/rules')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Click bursts' })
    .getByRole('link', { name: /in 30 days|events/ })
    .last()
    .click()
  await expect(page).toHaveURL(/\/events\?.*suppressed=burst/)
  await expect(page.getByRole('row', { name: /burst@noise\.example/ })).toHaveCount(2)
})

test('the raw view says what does not count, and opens it', async ({ page }) => {
  await page.goto('/sessions?q=burst@noise.example')
  await page.getByRole('button', { name: 'Raw' }).click()
  await expect(page).toHaveURL(/raw=1/)
  const notice = page.getByRole('region', { name: 'Not counted' })
  await expect(notice.getByRole('link', { name: /click burst/ })).toBeVisible()
  await notice.getByRole('link', { name: /click burst/ }).click()
  await expect(page.getByRole('row', { name: /burst@noise\.example/ })).toHaveCount(2)
})

test('the rule that gave the points shows on the timeline; another one follows only when all is scored again', async ({
  page,
  request,
}) => {
  await page.goto('/settings/scoring')
  await page.getByRole('button', { name: 'Start with suggested rules' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Pricing page viewed' })).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  const view = { email: 'points@noise.example', type: 'page_view', occurredAt: new Date(startMs).toISOString() }
  await send(request, [
    { ...view, id: 'p1', path: '/pricing' },
    { ...view, id: 'p2', path: '/pricing', points: 3 },
  ])
  await openSession(page, 'points@noise.example')
  const timeline = page.getByRole('list', { name: 'Events' })
  const scored = timeline.getByRole('button').filter({ hasText: '+10' })
  await scored.click()
  await expect(timeline.getByText('+10, by the rule “Pricing page viewed”')).toBeVisible()
  await expect(timeline.getByRole('button').filter({ hasText: '+3' })).toBeVisible()

  await page.goto('/settings/scoring')
  await page.getByRole('button', { name: 'Change Pricing page viewed' }).click()
  await page.getByLabel('Points').fill('15')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Pricing page viewed' })).toContainText('+15')
  await openSession(page, 'points@noise.example')
  await expect(scored).toBeVisible()

  await page.goto('/settings/scoring')
  await page.getByRole('button', { name: 'Score again' }).click()
  const dialog = page.getByRole('dialog', { name: 'Score again' })
  await expect(dialog.getByRole('row', { name: /^points@noise\.example 13 18$/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Score again' }).click()
  await expect(page.getByText(/^Scored again .*changed/)).toBeVisible()
  await openSession(page, 'points@noise.example')
  await expect(timeline.getByRole('button').filter({ hasText: '+15' })).toBeVisible()
  await expect(timeline.getByRole('button').filter({ hasText: '+3' })).toBeVisible()

  await page.goto('/settings/scoring')
  await page.getByRole('button', { name: 'More about Pricing page viewed' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Pricing page viewed' })).toHaveCount(0)
  await openSession(page, 'points@noise.example')
  await timeline.getByRole('button').filter({ hasText: '+15' }).click()
  await expect(timeline.getByText('+15, by a scoring rule that is gone')).toBeVisible()
})

// The other stories of this server know nothing of scoring rules.
test.afterAll(async ({ request }) => {
  const seen = await (await request.get('/api/scoring')).json()
  await request.put('/api/scoring', { data: { rules: [], seen } })
  const rules: Rules = await (await request.get('/api/rules')).json()
  const all = { ...rules, noise: { bot: true, scanner: true, burst: true } }
  await request.put('/api/rules', { data: { rules: all, seen: rules } })
})

async function send(request: APIRequestContext, events: object[]): Promise<void> {
  const made = await request.post('/api/keys', { data: { name: 'Noise', scope: 'write' } })
  const { secret } = await made.json()
  const headers = { authorization: `Bearer ${secret}` }
  const response = await request.post('/api/v1/events', { headers, data: events })
  expect(await response.json()).toMatchObject({ accepted: events.length })
}

async function openSession(page: Page, lead: string): Promise<void> {
  await page.goto(`/sessions?q=${lead}`)
  await page.getByRole('table', { name: 'Sessions' }).getByRole('link').first().click()
  await expect(page.getByRole('list', { name: 'Events' })).toBeVisible()
}

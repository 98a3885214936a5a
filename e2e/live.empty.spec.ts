import type { APIRequestContext, Page } from '@playwright/test'
import { expect, sessionsTable, test } from './fixtures'

// What happens elsewhere while a page of sessions is open. The clock of the page is set by hand.

interface Visit {
  lead: string
  path: string
  /** Before the start of the story. */
  minutesAgo: number
}

const startMs = Date.now()
/** Only the leads of this story, whatever else the database has. */
const page1 = '/sessions?q=live.example'

test.describe.configure({ mode: 'serial' })

test('new sessions wait until they are wanted, and those on the page change where they stand', async ({
  page,
  request,
}) => {
  await happen(request, [
    ...Array.from({ length: 30 }, (_, i) => ({ lead: `old-${i}`, path: '/blog', minutesAgo: 600 + i })),
    { lead: 'ann', path: '/pricing', minutesAgo: 8 },
  ])
  await page.goto(page1)
  const { rows } = sessionsTable(page)
  await expect(rows).toHaveCount(31)
  const ann = rows.first()
  await expect(ann).toContainText('ann@live.example')
  await expect(ann).toContainText(/Idle\s*closes in \d+ min/)

  // Someone reads further down, with a session open beside the table.
  await rows.nth(20).locator('td').nth(1).click()
  const panel = page.getByRole('complementary', { name: /^Session of/ })
  await expect(panel).toBeVisible()
  const place = await scrollTop(page)
  expect(place).toBeGreaterThan(0)
  const layout = await rows.first().boundingBox()
  await happen(request, [
    { lead: 'ben', path: '/demo', minutesAgo: 2 },
    { lead: 'cat', path: '/demo', minutesAgo: 1 },
    { lead: 'ann', path: '/case-studies', minutesAgo: 1 },
  ])
  const news = page.getByRole('button', { name: '2 new' })
  await expect(news).toBeVisible()
  await expect(ann).toContainText('/case-studies')
  await expect(ann).toContainText('Active')
  await expect(rows).toHaveCount(31)
  await expect(panel).toBeVisible()
  expect(await scrollTop(page)).toBe(place)
  expect(await rows.first().boundingBox()).toEqual(layout)

  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await news.click()
  await expect(rows).toHaveCount(33)
  await expect(rows.first()).toContainText('cat@live.example')
  await expect(news).toBeHidden()

  // A session beside the table and the page of its lead tell of news the same way, and keep their place.
  await rows.filter({ hasText: 'ann@live.example' }).locator('td').nth(1).click()
  const events = panel.getByRole('list', { name: 'Events' }).getByRole('listitem')
  await expect(events).toHaveCount(2)
  await events.first().getByRole('button').click()
  const lead = await page.context().newPage()
  const [leadPage] = await leadPaths(request)
  await lead.goto(leadPage ?? '')
  const fold = lead.getByRole('button', { expanded: false }).filter({ hasText: '2 events' })
  await fold.click()
  const unfolded = lead.getByRole('list', { name: 'Events' }).getByRole('listitem')
  await expect(unfolded).toHaveCount(2)
  await happen(request, [{ lead: 'ann', path: '/demo', minutesAgo: 0 }])
  await panel.getByRole('button', { name: '1 new event' }).click()
  await expect(events).toHaveCount(3)
  await expect(events.first().getByRole('button')).toHaveAttribute('aria-expanded', 'true')
  await expect(panel.getByRole('button', { name: '1 new event' })).toBeHidden()
  await lead.getByRole('button', { name: '1 new event' }).click()
  await expect(unfolded).toHaveCount(3)
  await lead.close()
})

test('an empty list says when its first session has come, and a page that is not the newest says nothing', async ({
  page,
  request,
}) => {
  await page.goto('/sessions?q=nobody-yet')
  await expect(page.getByRole('heading', { name: 'No sessions match these filters' })).toBeVisible()
  const other = await page.context().newPage()
  await other.goto(`${page1}&sort=-events`)
  await expect(sessionsTable(other).rows.first()).toBeVisible()
  await happen(request, [{ lead: 'nobody-yet', path: '/pricing', minutesAgo: 3 }])
  await page.getByRole('button', { name: '1 new' }).click()
  await expect(sessionsTable(page).rows).toHaveCount(1)
  await expect(other.getByRole('button', { name: /new$/ })).toBeHidden()
  await other.close()
})

test('a status turns with the clock alone', async ({ page, request }) => {
  await happen(request, [{ lead: 'dan', path: '/docs', minutesAgo: 1 }])
  await page.clock.install({ time: Date.now() })
  await page.route('**/sessions/live?*', (route) => route.fulfill({ status: 304 })) // nothing comes from the server
  const asked = page.waitForRequest('**/sessions/live?*')
  await page.goto('/sessions?q=dan@live.example')
  const row = sessionsTable(page).rows.first()
  await expect(row).toContainText('Active')
  await asked // the page is awake: from here on its clock counts
  await page.clock.runFor('10:00')
  await expect(row).toContainText(/Idle\s*closes in 1\d min/)
  await page.clock.runFor('20:00')
  await expect(row).toContainText('Ended')
  await expect(row).not.toContainText('closes')
})

/** Takes events in as a file, as another process would. */
async function happen(request: APIRequestContext, visits: Visit[]): Promise<void> {
  const lines = visits.map(({ lead, path, minutesAgo }) => {
    const at = new Date(startMs - minutesAgo * 60_000).toISOString()
    return `${lead}@live.example,${at},page_view,${path}`
  })
  const upload = await request.post('/api/imports', {
    headers: { 'x-file-name': 'visits.csv' },
    data: Buffer.from(['lead,at,type,path', ...lines].join('\n')),
  })
  const { id } = await upload.json()
  const fields = { lead: 'lead', at: 'at', type: 'type', path: 'path' }
  const run = await request.post(`/api/imports/${id}/run`, {
    data: { mapping: { fields, ignored: [] }, aliases: {}, assumedZone: 'UTC', isDryRun: false },
  })
  expect(run.status()).toBe(202)
  await expect
    .poll(async () => (await request.get(`/api/imports/${id}`)).json())
    .toMatchObject({ state: 'done', rejected: 0 })
}

/** The pages of the leads that are called ann. */
async function leadPaths(request: APIRequestContext): Promise<string[]> {
  const list = await (await request.get('/leads?q=ann@live.example')).text()
  return list.match(/\/leads\/[a-z2-7]{16}/g) ?? []
}

const scrollTop = (page: Page) =>
  page
    .locator('.thin-scrollbar', { has: page.getByRole('table', { name: 'Sessions' }) })
    .evaluate((list) => list.scrollTop)

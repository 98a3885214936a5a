import { readFile } from 'node:fs/promises'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect, seriousViolations, test } from './fixtures'

// A visitor turns out to be a user. What the site sends goes the way that a site's goes.

const startMs = Date.now() - 86_400_000
const user = 'identities-42'
const visitor = 'identities-visitor'
const name = 'Vera Joined'

test.describe.configure({ mode: 'serial' })

let leadAddress = ''
let visitorAddress = ''

test('a sales rep sees a joined visitor, undoes it, and joins it again', async ({ page, request }) => {
  const send = await sender(request)
  await send([view('p1', { anonymousId: visitor }, 0), view('p2', { anonymousId: visitor }, 5)])
  await send([view('p3', { userId: user, context: { traits: { name } } }, 300)])
  visitorAddress = await findLead(page, visitor)
  const identify = { type: 'identify', messageId: 'i1', userId: user, anonymousId: visitor, traits: { name } }
  await send([{ ...identify, timestamp: at(301) }])

  // The link from before leads on.
  await page.goto(visitorAddress)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  leadAddress = new URL(page.url()).pathname
  expect(leadAddress).not.toBe(visitorAddress)
  await expect(figure(page, 'Sessions')).toHaveText('2')
  await expect(figure(page, 'Events')).toHaveText('3')
  const known = page.getByRole('heading', { name: 'Also known as' }).locator('..')
  await expect(known).toContainText(`anon:${visitor}`)
  await expect(known).toContainText(/Identified together with user:identities-42.*2 events joined/)

  await known.getByRole('button', { name: `Undo the join of anon:${visitor}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Undo this join?' })
  await expect(dialog).toContainText(`anon:${visitor}`)
  expect(await seriousViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Undo the join' }).click()
  await expect(dialog).toBeHidden()
  await expect(figure(page, 'Sessions')).toHaveText('1')
  await expect(page.getByRole('heading', { name: 'Kept apart' })).toBeVisible()

  // The next page view of the same browser identifies again.
  await send([{ ...identify, messageId: 'i2', timestamp: at(302) }, view('p4', { anonymousId: visitor }, 6)])
  await page.reload()
  await expect(figure(page, 'Events')).toHaveText('1')
  await page.getByRole('link', { name: `anon:${visitor}` }).click()
  await expect(page).toHaveURL(new RegExp(visitorAddress))
  await expect(figure(page, 'Events')).toHaveText('3')

  await page.getByRole('button', { name: `Join user:${user} again` }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(figure(page, 'Events')).toHaveText('4')
  await expect(known).toContainText('Joined by hand to')
})

test('a lead is exported, then erased for good, with a receipt', async ({ page }) => {
  await page.goto(leadAddress)
  await page.getByRole('button', { name: 'More actions' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export as JSON' }).click(),
  ])
  const all = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(all).toMatchObject({ lead: { name }, identities: [`anon:${visitor}`, `user:${user}`] })
  expect(all.events).toHaveLength(4)
  expect(all.sessions).toHaveLength(2)

  const menu = page.getByRole('button', { name: 'More actions' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Erase' }).click()
  const dialog = page.getByRole('dialog', { name: `Erase ${name}?` })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await menu.click()
  await page.getByRole('menuitem', { name: 'Erase' }).click()
  const erase = dialog.getByRole('button', { name: 'Erase for good' })
  await expect(erase).toBeDisabled()
  await dialog.getByLabel(/to confirm$/).fill(name)
  expect(await seriousViolations(page)).toEqual([])
  await erase.click()

  await expect(page.getByRole('heading', { name: 'This lead was erased' })).toBeVisible()
  const [receipt] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the receipt' }).click(),
  ])
  expect(JSON.parse(await readFile(await receipt.path(), 'utf8'))).toMatchObject({
    erased: { identities: 2, events: 4, sessions: 2 },
  })
  const answer = await page.request.get(visitorAddress)
  expect([answer.status(), await answer.text()]).toEqual([410, expect.stringContaining('This lead was erased')])
})

/** Sends calls with a write key, as the libraries of a site do. */
async function sender(request: APIRequestContext) {
  const made = await request.post('/api/keys', { data: { name: 'Identities', scope: 'write' } })
  const { secret } = await made.json()
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString('base64')}`
  return async (batch: object[]) => {
    const answer = await request.post('/v1/batch', { headers: { authorization }, data: { batch } })
    expect(answer.status()).toBe(200)
  }
}

function view(messageId: string, who: object, minutes: number): object {
  return { type: 'page', messageId, ...who, timestamp: at(minutes), properties: { path: '/pricing' } }
}

function at(minutes: number): string {
  return new Date(startMs + minutes * 60_000).toISOString()
}

async function findLead(page: Page, text: string): Promise<string> {
  await page.goto(`/leads?q=${text}`)
  const link = page.getByRole('main').locator('a[href^="/leads/"]').first()
  return (await link.getAttribute('href')) ?? ''
}

function figure(page: Page, term: string) {
  return page.locator('dl').filter({ hasText: 'First seen' }).locator('div', { hasText: term }).locator('dd')
}

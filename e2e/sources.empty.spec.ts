import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type APIRequestContext, test as withConsoleErrors } from '@playwright/test'
import { expect, seriousViolations, test, turnDark } from './fixtures'

// Whoever connects a tool: makes a key, pastes what the page says, and sees what arrives.

test.use({
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
})

test('a key is shown once, fills its snippets, and is tried with a test event that leads to its lead', async ({
  page,
}) => {
  await page.goto('/sessions')
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page.getByRole('button', { name: /^(Create the first key|New key)$/ }).click()
  await page.getByLabel('Name').fill('Shop')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const key = await dialog.getByText(/^lt_write_[a-z2-7]{32}$/).innerText()
  await dialog.getByRole('link', { name: 'Set it up' }).click()

  await expect(page.getByText(`data-key="${key}"`)).toBeVisible()
  await page.getByRole('tab', { name: 'SendGrid' }).click()
  await expect(page.getByText(`/hooks/sendgrid/${key}`)).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  await turnDark(page)
  expect(await seriousViolations(page, ['color-contrast'])).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.reload()
  await expect(page.getByText('data-key="YOUR_WRITE_KEY"')).toBeVisible()
  expect(await page.content()).not.toContain(key)

  await page.getByRole('button', { name: 'Send a test event' }).click()
  await expect(page.getByRole('row', { name: /Test event 200 1 0 0/ })).toBeVisible()
  await page.getByRole('link', { name: /journey of Test lead/ }).click()
  await expect(page.getByRole('heading', { name: 'Test lead' })).toBeVisible()
  await expect(page.getByText('Test event').first()).toBeVisible()
})

test('an unsigned webhook is refused once a signing key is set, and the page says why as it happens', async ({
  page,
}) => {
  const { id, secret } = await makeKey(page.request, 'Mail')
  const hook = `/hooks/mailgun/${secret}`
  const report = {
    ...{ event: 'opened', id: 'mg-1', timestamp: Date.now() / 1000, recipient: 'hook@acme.test' },
    message: { headers: { 'message-id': 'm1@acme.test', subject: 'Hello' } },
  }
  const call = (signature: object) => page.request.post(hook, { data: { signature, 'event-data': report } })
  await page.goto(`/sources/${id}`)
  expect(await (await call({})).json()).toEqual({ accepted: 1, duplicates: 0, rejected: 0 })
  await expect(page.getByRole('row', { name: /\/hooks\/mailgun 200 1 0 0/ })).toBeVisible()

  await page.getByRole('tab', { name: 'Mailgun' }).click()
  await page.getByLabel('Signing key').fill('key-of-the-test')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Calls are checked with the key that ends with test.')).toBeVisible()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', 'key-of-the-test').update(`${timestamp}abc`).digest('hex')
  expect((await call({ timestamp, token: 'abd', signature })).status()).toBe(403)
  expect(await (await call({ timestamp, token: 'abc', signature })).json()).toMatchObject({ duplicates: 1 })
  const refused = page.getByRole('row', { name: /\/hooks\/mailgun 403/ })
  await refused.getByRole('button').click()
  await expect(page.getByText('The signature does not match the signing key.')).toBeVisible()

  await page.getByRole('button', { name: 'Revoke Mail' }).click()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible()
  expect((await call({ timestamp, token: 'abc', signature })).status()).toBe(401)
})

test('an email tells of its opens and clicks, and its links lead nowhere else', async ({ page, request, baseURL }) => {
  const { id, secret } = await makeKey(request, 'Newsletter')
  const ask = (url: string) =>
    request.post('/api/v1/email-links', {
      headers: { authorization: `Bearer ${secret}` },
      data: { email: 'reader@acme.test', message: 'june', subject: 'June', links: [url] },
    })
  const target = `${baseURL}/leads`
  expect((await ask(target)).status()).toBe(403)
  await page.goto(`/sources/${id}`)
  await page.getByRole('tab', { name: 'Email links' }).click()
  await page.getByLabel('Sites that links may lead to').fill(new URL(target).host)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  expect((await ask('https://evil.test/')).status()).toBe(403)
  const { pixel, links } = await (await ask(target)).json()

  const picture = await request.get(pixel.url)
  expect(picture.headers()).toMatchObject({ 'content-type': 'image/gif', 'cache-control': /no-store/ })
  expect((await request.get(`${pixel.url}x`)).headers()['content-type']).toBe('image/gif')
  const answer = await request.get(links[0].tracked, { maxRedirects: 0 })
  expect([answer.status(), answer.headers().location]).toEqual([302, target])
  for (const address of [`${links[0].tracked}x`, '/e/c?t=a.b', `/e/c?url=${target}`, '/e/c']) {
    const refused = await request.get(address, { maxRedirects: 0 })
    expect([refused.status(), refused.headers().location]).toEqual([400, undefined])
    expect(await refused.text()).toContain('This link does not work')
  }

  await expect(page.getByRole('row', { name: /\/e\/c 302 1 0 0/ })).toBeVisible()
  expect(await typesOf(request, 'reader@acme.test')).toEqual(['email_click /leads', 'email_open null'])
})

test('two users who are said to be one are shown as a conflict, until someone joins or dismisses them', async ({
  page,
  request,
}) => {
  const { secret } = await makeKey(request, 'App')
  const call = (kind: string, data: object) => request.post(`/v1/${kind}`, { data: { writeKey: secret, ...data } })
  for (const userId of ['boris', 'clara', 'dora']) {
    await call('identify', { userId, anonymousId: 'shared-laptop', traits: { name: `${userId} of Acme` } })
  }
  await page.goto('/sources')
  const conflict = page.getByRole('listitem').filter({ hasText: 'clara of Acme' })
  await expect(conflict.getByRole('link', { name: 'boris of Acme' })).toBeVisible()
  expect(await seriousViolations(page)).toEqual([])
  await conflict.getByRole('button', { name: 'Dismiss' }).click()
  await expect(conflict).toBeHidden()

  await page
    .getByRole('listitem')
    .filter({ hasText: 'dora of Acme' })
    .getByRole('button', { name: 'Join them' })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Join these two users?' })
  await dialog.getByLabel(/^dora of Acme/).check()
  await expect(dialog).toContainText('of boris of Acme move, with anon:shared-laptop and user:boris')
  await dialog.getByLabel('Why').fill('Dora took over')
  expect(await seriousViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Join them' }).click()
  await expect(page.getByText('They are one lead now: dora of Acme.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Identity conflicts' })).toBeHidden()
  await page.goto('/leads?q=dora')
  await page.getByRole('main').getByRole('link', { name: 'dora of Acme' }).first().click()
  await expect(page.getByText(/^Joined by hand to user:dora/)).toBeVisible()
  await expect(page.getByText('“Dora took over”')).toBeVisible()
})

test.describe('the script on another site', () => {
  let shop: Server
  let site: string
  /** How the next pages load the script. */
  let source = { origin: '', key: '' }
  test.beforeAll(async () => {
    shop = createServer((_, response) => response.setHeader('content-type', 'text/html').end(shopPage(source)))
    await once(shop.listen(0, '127.0.0.1'), 'listening')
    const address = shop.address()
    site = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })
  test.afterAll(() => {
    shop.closeAllConnections()
    shop.close()
  })

  test('sees pages, what happens on them, and who it is', async ({ page, request, baseURL }) => {
    const { id, secret } = await makeKey(request, 'Script')
    source = { origin: baseURL ?? '', key: secret }
    await page.goto(`${site}/?utm_source=news`)
    await page.evaluate(() => {
      history.pushState({}, '', '/pricing')
      history.replaceState({ scroll: 1 }, '', '/pricing') // the same address: no second view
    })
    await page.waitForTimeout(200)
    await page.evaluate(() => {
      const { leadtrail } = window as unknown as { leadtrail: Record<string, (...args: unknown[]) => void> }
      leadtrail.track?.('Demo Requested', { plan: 'pro' })
      leadtrail.identify?.('shopper-1', { email: 'shopper@acme.test' })
    })
    await page.goBack()
    await page.goto(`${site}/last`) // the view before it was on its way while the page was left
    await expect
      .poll(() => typesOf(request, 'shopper@acme.test'))
      .toEqual([
        'demo_request /pricing',
        'page_view /',
        'page_view /',
        'page_view /last',
        'page_view /pricing',
        'saw_banner /',
        'saw_banner /last',
      ])
    expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual([
      ...['leadtrail_outbox', 'leadtrail_user', 'leadtrail_visitor'],
    ])
    await page.goto(`/sources/${id}`)
    await expect(page.getByRole('row', { name: /\/v1\/batch 200/ }).first()).toBeVisible()
  })

  withConsoleErrors(
    'keeps what could not be sent, and sends it once with the next page',
    async ({ page, request, baseURL }) => {
      const { secret } = await makeKey(request, 'Flaky')
      await page.route(`${baseURL}/v1/batch`, (route) => route.fulfill({ status: 503 }))
      source = { origin: baseURL ?? '', key: secret }
      const refused = page.waitForResponse((response) => response.status() === 503)
      await page.goto(`${site}/first`)
      await page.evaluate(() =>
        (window as unknown as { leadtrail: { identify(id: string, traits: object): void } }).leadtrail.identify(
          'flaky-1',
          {
            email: 'flaky@acme.test',
          },
        ),
      )
      await refused
      await page.unroute(`${baseURL}/v1/batch`)
      await page.goto(`${site}/second`)
      await expect
        .poll(() => typesOf(request, 'flaky@acme.test'))
        .toEqual(['page_view /first', 'page_view /second', 'saw_banner /first', 'saw_banner /second'])
    },
  )

  test('knows a visitor by a cookie where storage is blocked', async ({ page, request, baseURL }) => {
    const { secret } = await makeKey(request, 'Blocked')
    source = { origin: baseURL ?? '', key: secret }
    await page.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      }),
    )
    const sent = page.waitForResponse((response) => response.url().endsWith('/v1/batch'))
    await page.goto(`${site}/one`)
    await sent
    await page.goto(`${site}/two`)
    await page.evaluate(() =>
      (window as unknown as { leadtrail: { identify(traits: object): void } }).leadtrail.identify({
        email: 'blocked@acme.test',
      }),
    )
    await expect
      .poll(() => typesOf(request, 'blocked@acme.test'))
      .toEqual(['page_view /one', 'page_view /two', 'saw_banner /one', 'saw_banner /two'])
  })

  for (const wish of ['doNotTrack', 'globalPrivacyControl']) {
    test(`keeps and sends nothing when the browser asks for it by ${wish}`, async ({ page, request, baseURL }) => {
      const { secret } = await makeKey(request, wish)
      const calls: string[] = []
      page.on('request', (call) => calls.push(new URL(call.url()).pathname))
      await page.addInitScript((name) => Object.defineProperty(navigator, name, { value: '1' }), wish)
      source = { origin: baseURL ?? '', key: secret }
      await page.goto(site)
      await page.evaluate(() => {
        history.pushState({}, '', '/pricing')
        ;(window as unknown as { leadtrail: { track(name: string): void } }).leadtrail.track('Demo Requested')
      })
      await page.goto(`${site}/next`)
      expect(calls).toContain('/t.js')
      expect(calls).not.toContain('/v1/batch')
      expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0)
    })
  }
})

/** A page of another site that calls the script before it is there. */
function shopPage({ origin, key }: { origin: string; key: string }): string {
  return `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1>
    <script>
      window.leadtrail = { q: [], track(...call) { this.q.push(['track', ...call]) } }
      leadtrail.track('Saw Banner', { place: 'top' })
    </script>
    <script src="${origin}/t.js" data-key="${key}" defer></script></html>`
}

/** Each event of a lead as its type and path, sorted. */
async function typesOf(request: APIRequestContext, lead: string): Promise<string[]> {
  const { secret } = await makeKey(request, 'Reader', 'read')
  const headers = { authorization: `Bearer ${secret}` }
  const leads = await (await request.get(`/api/v1/leads?q=${lead}`, { headers })).json()
  const events = await (await request.get(`/api/v1/events?lead=${leads.data[0]?.id}`, { headers })).json()
  return (events.data ?? []).map(({ type, path }: { type: string; path: string | null }) => `${type} ${path}`).sort()
}

async function makeKey(request: APIRequestContext, name: string, scope = 'write') {
  const { key, secret } = await (await request.post('/api/keys', { data: { name, scope } })).json()
  return { id: String(key.id), secret: String(secret) }
}

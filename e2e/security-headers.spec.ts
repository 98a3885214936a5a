import type { APIResponse } from '@playwright/test'
import { expect, test } from './fixtures'

// That no page breaks its own policy is told by every story: a refused script or style is an error of the console.

const pages = ['/sessions', '/leads', '/events', '/engagement', '/paths', '/import', '/settings/rules', '/not-there']

test('every page comes with a policy of its own nonce, and with the headers of every answer', async ({ request }) => {
  const nonces = new Set<string>()
  for (const page of pages) {
    const answer = await request.get(page)
    const policy = answer.headers()['content-security-policy'] ?? ''
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
    nonces.add(nonce)
    expect(nonce.length, page).toBeGreaterThan(20)
    expect(policy, page).toContain("frame-ancestors 'none'")
    const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? []
    expect(scripts.length, page).toBeGreaterThan(0)
    expect(
      scripts.filter((script) => !script.includes(`nonce="${nonce}"`)),
      page,
    ).toEqual([])
  }
  expect(nonces.size).toBe(pages.length)
  for (const path of ['/sessions', '/sessions/facets?param=source', '/api/imports/none', '/icon.svg', '/leads/%E0']) {
    expectCommon(await request.get(path), path)
  }
  // Taken before Next.
  expectCommon(await request.post('/v1/track', { data: {} }), '/v1/track')
})

function expectCommon(answer: APIResponse, path: string): void {
  const headers = answer.headers()
  expect(headers['x-content-type-options'], path).toBe('nosniff')
  expect(headers['referrer-policy'], path).toBe('same-origin')
  expect(headers['permissions-policy'], path).toContain('camera=()')
}

test('a script that got into a page does not run', async ({ page: story, browser }) => {
  await story.goto('about:blank') // the story's page reports errors of the console, which are meant to happen here
  const page = await browser.newPage()
  await page.route('**/sessions', async (route) => {
    const answer = await route.fetch()
    const injected = '<script>window.ran = "inline"</script><script src="/icon.svg"></script><body onload="ran=1">'
    await route.fulfill({ response: answer, body: (await answer.text()).replace('<body>', injected) })
  })
  const refused: string[] = []
  page.on('console', (message) => void (/Content Security Policy/.test(message.text()) && refused.push(message.text())))
  await page.goto('/sessions')
  const ran = await page.evaluate(async () => {
    const box = document.createElement('div')
    box.innerHTML = '<img src="data:," onerror="ran=2"><a href="javascript:ran=3">link</a>'
    document.body.append(box)
    box.querySelector('a')?.click()
    await new Promise((resolve) => setTimeout(resolve, 300))
    return 'ran' in window
  })
  expect(ran).toBe(false)
  expect(refused.length).toBeGreaterThanOrEqual(4)
  await page.close()
})

import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { test as base, type Download, expect, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'

/**
 * A page whose console stays free of errors: hydration mismatches and crashed handlers fail the story. What a story
 * opens or reloads is awake before it goes on: nobody types within the first milliseconds of a page.
 */
export const test = base.extend({
  page: async ({ page }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 404/.test(message.text())) errors.push(message.text())
    })
    const { goto, reload } = page
    page.goto = async (...args) => {
      const response = await goto.apply(page, args)
      await awake(page)
      return response
    }
    page.reload = async (...args) => {
      const response = await reload.apply(page, args)
      await awake(page)
      return response
    }
    await use(page)
    expect(errors).toEqual([])
  },
})

export { expect }

/** Waits until React answers for each button and link of the page: before, a key or click can be lost. */
async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll('button, a[href], input')]
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith('__reactProps$')))
  })
}

/** The sessions' table, once its rows are there. */
export function sessionsTable(page: Page) {
  const table = page.getByRole('table', { name: 'Sessions' })
  const rows = table.locator('tbody tr')
  return { table, rows, links: rows.getByRole('link') }
}

/** The number of sessions that the filter keeps, as the page's footer says it. */
export async function sessionCount(page: Page): Promise<number> {
  const footer = page.getByText(/^[\d,]+ sessions?$/).last()
  await expect(footer).toBeVisible()
  return numberOf(await footer.innerText())
}

export function numberOf(text: string): number {
  return Number(text.replace(/[^\d-]/g, ''))
}

/** The addresses of the rows on screen, in order: which sessions they are. */
export async function rowIds(page: Page): Promise<string[]> {
  const { links } = sessionsTable(page)
  await expect(links.first()).toBeVisible()
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return hrefs.map((href) => href.split('?')[0] ?? '').filter((href) => href.startsWith('/sessions/'))
}

export async function readCsv(download: Download): Promise<Record<string, string>[]> {
  return parse(await readFile(await download.path()), { columns: true })
}

/** Shows the page in dark, once all colours have arrived. */
export async function turnDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition)))
}

/** What axe calls serious or critical: the rule with the elements. `rules` are all by default. */
export async function seriousViolations(page: Page, rules?: string[]): Promise<string[]> {
  // No page has frames, so axe may run in one go; what passes is not described.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

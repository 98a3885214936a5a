import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventTypeLabel, knownEventTypes } from './event-types'
import { view } from './fixtures'
import { combinationsOf, joinReasons, type NoiseReason, splitReasons } from './noise'
import { fromPattern, isPattern, matchesPattern, toPattern } from './pattern'
import { defaultRules } from './rules'
import { categoryOf, isCounted, suppressionReason, touchLabel } from './touch'

test.each([
  ['email_open', 'Email opened'],
  ['demo_request', 'Demo requested'],
  ['unsubscribe', 'Unsubscribed'],
  ['price_list_seen', 'Price list seen'],
  ['product1', 'Product1'],
  ['Payment Done', 'Payment Done'],
  ['new-opportunity', 'New opportunity'],
  ['überblick_gelesen', 'Überblick gelesen'],
  ['constructor', 'Constructor'],
  ['__proto__', 'Proto'],
  ['___', '___'],
])('the event type %s is called "%s"', (type, label) => {
  expect(eventTypeLabel(type)).toBe(label)
})

test('no two known event types share a name', () => {
  expect(new Set(knownEventTypes.map(eventTypeLabel)).size).toBe(knownEventTypes.length)
})

describe('a pattern', () => {
  test.each([
    ['/pricing', '/pricing', true],
    ['/pricing', '/pricing/', false],
    ['/Pricing', '/pricing', false],
    ['/pricing*', '/pricing', true],
    ['/pricing*', '/pricing/enterprise', true],
    ['/blog/*', '/blog', false],
    ['/blog/*', '/blog/', true],
    ['/blog/*', '/blog/2026/01/post', true],
    ['*/pricing', '/de/pricing', true],
    ['*/pricing', '/de/pricing/x', false],
    ['/*/blog/*', '/de/blog/post', true],
    ['*.pdf', '/files/a.pdf', true],
    ['*', '', true],
    ['', '', true],
    ['', '/', false],
    ['/a**b', '/ab', true],
    ['/a.c', '/abc', false],
    ['/a[b]?', '/a[b]?', true],
    ['*a*b*c', 'xaxbxbxc', true],
    ['*a*b*c', 'xaxcxb', false],
    ['/a\\*', '/a*', true],
    ['/a\\*', '/ab', false],
    ['/a\\*', '/a\\*', false],
    ['/a\\*', '/a\\b', false],
    ['*\\*b', '/a/*b', true],
    ['*\\*b', '/a/**b', true],
    ['*\\*b', '/a/b', false],
    ['/a\\\\', '/a\\', true],
    ['/a\\\\*', '/a\\b', true],
    ['/a\\\\\\*', '/a\\*', true],
    ['/a\\b', '/a\\b', true],
    ['/a\\', '/a\\', true],
  ])('%s fits %s: %s', (pattern, path, fits) => {
    expect(matchesPattern(path, pattern)).toBe(fits)
  })

  test('says the same as the regular expression it stands for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*', '\\'), maxLength: 12 })
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*', '\\*', '\\\\'), maxLength: 8 })
    fc.assert(
      fc.property(text, pattern, (path, glob) => {
        const regex = glob.replace(/\\.|\*|\./g, (sign) => (sign === '*' ? '.*' : sign === '.' ? '\\.' : sign))
        expect(matchesPattern(path, glob)).toBe(new RegExp(`^${regex}$`).test(path))
        expect(matchesPattern(path, toPattern(path))).toBe(true)
        expect([isPattern(toPattern(path)), fromPattern(toPattern(path))]).toEqual([false, path])
        if (!isPattern(glob)) expect(matchesPattern(path, glob)).toBe(path === fromPattern(glob))
      }),
      { numRuns: 1000 },
    )
  })

  test('takes no time for a hostile one', () => {
    const start = performance.now()
    expect(matchesPattern('a'.repeat(5000), `${'*a'.repeat(50)}*b`)).toBe(false)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

test.each([
  ['/', 'Home'],
  ['/de', 'Home'],
  ['/pricing', 'Pricing'],
  ['/Pricing/', 'Pricing'],
  ['/pricing/enterprise', 'Pricing'],
  ['/de/pricing', 'Pricing'],
  ['/plans', 'Pricing'],
  ['/customers', 'Case study'],
  ['/customers/acme', 'Case study'],
  ['/case-studies/acme', 'Case study'],
  ['/demo', 'Demo'],
  ['/book-a-demo', 'Demo'],
  ['/signup', 'Trial'],
  ['/free-trial', 'Trial'],
  ['/blog', 'Blog'],
  ['/blog/pricing', 'Blog'],
  ['/blog/how-to-unsubscribe', 'Blog'],
  ['/en/blog/post', 'Blog'],
  ['/docs/api/start', 'Docs'],
  ['/documentation', 'Docs'],
  ['/guides/crm', 'Guide'],
  ['/resources/ebook', 'Guide'],
  ['/compare/other', 'Comparison'],
  ['/northwind-vs-other', 'Comparison'],
  ['/security', 'Security'],
  ['/contact', 'Contact'],
  ['/contact-sales', 'Contact'],
  ['/product/reports', 'Product'],
  ['/careers/engineer', 'Careers'],
  ['/about', 'About'],
  ['/privacy', 'Legal'],
  ['/unsubscribe', 'Unsubscribe'],
  ['/email-preferences/abc', 'Unsubscribe'],
  ['/something-else', null],
  ['/blogger', null],
  ['', null],
])('the page %s is %s', (path, name) => {
  expect(categoryOf(path, defaultRules)?.name ?? null).toBe(name)
})

test('a page view is called by its category, else by its path; anything else by its type', () => {
  expect(touchLabel(view('10:00', '/pricing'), defaultRules)).toBe('Pricing')
  expect(touchLabel(view('10:00', '/Some/Page'), defaultRules)).toBe('/Some/Page')
  expect(touchLabel({ type: 'page_view' }, defaultRules)).toBe('Page viewed')
  expect(touchLabel({ type: 'form_submit', path: '/pricing' }, defaultRules)).toBe('Form sent')
})

test('an event counts unless a machine did it or its type is passive', () => {
  expect(suppressionReason({ type: 'page_view' }, defaultRules)).toBeNull()
  expect(suppressionReason({ type: 'page_view', suppressed: '' }, defaultRules)).toBeNull()
  expect(suppressionReason({ type: 'page_view', suppressed: 'bot' }, defaultRules)).toBe('bot')
  expect(suppressionReason({ type: 'email_sent' }, defaultRules)).toBe('passive')
  expect(suppressionReason({ type: 'email_sent', suppressed: 'scanner' }, defaultRules)).toBe('scanner')
  expect(isCounted({ type: 'email_open' }, defaultRules)).toBe(true)
  expect(isCounted({ type: 'email_delivered' }, defaultRules)).toBe(false)
})

test('noise counts once every kind that the event was recognised as is switched off', () => {
  const reasonWith = (off: NoiseReason[], suppressed: string) => {
    const noise = { ...defaultRules.noise }
    for (const reason of off) noise[reason] = false
    return suppressionReason({ type: 'page_view', suppressed }, { ...defaultRules, noise })
  }
  expect(reasonWith(['bot'], 'bot')).toBeNull()
  expect(reasonWith(['bot'], 'bot,burst')).toBe('burst')
  expect(reasonWith(['scanner'], 'bot,burst')).toBe('bot,burst')
  expect(reasonWith(['bot', 'burst'], 'bot,burst')).toBeNull()
  expect(reasonWith(['bot', 'scanner', 'burst'], 'of another version')).toBe('of another version')
  expect(joinReasons(['burst', 'bot', 'burst'])).toBe('bot,burst')
  expect(splitReasons('burst,bot')).toEqual(['bot', 'burst'])
  expect(combinationsOf(['bot', 'burst'])).toEqual(['burst', 'bot', 'bot,burst'])
})

test('more types than the memory holds are still told apart', () => {
  for (let index = 0; index < 45_000; index++) touchLabel({ type: `type_${index}` }, defaultRules)
  expect(touchLabel({ type: 'type_1' }, defaultRules)).toBe('Type 1')
  expect(touchLabel({ type: 'email_open' }, defaultRules)).toBe('Email opened')
})

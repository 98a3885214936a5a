import { describe, expect, test } from 'vitest'
import { event, view } from './fixtures'
import { defaultRules } from './rules'
import { sessionize } from './sessionize'
import type { Intent, Rules, SessionEvent } from './types'

const views = (...paths: string[]) => paths.map((path, index) => view(`10:${10 + index}`, path))

function intentOf(events: SessionEvent[], rules: Rules = defaultRules): { intent?: Intent; reasons?: string[] } {
  const [session] = sessionize(events, rules)
  return { intent: session?.intent, reasons: session?.intentReasons }
}

test.each<[string, SessionEvent[], Intent, string[]]>([
  ['a goal is high', [event('10:00', 'demo_request')], 'high', ['Requested a demo.']],
  [
    'a goal tells of the evaluation that led to it, and in what time',
    [view('10:00', '/pricing'), view('10:03:10', '/customers/acme'), event('10:09', 'demo_request')],
    'high',
    ['Pricing and a case study within 4 minutes, then a demo request.'],
  ],
  [
    'one page before a goal took no time',
    [...views('/', '/blog/a', '/pricing'), event('10:20', 'trial_signup')],
    'high',
    ['Pricing, then a trial signup.'],
  ],
  [
    'without evaluation, reading led to the goal',
    [...views('/blog/a', '/blog/b', '/docs/c'), event('10:20', 'trial_signup')],
    'high',
    ['The blog twice and the docs within 2 minutes, then a trial signup.'],
  ],
  [
    'pages without a say do not lead to a goal',
    [...views('/', '/careers'), event('10:20', 'demo_request'), event('10:21', 'trial_signup')],
    'high',
    ['Requested a demo.', 'Started a trial.'],
  ],
  [
    'several goals stand in one sentence, and what came after the first in another',
    [
      view('10:00', '/pricing'),
      event('10:01', 'demo_request'),
      ...views('/pricing', '/security'),
      event('10:20', 'trial_signup'),
    ],
    'high',
    ['Pricing, then a demo request and a trial signup.', 'Also looked at pricing and security.'],
  ],
  [
    'pages after a goal did not lead to it',
    [event('10:00', 'demo_request'), ...views('/pricing', '/pricing')],
    'high',
    ['Requested a demo.', 'Also looked at pricing twice.'],
  ],
  [
    'pricing and a case study are high without a goal',
    views('/pricing', '/customers/acme'),
    'high',
    ['Looked at pricing and a case study within a minute.'],
  ],
  ['pricing twice is high', views('/pricing', '/pricing'), 'high', ['Looked at pricing twice within a minute.']],
  [
    'case studies three times are high',
    [view('10:00', '/customers/a'), view('10:20', '/customers/b'), view('10:40:01', '/customers/c')],
    'high',
    ['Looked at case studies 3 times within 41 minutes.'],
  ],
  [
    'more than an hour and a half is told in hours',
    [view('10:00', '/pricing'), ...['10:25', '10:50', '11:15'].map((at) => view(at, '/')), view('11:35', '/pricing')],
    'high',
    ['Looked at pricing twice within 2 hours.'],
  ],
  [
    'a long list is cut',
    views('/pricing', '/demo', '/security', '/customers/a', '/contact'),
    'high',
    ['Looked at pricing, the demo page, security and more within 4 minutes.'],
  ],
  [
    'pricing once is not enough',
    views('/', '/pricing'),
    'neutral',
    ['Looked at pricing, not yet enough for high intent.'],
  ],
  [
    'blog, related article, documentation, blog is research',
    views('/blog/a', '/blog/related', '/docs/start', '/blog/a'),
    'research',
    ['Read the blog 3 times and the docs within 3 minutes.'],
  ],
  [
    'research with a look at pricing says so',
    views('/blog/a', '/docs/b', '/guides/c', '/pricing'),
    'research',
    ['Read the blog, the docs and a guide within 2 minutes.', 'Looked at pricing, not yet enough for high intent.'],
  ],
  [
    'evaluation outweighs content',
    views('/blog/a', '/blog/b', '/docs/c', '/pricing', '/demo'),
    'high',
    ['Looked at pricing and the demo page within a minute.'],
  ],
  [
    'two content pages are not enough',
    views('/blog/a', '/docs/b'),
    'neutral',
    ['Read the blog and the docs, not yet enough for research.'],
  ],
  [
    'opening an email and unsubscribing is low',
    [event('10:00', 'email_open'), event('10:01', 'unsubscribe')],
    'low',
    ['Unsubscribed from emails.'],
  ],
  [
    'a spam complaint is low',
    [event('10:00', 'email_open'), event('10:01', 'spam_complaint')],
    'low',
    ['Marked an email as spam.'],
  ],
  [
    'a negative event outweighs all interest, and says so',
    [...views('/pricing', '/demo'), event('10:20', 'demo_request'), event('10:21', 'unsubscribe')],
    'low',
    ['Unsubscribed from emails.', 'Despite a demo request in the same session.'],
  ],
  [
    'a negative event outweighs evaluation, and says so',
    [...views('/pricing', '/demo'), event('10:21', 'unsubscribe')],
    'low',
    ['Unsubscribed from emails.', 'Despite looking at pricing and the demo page.'],
  ],
  [
    'the unsubscribe page is low',
    views('/pricing', '/customers/a', '/unsubscribe'),
    'low',
    ['Went to the unsubscribe page.'],
  ],
  [
    'a goal outweighs the unsubscribe page',
    [...views('/unsubscribe'), event('10:20', 'demo_request')],
    'high',
    ['Requested a demo.'],
  ],
  [
    'careers say nothing',
    views('/careers', '/careers/engineer', '/about'),
    'neutral',
    ['Nothing yet that shows interest.'],
  ],
  ['an email opened is told as such', [event('10:00', 'email_open')], 'neutral', ['Only opened an email.']],
  [
    'a look at pricing and a read are told together',
    views('/pricing', '/blog/a', '/blog/b'),
    'neutral',
    ['Looked at pricing and read the blog twice, not yet enough for high intent or research.'],
  ],
  [
    'what else the lead did is told when it is no goal',
    [...views('/pricing', '/contact'), event('10:20', 'form_submit'), event('10:21', 'file_download')],
    'high',
    ['Looked at pricing and the contact page within a minute.', 'Also sent a form and downloaded a file.'],
  ],
  [
    'beside a goal too',
    [event('10:00', 'form_submit'), event('10:05', 'demo_request')],
    'high',
    ['Requested a demo.', 'Also sent a form.'],
  ],
  [
    'and without anything else',
    [event('10:00', 'email_open'), event('10:01', 'email_click'), event('10:05', 'webinar_signup')],
    'neutral',
    ['Booked a webinar, nothing else yet that shows interest.'],
  ],
  [
    'a link to pricing is not a view of it',
    [event('10:00', 'email_click', { path: '/pricing' }), event('10:01', 'email_click', { path: '/pricing' })],
    'neutral',
    ['Clicked a link in an email, nothing else yet that shows interest.'],
  ],
])('%s', (_, events, intent, reasons) => {
  expect(intentOf(events)).toEqual({ intent, reasons })
})

test('thousands of views are told with a comma', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 14) + second * 1000).toISOString()
  const { reasons } = intentOf(Array.from({ length: 1721 }, (_, second) => view(at(second), '/docs/a')))
  expect(reasons).toEqual(['Read the docs 1,721 times within 29 minutes.'])
})

describe('the rules decide', () => {
  const { intent, categories } = defaultRules

  test('how much is high or research', () => {
    const easy = { ...defaultRules, intent: { ...intent, highEvaluationWeight: 2, researchContentWeight: 1 } }
    expect(intentOf(views('/pricing'), easy).intent).toBe('high')
    expect(intentOf(views('/blog/a'), easy).intent).toBe('research')
  })

  test('which types are goals and which are negative', () => {
    const rules = { ...defaultRules, goals: ['meeting_held'], intent: { ...intent, negativeTypes: ['contract_ended'] } }
    expect(intentOf([event('10:00', 'meeting_held')], rules).reasons).toEqual(['Reached a goal: meeting held.'])
    expect(intentOf([event('10:00', 'contract_ended')], rules).reasons).toEqual(['Turned away: contract ended.'])
    expect(intentOf([event('10:00', 'unsubscribe')], rules).intent).toBe('neutral')
  })

  test('what a page is', () => {
    const menu = { name: 'Menu', patterns: ['/menu*'], kind: 'evaluation' as const, weight: 5 }
    const rules = { ...defaultRules, categories: [menu, ...categories] }
    expect(intentOf(views('/menu-of-the-day'), rules)).toEqual({ intent: 'high', reasons: ['Looked at Menu.'] })
    const twice = intentOf([...views('/menu', '/menu'), event('10:20', 'demo_request')], rules)
    expect(twice.reasons).toEqual(['Menu twice within a minute, then a demo request.'])
  })

  test('ten views of weight 0.1 are as much as one of weight 1', () => {
    const menu = { name: 'Menu', patterns: ['/menu'], kind: 'evaluation' as const, weight: 0.1 }
    const rules = { ...defaultRules, categories: [menu], intent: { ...intent, highEvaluationWeight: 1 } }
    const ten = views(...Array.from({ length: 10 }, () => '/menu'))
    expect(intentOf(ten, rules).intent).toBe('high')
    expect(intentOf(ten.slice(1), rules).intent).toBe('neutral')
  })

  test('a category without weight decides nothing', () => {
    const rules = {
      ...defaultRules,
      categories: [{ name: 'Menu', patterns: ['/menu'], kind: 'negative' as const, weight: 0 }],
    }
    expect(intentOf(views('/menu', '/menu'), rules).intent).toBe('neutral')
  })
})

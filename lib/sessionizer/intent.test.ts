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
    'a goal tells of the pages that came with it',
    [...views('/', '/pricing', '/pricing'), event('10:20', 'trial_signup')],
    'high',
    ['Started a trial.', 'Viewed Pricing (2 times) in the same session.'],
  ],
  [
    'pricing and a case study are high without a goal',
    views('/pricing', '/customers/acme'),
    'high',
    ['Viewed pages that people check before buying: Pricing, Case study.'],
  ],
  [
    'pricing twice is high',
    views('/pricing', '/pricing'),
    'high',
    ['Viewed pages that people check before buying: Pricing (2 times).'],
  ],
  [
    'pricing once is not enough',
    views('/', '/pricing'),
    'neutral',
    ['Viewed Pricing, too little to call it high intent.'],
  ],
  [
    'blog, related article, documentation, blog is research',
    views('/blog/a', '/blog/related', '/docs/start', '/blog/a'),
    'research',
    ['Read up on the subject: Blog (3 times), Docs.'],
  ],
  [
    'research with a look at pricing says so',
    views('/blog/a', '/docs/b', '/guides/c', '/pricing'),
    'research',
    ['Read up on the subject: Blog, Docs, Guide.', 'Viewed Pricing, too little to call it high intent.'],
  ],
  [
    'evaluation outweighs content',
    views('/blog/a', '/blog/b', '/docs/c', '/pricing', '/demo'),
    'high',
    ['Viewed pages that people check before buying: Pricing, Demo.'],
  ],
  [
    'two content pages are not enough',
    views('/blog/a', '/docs/b'),
    'neutral',
    ['Read Blog, Docs, too little to call it research.'],
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
    ['Unsubscribed from emails.', 'This outweighs what came with it: demo requested.'],
  ],
  ['the unsubscribe page is low', views('/pricing', '/customers/a', '/unsubscribe'), 'low', ['Went to Unsubscribe.']],
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
    ['Nothing here points to buying, research or turning away.'],
  ],
  [
    'an email opened says nothing',
    [event('10:00', 'email_open')],
    'neutral',
    ['Nothing here points to buying, research or turning away.'],
  ],
  [
    'a link to pricing is not a view of it',
    [event('10:00', 'email_click', { path: '/pricing' }), event('10:01', 'email_click', { path: '/pricing' })],
    'neutral',
    ['Nothing here points to buying, research or turning away.'],
  ],
])('%s', (_, events, intent, reasons) => {
  expect(intentOf(events)).toEqual({ intent, reasons })
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
    expect(intentOf(views('/menu-of-the-day'), rules).intent).toBe('high')
  })

  test('a category without weight decides nothing', () => {
    const rules = {
      ...defaultRules,
      categories: [{ name: 'Menu', patterns: ['/menu'], kind: 'negative' as const, weight: 0 }],
    }
    expect(intentOf(views('/menu', '/menu'), rules).intent).toBe('neutral')
  })
})

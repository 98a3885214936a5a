import { expect, test } from 'vitest'
import { describeChanges, type VisitFacts } from './describe-changes'

const dayMs = 86_400_000
const nowMs = Date.parse('2026-03-31T12:00Z')
const visit = (daysAgo: number) => ({
  startedAt: nowMs - daysAgo * dayMs,
  endedAt: nowMs - daysAgo * dayMs + 60_000,
  reasons: ['Read the docs.'],
})
const latest = 'Latest session: Read the docs.'
const facts: VisitFacts = {
  nowMs,
  lastWeek: 1,
  monthBefore: 4,
  newest: visit(1),
  previousEndedAt: nowMs - 3 * dayMs,
  newSteps: [],
}

test.each<[string, Partial<VisitFacts>, string[]]>([
  ['nothing without a session', { newest: null }, []],
  ['the pace', {}, ['1 session in the last 7 days, 4 in the 30 days before.', latest]],
  [
    'a sudden pace',
    { lastWeek: 3, monthBefore: 0 },
    ['3 sessions in the last 7 days, none in the 30 days before.', latest],
  ],
  [
    'that it is the first session',
    { monthBefore: 0, previousEndedAt: null },
    ['1 session in the last 7 days, none in the 30 days before.', 'It is the first session.', latest],
  ],
  [
    'a return after a long silence',
    { lastWeek: 1, monthBefore: 0, previousEndedAt: nowMs - 43.5 * dayMs },
    ['1 session in the last 7 days, none in the 30 days before.', 'Came back after 42 days of silence.', latest],
  ],
  [
    'a silence that lasts',
    { lastWeek: 0, monthBefore: 0, newest: visit(50), previousEndedAt: nowMs - 51 * dayMs },
    ['Quiet for 49 days now.', latest],
  ],
  [
    'the reasons of the latest session, and thousands with a comma',
    { lastWeek: 1721, newest: { ...visit(1), reasons: ['Requested a demo.', 'Also sent a form.'] } },
    [
      '1,721 sessions in the last 7 days, 4 in the 30 days before.',
      'Latest session: Requested a demo. Also sent a form.',
    ],
  ],
  [
    'a silence after busy weeks',
    { lastWeek: 0, monthBefore: 3, newest: visit(20), previousEndedAt: nowMs - 21 * dayMs },
    ['Quiet for 19 days now, after 3 sessions in the weeks before.', latest],
  ],
  [
    'what was touched for the first time, the first four by name',
    { newSteps: ['Pricing', 'Demo', 'Trial', 'Docs', 'Blog', 'Guide'] },
    [
      '1 session in the last 7 days, 4 in the 30 days before.',
      latest,
      'New in the latest session: Pricing, Demo, Trial, Docs and 2 more.',
    ],
  ],
])('tells %s', (_, change, sentences) => {
  expect(describeChanges({ ...facts, ...change })).toEqual(sentences)
})

import { expect, test } from 'vitest'
import type { FilterName } from '@/lib/filters/filter-definitions'
import type { SessionFilter } from '@/lib/filters/session-filter'
import { describeFilter } from './describe-filter'

const names = { abc: 'Ada Park' }

test.each<[FilterName, SessionFilter, string | null]>([
  ['entry', {}, null],
  ['entry', { entry: ['email_open'] }, 'Email opened'],
  ['exit', { exit: ['email_open', 'demo_request', 'page_view'] }, 'Email opened, Demo requested +1'],
  ['lead', { lead: ['abc', 'unknown'] }, 'Ada Park, unknown'],
  ['contains', { contains: ['demo_request', 'page:/pricing*'] }, 'Demo requested and /pricing*'],
  ['outcome', { outcome: ['converted'] }, 'Converted'],
  ['duration', { duration: { min: 60, max: 299 } }, '1 to 5 min'],
  ['duration', { duration: { min: 60, max: 300 } }, '1m 00s to 5m 00s'],
  ['duration', { duration: { min: 0, max: 90 } }, '0s to 1m 30s'],
  ['duration', { duration: { min: 7200 } }, '2h 00m or more'],
  ['events', { events: { max: 3 } }, 'up to 3'],
  ['events', { events: { min: 7, max: 7 } }, '7'],
  ['points', { points: { min: -10, max: -1 } }, '-10 to -1'],
  ['date', { from: '2026-03-01', to: '2026-03-07' }, '1 – 7 Mar 2026'],
  ['date', { from: '2026-03-01' }, 'since 1 Mar 2026'],
  ['date', { to: '2026-03-07' }, 'until 7 Mar 2026'],
  ['q', { q: 'northwind' }, '“northwind”'],
])('%s of %o reads %s', (name, filter, text) => {
  expect(describeFilter(name, filter, names)).toBe(text)
})

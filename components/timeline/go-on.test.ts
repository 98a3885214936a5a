import { expect, test } from 'vitest'
import type { TimelineEvent, TimelineWindow } from '@/lib/events/types'
import { goOn } from './go-on'

const event = (id: string, total = 0) => ({ id, total, suppressed: null }) as TimelineEvent
const events = (ids: string) => [...ids].map((id) => event(id))
/** The first window of so many events: at most three. */
const first = (ids: string): TimelineWindow => ({
  events: events(ids.slice(0, 3)),
  next: ids.length > 3 ? `after ${ids[2]}` : null,
  eventCount: ids.length,
})
const placeOf = ({ id }: TimelineEvent) => `after ${id}`

test.each([
  ['what is new at the end of a short one shows at once', 'ab', 'ab', null, 'abc', 'abc', null],
  ['what does not fit into the first window is there to be loaded', 'abc', 'abc', null, 'abcd', 'abc', 'after c'],
  ['what was loaded stays, and the new follows it', 'abcde', 'abcde', null, 'abcdef', 'abcde', 'after e'],
  ['what was half loaded goes on where it was', 'abcdef', 'abcde', 'after e', 'abcdefg', 'abcde', 'after e'],
  ['a late event in the first window begins anew', 'abcde', 'abcde', null, 'axbcde', 'axb', 'after b'],
  ['nothing new changes nothing', 'abcde', 'abcde', null, 'abcde', 'abcde', null],
])('%s', (_, before, shown, next, now, expected, expectedNext) => {
  const known = { events: events(shown), next }
  expect(goOn(known, first(before), first(now), placeOf)).toEqual({ events: events(expected), next: expectedNext })
})

test('other totals in the first window begin anew: the later ones build on them', () => {
  const now = { ...first('abcde'), events: [event('a', 5), event('b', 5), event('c', 5)] }
  expect(goOn({ events: events('abcde'), next: null }, first('abcde'), now, placeOf).events).toEqual(now.events)
})

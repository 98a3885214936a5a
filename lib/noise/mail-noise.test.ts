import fc from 'fast-check'
import { expect, test } from 'vitest'
import { burstWindowMs, detectMailNoise, type MailEvent, mailReachMs, mailTypes, scanWindowMs } from './mail-noise'
import { isMailProgram } from './mail-program'

const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/124.0.0.0 Safari/537.36'

type Given = [ms: number, type: 'delivered' | 'open' | 'click', more?: Partial<MailEvent>]

/** Events of one email in milliseconds since it was sent, called by their place. */
function email(...given: Given[]): MailEvent[] {
  return given.map(([occurredAt, type, more], index) => ({
    ...{ id: `${index}`, occurredAt, type: `email_${type}`, url: null, path: null, agent: browser, isMachine: false },
    ...more,
  }))
}

const noAgent = { agent: null }
const bot = { agent: 'curl/8', isMachine: true }
const link = (path: string, more: Partial<MailEvent> = {}) => ({ path, ...more })

test.each<[string, Given[], Record<string, string[]>]>([
  [
    'an open by a browser as the email comes in is a person’s',
    [
      [0, 'delivered'],
      [900, 'open'],
    ],
    {},
  ],
  [
    'one without an agent is a scan',
    [
      [0, 'delivered'],
      [900, 'open', noAgent],
    ],
    { 1: ['scanner'] },
  ],
  [
    'so is one by a bot',
    [
      [0, 'delivered'],
      [900, 'open', bot],
    ],
    { 1: ['scanner'] },
  ],
  [
    'a click too',
    [
      [0, 'delivered'],
      [900, 'click', link('/a', noAgent)],
    ],
    { 1: ['scanner'] },
  ],
  [
    'at the end of the window too',
    [
      [0, 'delivered'],
      [scanWindowMs, 'open', noAgent],
    ],
    { 1: ['scanner'] },
  ],
  [
    'not behind it',
    [
      [0, 'delivered'],
      [scanWindowMs + 1, 'open', noAgent],
    ],
    {},
  ],
  [
    'shortly before the delivery is reported too',
    [
      [3000, 'delivered'],
      [0, 'open', noAgent],
    ],
    { 1: ['scanner'] },
  ],
  [
    'any delivery of the email counts',
    [
      [0, 'delivered'],
      [9000, 'delivered'],
      [9500, 'open', noAgent],
    ],
    { 2: ['scanner'] },
  ],
  ['without a delivery nothing is a scan', [[900, 'open', noAgent]], {}],
  [
    'two links at once: the first click is kept',
    [
      [0, 'click', link('/a')],
      [500, 'click', link('/b')],
    ],
    { 1: ['burst'] },
  ],
  [
    'at the end of the window too',
    [
      [0, 'click', link('/a')],
      [burstWindowMs, 'click', link('/b')],
    ],
    { 1: ['burst'] },
  ],
  [
    'not behind it',
    [
      [0, 'click', link('/a')],
      [burstWindowMs + 1, 'click', link('/b')],
    ],
    {},
  ],
  [
    'one link twice is no burst',
    [
      [0, 'click', link('/a')],
      [100, 'click', link('/a')],
    ],
    {},
  ],
  [
    'unknown links are no different ones',
    [
      [0, 'click'],
      [100, 'click'],
      [200, 'click', link('/a')],
    ],
    {},
  ],
  [
    'addresses tell links apart where there are some',
    [
      [0, 'click', link('/a', { url: 'x' })],
      [9, 'click', link('/a', { url: 'y' })],
    ],
    { 1: ['burst'] },
  ],
  [
    'of a machine’s clicks and a person’s, the person’s first is kept',
    [
      [0, 'click', link('/a', bot)],
      [500, 'click', link('/b')],
      [900, 'click', link('/c')],
    ],
    { 0: ['burst'], 2: ['burst'] },
  ],
  [
    'without a person’s click all are noise',
    [
      [0, 'click', link('/a', noAgent)],
      [9, 'click', link('/b', bot)],
    ],
    { 0: ['burst'], 1: ['burst'] },
  ],
  [
    'a scanner’s burst is both',
    [
      [0, 'delivered'],
      [800, 'click', link('/a', noAgent)],
      [900, 'click', link('/b', noAgent)],
    ],
    { 1: ['scanner', 'burst'], 2: ['scanner', 'burst'] },
  ],
  [
    'a burst goes on as long as no two seconds pass',
    [0, 1500, 3000, 4500].map((ms, index): Given => [ms, 'click', link(`/${index}`)]),
    { 1: ['burst'], 2: ['burst'], 3: ['burst'] },
  ],
])('%s', (_, given, expected) => {
  const found = detectMailNoise(email(...given))
  expect(Object.fromEntries(found)).toEqual(expected)
})

const events: fc.Arbitrary<MailEvent[]> = fc
  .array(
    fc.record({
      occurredAt: fc.integer({ min: 0, max: 40 }).map((step) => step * 500),
      type: fc.constantFrom(...mailTypes),
      url: fc.constant(null),
      path: fc.constantFrom(null, '/a', '/b', '/c'),
      agent: fc.constantFrom(null, browser),
      isMachine: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((event, index) => ({ id: `${index}`, ...event })))

test('the order in which events are given does not matter', () => {
  fc.assert(
    fc.property(
      events.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(new Map([...detectMailNoise(shuffled)].sort())).toEqual(new Map([...detectMailNoise(list)].sort()))
      },
    ),
  )
})

test('what lies out of reach of an event does not bear on it', () => {
  fc.assert(
    fc.property(events, (list) => {
      const found = detectMailNoise(list)
      for (const event of list) {
        const near = list.filter(({ occurredAt }) => Math.abs(occurredAt - event.occurredAt) <= mailReachMs)
        expect(detectMailNoise(near).get(event.id)).toEqual(found.get(event.id))
      }
    }),
  )
})

test('an event more takes no noise away', () => {
  fc.assert(
    fc.property(events, (list) => {
      const [one, ...others] = list
      if (!one) return
      const found = detectMailNoise(list)
      for (const [id, reasons] of detectMailNoise(others))
        expect(found.get(id)).toEqual(expect.arrayContaining(reasons))
    }),
  )
})

test.each([
  ['Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)', true],
  ['Mozilla/5.0', true],
  ['Outlook-iOS/2.0', true],
  ['Thunderbird', true],
  ['curl/8', false],
  [browser, false],
])('%s: a program that people read email with? %s', (agent, expected) => {
  expect(isMailProgram(agent)).toBe(expected)
})

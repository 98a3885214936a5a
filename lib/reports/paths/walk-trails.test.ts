import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leadIdOf } from '@/lib/events/lead-id'
import { routeOf } from '@/lib/filters/match-path'
import { defaultRules, type Source, sources } from '@/lib/sessionizer'
import { newNumbers } from '@/lib/sessions/columns/column-store'
import { firstPlace, parseColumns, type ToldColumns, wordEnd } from '@/lib/sessions/columns/parse-columns'
import type { DayRows } from '@/lib/sessions/columns/types'
import { type CodedTouch, pointOf } from '@/lib/sessions/trail'
import { TrailWalker } from './walk-trails'

const goals = ['demo_request', 'trial_signup']

/** Codes of one unit and of two. */
const touches: CodedTouch[] = [
  { code: 1, type: 'page_view', path: '/pricing' },
  { code: 2, type: 'page_view', path: '/odd' },
  { code: 90_000, type: 'page_view', path: '/blog/x' },
  { code: 900_000, type: 'email_open', path: null },
  { code: 3, type: 'demo_request', path: '/demo' },
  { code: 90_001, type: 'trial_signup', path: null },
]

const session = fc.record({
  lead: fc.nat(30),
  hour: fc.nat(60),
  points: fc.integer({ min: -40, max: 1200 }),
  source: fc.constantFrom<Source>('Email', 'Paid Search', 'Paid Social'),
  touches: fc.array(fc.constantFrom(...touches), { minLength: 1, maxLength: 8 }),
})
type Told = typeof session extends fc.Arbitrary<infer One> ? One : never

/** As the database tells them. */
const tell = (sessions: readonly Told[]): ToldColumns => ({
  starts: sessions.length === 0 ? null : sent(sessions.map(({ hour }) => (hour * 3_600_000 - firstMs) * 1000)),
  durations: sent(sessions.map(() => 0)),
  points: sent(sessions.map(({ points }) => points)),
  sources: sessions.map(({ source }) => String.fromCharCode(firstPlace + sources.indexOf(source))).join(''),
  outcomes: sessions.map(() => 'A').join(''),
  intents: sessions.map(() => 'A').join(''),
  pauses: sessions.map(() => '?').join(wordEnd),
  campaigns: sessions.map(() => '-').join(wordEnd),
  trails: sessions.map(({ touches }) => `/${trailOf(touches)}`).join(''),
  leads: sessions.map(({ lead }) => leadIdOf(`user:${lead}`)).join(''),
})
const firstMs = Date.parse('2000-01-01T00:00:00Z')
const sent = (numbers: readonly number[]) => {
  const bytes = Buffer.alloc(numbers.length * 8)
  for (const [place, number] of numbers.entries()) bytes.writeBigInt64BE(BigInt(number), place * 8)
  return bytes
}
const trailOf = (list: readonly CodedTouch[]) => list.map(({ code }) => String.fromCodePoint(pointOf(code))).join('')

test('a walk over columns counts what a look at each session counts', () => {
  fc.assert(
    fc.property(fc.array(session, { maxLength: 60 }), fc.nat(60), (sessions, border) => {
      const days = parseColumns([tell(sessions.slice(0, border)), tell(sessions.slice(border))], newNumbers())
      const walker = new TrailWalker(touches, { grouping: 'category', goals }, defaultRules)
      for (const day of days) walker.add(allOf(day))
      const walk = walker.done()
      const routes = sessions.map((one) => ({ ...one, ...routeOf(one.touches, 'category', goals, defaultRules) }))
      const converting = routes.filter(({ goal }) => goal !== null)
      expect(walk.sessions).toBe(sessions.length)
      expect(walk.conversions).toBe(converting.length)
      expect(walk.leads).toBe(new Set(sessions.map(({ lead }) => lead)).size)
      expect(walk.convertingLeads).toBe(new Set(converting.map(({ lead }) => lead)).size)
      walk.ways.forEach(({ tag, count, marked }) => {
        const names = walk.labelsOf(tag).map((label) => walk.labels[label])
        const same = routes.filter(({ labels }) => labels.join() === names.join())
        expect([count, marked]).toEqual([same.length, same.filter(({ goal }) => goal !== null).length])
      })
      for (const { source, type, path, sessions: count, points } of walk.entries) {
        const same = sessions.filter(
          (one) => one.source === source && one.touches[0]?.type === type && one.touches[0].path === path,
        )
        expect([count, points]).toEqual([same.length, same.reduce((sum, one) => sum + one.points, 0)])
      }
    }),
  )
})

function allOf(day: DayRows['day']): DayRows {
  return { day, rows: Int32Array.from({ length: day.size }, (_, row) => row) }
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leadIdOf } from '@/lib/events/lead-id'
import { routeOf } from '@/lib/filters/match-path'
import { defaultRules } from '@/lib/sessionizer'
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
  points: fc.integer({ min: -40, max: 1200 }),
  source: fc.constantFrom('Email', 'Paid Search', 'Paid Social'),
  touches: fc.array(fc.constantFrom(...touches), { minLength: 1, maxLength: 8 }),
})
type Told = typeof session extends fc.Arbitrary<infer One> ? One : never

const tell = (sessions: readonly Told[]) => ({
  sessions: sessions.map(({ points, source, touches }) => `${points}${source}${trailOf(touches)}`).join(''),
  leads: sessions.map(({ lead }) => leadIdOf(`user:${lead}`)).join(''),
})
const trailOf = (list: readonly CodedTouch[]) => list.map(({ code }) => String.fromCodePoint(pointOf(code))).join('')

test('a walk over texts counts what a look at each session counts', () => {
  fc.assert(
    fc.property(fc.array(session, { maxLength: 60 }), fc.nat(60), (sessions, border) => {
      const walker = new TrailWalker(touches, { grouping: 'category', goals }, defaultRules)
      walker.add(tell(sessions.slice(0, border)))
      walker.add(tell(sessions.slice(border)))
      const walk = walker.done()
      const routes = sessions.map((one) => ({ ...one, ...routeOf(one.touches, 'category', goals, defaultRules) }))
      const converting = routes.filter(({ goal }) => goal !== null)
      expect(walker.isLost).toBe(false)
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

test('a page that is not known yet is noticed, before a goal and not after it', () => {
  const [pricing, odd, , , demo] = touches as [CodedTouch, CodedTouch, CodedTouch, CodedTouch, CodedTouch]
  const isLost = (list: CodedTouch[]) => {
    const walker = new TrailWalker([pricing, demo], { grouping: 'category', goals }, defaultRules)
    walker.add(tell([{ lead: 1, points: 0, source: 'Email', touches: list }]))
    return walker.isLost
  }
  expect([isLost([pricing, odd]), isLost([odd]), isLost([demo, odd]), isLost([pricing])]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

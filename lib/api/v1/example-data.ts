import type { IncomingEvent } from '@/lib/events/incoming-event'
import { leadIdOf } from '@/lib/events/lead-id'
import { sessionId } from '@/lib/sessionizer/session-id'

// The few events that the examples of the reference are about. A test stores them, makes each example's request, and
// compares the answers with those that the reference shows.

export const exampleNowMs = Date.parse('2026-03-31T12:00:00Z')

const ann = {
  key: 'email:ann@acme.example',
  name: 'Ann Lee',
  email: 'ann@acme.example',
  company: 'Acme',
  owner: 'Maria',
}
const ben = { key: 'user:42', name: 'Ben Okoro', email: 'ben@globex.example', company: 'Globex' }

const at = (time: string) => Date.parse(`2026-03-${time}Z`)

export const exampleEvents: IncomingEvent[] = [
  { id: 'm-1', lead: ann, occurredAt: at('30T09:12:04.250'), type: 'email_open', campaign: 'spring-launch', points: 1 },
  { id: 'm-2', lead: ann, occurredAt: at('30T09:12:41'), type: 'email_click', campaign: 'spring-launch', points: 3 },
  {
    ...{ id: 'm-3', lead: ann, occurredAt: at('30T09:12:43.900'), type: 'page_view', path: '/pricing', points: 5 },
    ...{ url: 'https://acme.example/pricing?utm_source=newsletter&utm_medium=email', title: 'Pricing' },
    ...{ utmSource: 'newsletter', utmMedium: 'email' },
  },
  { id: 'm-4', lead: ann, occurredAt: at('30T09:19:20'), type: 'demo_request', path: '/demo', points: 30 },
  { id: 'm-5', lead: ann, occurredAt: at('31T11:57:30'), type: 'page_view', path: '/docs/api', points: 1 },
  {
    ...{ id: 'b-1', lead: ben, occurredAt: at('31T10:05:00'), type: 'page_view', path: '/blog/what-is-a-session' },
    ...{ referrer: 'https://www.google.com/', points: 1, props: { scrolled: 0.8 } },
  },
]

export const exampleLeadId = leadIdOf(ann.key)
export const exampleSessionId = sessionId(exampleLeadId, at('30T09:12:04.250'))

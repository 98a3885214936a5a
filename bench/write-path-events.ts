import type { IncomingEvent } from '@/lib/events/incoming-event'

const types = ['page_view', 'page_view', 'page_view', 'page_view', 'email_open', 'email_click', 'form_submit']

/** Visits of one to seven events some two minutes apart, twenty at a time; a lead comes about five times. */
export function* generateEvents(count: number): Generator<IncomingEvent> {
  const random = mulberry32(1)
  const leads = Math.ceil(count / 20)
  const open: { lead: number; left: number; at: number }[] = []
  let at = Date.UTC(2025, 0, 1)
  for (let i = 0; i < count; i++) {
    at += Math.floor(random() * 12_000)
    while (open.length < 20) open.push({ lead: Math.floor(random() * leads), left: 1 + Math.floor(random() * 7), at })
    const index = Math.floor(random() * open.length)
    const visit = open[index]
    if (!visit) continue
    visit.left--
    if (visit.left === 0) open.splice(index, 1)
    yield toEvent(i, visit.lead, at, random)
  }
}

function toEvent(index: number, lead: number, occurredAt: number, random: () => number): IncomingEvent {
  const type = types[Math.floor(random() * types.length)] ?? 'page_view'
  const path = type === 'page_view' ? `/blog/post-${Math.floor(random() * 300)}` : null
  return {
    id: `event-${index}`,
    lead: {
      key: `user:${lead}`,
      name: `Lead ${lead}`,
      email: `lead${lead}@example.com`,
      company: `Company ${lead % 500}`,
    },
    occurredAt,
    type,
    path,
    title: path && `The page at ${path}`,
    url: path && `https://www.example.com${path}?utm_source=newsletter`,
    referrer: random() < 0.2 ? 'https://www.google.com/' : null,
    campaign: type.startsWith('email') ? `campaign-${Math.floor(random() * 20)}` : null,
    points: Math.floor(random() * 10),
  }
}

/** A small seeded generator of numbers from 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

// A year in the life of a company, for measuring. Visits come day by day, as in a real log; the same number of events is
// always the same year.
import { leadIdOf } from '@/lib/events/lead-id'
import type { SessionEvent } from '@/lib/sessionizer'

/** What one lead does without a pause of 30 minutes: one session. */
export interface Visit {
  /** The number of the lead, from 0 in order of first visit. */
  lead: number
  events: SessionEvent[]
}

export const yearStartMs = Date.UTC(2025, 0, 1)
export const yearDays = 365

const dayMs = 86_400_000
const gapMs = 30 * 60_000
const visitsPerLead = 6
const sections = ['blog', 'docs', 'case-studies', 'product', 'guides', 'compare', 'integrations']

export const leadKeyOf = (lead: number) => `user:${lead}`

/** `count` events, a few more to end the last visit. */
export function* generateVisits(count: number): Generator<Visit> {
  const random = randomFrom(1)
  const ids: string[] = []
  const freeFrom: number[] = []
  for (let seq = 0; seq < count; ) {
    const lead = pickLead(ids.length, random)
    if (lead === ids.length) {
      ids.push(leadIdOf(leadKeyOf(lead)))
      freeFrom.push(0)
    }
    const at = Math.max(timeOf(seq / count, random), freeFrom[lead] ?? 0)
    const events = visitOf(ids[lead] ?? '', at, seq, random)
    seq += events.length
    freeFrom[lead] = (events.at(-1)?.occurredAt ?? at) + gapMs
    yield { lead, events }
  }
}

/** Twice as much happens on the last day as on the first, most of it around noon. */
function timeOf(share: number, random: () => number): number {
  const day = Math.floor((Math.sqrt(1 + 3 * share) - 1) * yearDays)
  return yearStartMs + (day + (random() + random() + random()) / 3) * dayMs
}

/** A new one, one of the latest, or an old one: the older, the more often. */
function pickLead(known: number, random: () => number): number {
  if (known === 0 || random() < 1 / visitsPerLead) return known
  if (random() < 0.5) return known - 1 - Math.floor(random() * known * 0.05)
  return Math.floor(known * random() ** 1.7)
}

type Draft = Partial<SessionEvent> & { type: string; afterMs: number }

function visitOf(leadId: string, startMs: number, seq: number, random: () => number): SessionEvent[] {
  let at = Math.floor(startMs)
  return draftsOf(random).map(({ afterMs, ...draft }, index) => {
    at += afterMs
    return { id: `e${seq + index}`, leadId, seq: seq + index, occurredAt: at, points: 0, ...draft }
  })
}

function draftsOf(random: () => number): Draft[] {
  const isEmail = random() < 0.4
  const drafts: Draft[] = isEmail ? emailDrafts(random) : [{ ...arrival(random), ...view(random), afterMs: 0 }]
  if (isEmail && drafts.length === 1) return drafts
  while (random() < 0.77 && drafts.length < 200) drafts.push(view(random))
  const end = random()
  if (end < 0.02) drafts.push({ type: 'demo_request', path: '/demo', points: 50, afterMs: 40_000 })
  else if (end < 0.03) drafts.push({ type: 'trial_signup', path: '/trial', points: 60, afterMs: 40_000 })
  else if (end < 0.08) drafts.push({ type: 'form_submit', path: '/contact', points: 20, afterMs: 30_000 })
  else if (end < 0.082) drafts.push({ type: 'webinar_signup', path: '/webinars', points: 25, afterMs: 30_000 })
  return drafts
}

function emailDrafts(random: () => number): Draft[] {
  const campaign = `campaign-${Math.floor(300 * random() ** 2)}`
  const open: Draft = { type: 'email_open', campaign, points: 1, afterMs: 0 }
  const next = random()
  if (next < 0.55) return [open]
  if (next < 0.57) return [open, { type: 'unsubscribe', points: -30, afterMs: 9000 }]
  return [open, { type: 'email_click', campaign, points: 3, afterMs: 20_000 }, { ...view(random), afterMs: 2000 }]
}

function arrival(random: () => number): Partial<SessionEvent> {
  const way = random()
  if (way < 0.4) return { referrer: 'https://www.google.com/' }
  if (way < 0.5) return { referrer: 'https://www.linkedin.com/' }
  if (way < 0.58) return { utmSource: 'google', utmMedium: 'cpc', campaign: `ads-${Math.floor(random() * 40)}` }
  if (way < 0.62) return { referrer: 'https://chatgpt.com/' }
  if (way < 0.68) return { referrer: 'https://partner.example/tools' }
  return {}
}

function view(random: () => number): Draft {
  const path = pathOf(random)
  return {
    type: 'page_view',
    path,
    points: path === '/pricing' ? 5 : 1,
    afterMs: 3000 + Math.floor(120_000 * random() ** 2),
  }
}

/** Some 2,000 pages: a few that many see, many that few see. */
function pathOf(random: () => number): string {
  const kind = random()
  if (kind < 0.2) return '/'
  if (kind < 0.28) return '/pricing'
  return `/${sections[Math.floor(sections.length * random() ** 2)]}/page-${Math.floor(300 * random() ** 3)}`
}

/** A small seeded generator of numbers from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

// One visit to the site, written out as events.
import type { IncomingEvent } from '@/lib/events/incoming-event'
import type { Arrival } from './arrivals'
import type { Random } from './random'
import { minuteMs, secondMs } from './rhythm'
import {
  type ActionType,
  actionLabels,
  actionPoints,
  type Page,
  type PageKind,
  pagePoints,
  pages,
  siteUrl,
} from './site'

/** An event that does not know its lead yet. */
export type Draft = Omit<IncomingEvent, 'id' | 'lead'>

export interface Visit {
  startMs: number
  /** As in personas.ts. */
  trail: string
  arrival: Arrival
  /** The first page, when it is not any of its kind. */
  landingPath?: string
  /** What the forms say about the company. */
  employees?: string
}

/** How long people stay on a page, in seconds. */
const stay: Partial<Record<PageKind, number>> = {
  blog: 110,
  docs: 95,
  guide: 120,
  capacity: 150,
  case: 80,
  pricing: 70,
}

/** The events of a visit, in order. */
export function writeVisit(visit: Visit, random: Random): Draft[] {
  const drafts: Draft[] = []
  let at = visit.startMs
  let last: Page | undefined
  for (const step of visit.trail.split(' ')) {
    const name = step.replace(/[+?]/g, '')
    if (step.endsWith('?') && random.chance(0.5)) continue
    if (step.startsWith('+')) {
      at += Math.round(random.around(45) * secondMs)
      drafts.push(action(at, name as ActionType, last, visit))
      continue
    }
    const kind = name as PageKind
    const page = choosePage(kind, last, drafts.length === 0 ? visit.landingPath : undefined, random)
    drafts.push(view(at, kind, page, drafts.length === 0 ? visit.arrival : null, last, random))
    last = page
    at += Math.round(random.around(stay[kind] ?? 40) * secondMs)
    // Somebody calls, coffee is ready: still the same session.
    if (random.chance(0.03)) at += random.int(6, 18) * minuteMs
  }
  return drafts
}

function choosePage(kind: PageKind, last: Page | undefined, landingPath: string | undefined, random: Random): Page {
  const choice: Page[] = pages[kind]
  const landing = choice.find(({ path }) => path === landingPath)
  if (landing) return landing
  const others = choice.filter((page) => page !== last)
  return random.pick(others.length > 0 ? others : choice)
}

/** Only the first view of a visit tells where it came from; the others come from the page before. */
function view(
  occurredAt: number,
  kind: PageKind,
  page: Page,
  arrival: Arrival | null,
  last: Page | undefined,
  random: Random,
): Draft {
  const draft: Draft = {
    occurredAt,
    type: 'page_view',
    path: page.path,
    title: page.title,
    url: siteUrl + page.path + (arrival ? queryOf(arrival, random) : ''),
    points: pagePoints[kind],
  }
  if (last) draft.referrer = siteUrl + last.path
  if (!arrival) return draft
  const { referrer, campaign, utmSource, utmMedium, utmTerm } = arrival
  return { ...draft, referrer, campaign, utmSource, utmMedium, utmTerm }
}

function queryOf(arrival: Arrival, random: Random): string {
  const query = new URLSearchParams()
  if (arrival.utmSource) query.set('utm_source', arrival.utmSource)
  if (arrival.utmMedium) query.set('utm_medium', arrival.utmMedium)
  if (arrival.campaign) query.set('utm_campaign', arrival.campaign)
  if (arrival.utmTerm) query.set('utm_term', arrival.utmTerm)
  if (arrival.clickId) query.set(arrival.clickId, random.int(10 ** 11, 10 ** 12).toString(36))
  return query.size > 0 ? `?${query}` : ''
}

function action(occurredAt: number, type: ActionType, page: Page | undefined, { employees }: Visit): Draft {
  const label = actionLabels[type]
  const draft: Draft = { occurredAt, type, label, points: actionPoints[type] }
  if (page) Object.assign(draft, { path: page.path, title: page.title, url: siteUrl + page.path })
  if (employees && type !== 'file_download') draft.props = { form: label ?? type, employees }
  return draft
}

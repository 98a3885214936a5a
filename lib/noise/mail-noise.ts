// Which opens and clicks of one email to one lead are machines' doing, told from what lies within seconds of them. Only
// times, links and agents count, never the order of arrival: the same events give the same answer whenever they came.
import type { NoiseReason } from '@/lib/sessionizer/noise'

/** An open or click this near to the delivery is a scanner's, when no person's program made it. */
export const scanWindowMs = 5000
/** Different links clicked within this time are a burst. */
export const burstWindowMs = 2000
/** Events of one email further apart than this do not bear on each other. */
export const mailReachMs = Math.max(scanWindowMs, burstWindowMs)

/** The types that are looked at. */
export const mailTypes = ['email_delivered', 'email_open', 'email_click'] as const

/** An event about an email. */
export interface MailEvent {
  id: string
  occurredAt: number
  type: string
  url: string | null
  path: string | null
  agent: string | null
  /** Its agent is a bot's, or its sender calls it a machine's. */
  isMachine: boolean
}

/** The events of one email to one lead that are scans or parts of a burst, by id; in any order. */
export function detectMailNoise(events: readonly MailEvent[]): Map<string, NoiseReason[]> {
  const found = new Map<string, NoiseReason[]>()
  const add = (id: string, reason: NoiseReason) => found.set(id, [...(found.get(id) ?? []), reason])
  const ordered = events.toSorted(byTime)
  for (const { id } of findScans(ordered)) add(id, 'scanner')
  for (const { id } of findBursts(ordered.filter(({ type }) => type === 'email_click'))) add(id, 'burst')
  return found
}

/** Mail gateways look at an email as it comes in, also shortly before they report it delivered. */
function findScans(ordered: readonly MailEvent[]): MailEvent[] {
  const deliveries = ordered.filter(({ type }) => type === 'email_delivered').map(({ occurredAt }) => occurredAt)
  let next = 0
  return ordered.filter((event) => {
    while ((deliveries[next] ?? Number.POSITIVE_INFINITY) < event.occurredAt - scanWindowMs) next++
    const delivery = deliveries[next]
    const isNear = delivery !== undefined && delivery <= event.occurredAt + scanWindowMs
    return isNear && event.type !== 'email_delivered' && !isPersons(event)
  })
}

/**
 * Clicks with a different link of the email clicked within two seconds of them, but for the first one that looks like a
 * person's. Without such a one, all of them.
 */
function findBursts(clicks: readonly MailEvent[]): MailEvent[] {
  const links = new Map<string, number>()
  const count = (click: MailEvent | undefined, by: 1 | -1) => {
    const link = click && linkOf(click)
    if (!link) return
    const left = (links.get(link) ?? 0) + by
    if (left === 0) links.delete(link)
    else links.set(link, left)
  }
  let [first, end] = [0, 0]
  let lastPersonsAt = Number.NEGATIVE_INFINITY
  return clicks.filter((click) => {
    while ((clicks[end]?.occurredAt ?? Number.POSITIVE_INFINITY) <= click.occurredAt + burstWindowMs)
      count(clicks[end++], 1)
    while ((clicks[first]?.occurredAt ?? 0) < click.occurredAt - burstWindowMs) count(clicks[first++], -1)
    const isFirstPersons = isPersons(click) && lastPersonsAt < click.occurredAt - burstWindowMs
    if (isPersons(click)) lastPersonsAt = click.occurredAt
    return linkOf(click) !== null && links.size > 1 && !isFirstPersons
  })
}

/** A program that people read with, so far as its name tells. */
function isPersons({ agent, isMachine }: MailEvent): boolean {
  return agent !== null && !isMachine
}

/** Whoever does not say which link was clicked has clicked no different one. */
function linkOf({ url, path }: MailEvent): string | null {
  return url ?? path
}

function byTime(a: MailEvent, b: MailEvent): number {
  return a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1)
}

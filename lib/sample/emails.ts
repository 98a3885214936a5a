// What a lead does with the emails of the campaigns, and what its mail gateway does before it.
import type { Campaign } from './campaigns'
import type { Company } from './people'
import type { Persona } from './personas'
import type { Random } from './random'
import { hourMs, minuteMs, type Rhythm, secondMs } from './rhythm'
import { type ActionType, actionPoints, siteUrl } from './site'
import { type Draft, writeVisit } from './visit'

interface Reader {
  company: Company
  email: Persona['email']
  /** How likely an opened email is the last straw. */
  unsubscribes: number
  /** From when on the lead is on the list. */
  sinceMs: number
  /** The address does not exist (any more). */
  isGone: boolean
}

/** The events around all campaigns that reach a reader, up to the unsubscribe. */
export function writeEmails(reader: Reader, campaigns: readonly Sending[], rhythm: Rhythm, random: Random): Draft[] {
  const drafts: Draft[] = []
  for (const { campaign, sentMs } of campaigns) {
    if (sentMs < reader.sinceMs || !random.chance(reader.email.receives)) continue
    const leftMs = sentMs + random.int(0, 12 * minuteMs)
    drafts.push(email(leftMs, 'email_sent', campaign))
    if (reader.isGone) {
      drafts.push(email(leftMs + random.int(2, 90) * secondMs, 'email_bounced', campaign))
      break
    }
    const arrivedMs = leftMs + random.int(2, 90) * secondMs
    drafts.push(email(arrivedMs, 'email_delivered', campaign))
    if (reader.company.hasMailScanner) drafts.push(...scan(arrivedMs, campaign, random))
    if (!random.chance(reader.email.opens)) continue
    const openedMs = laterAtWork(arrivedMs, reader.company.tz, rhythm, random)
    drafts.push(...read(openedMs, campaign, reader, random))
    if (!random.chance(reader.unsubscribes)) continue
    const lastMs = drafts.at(-1)?.occurredAt ?? openedMs
    drafts.push(...leave(lastMs + random.int(10, 60) * secondMs, campaign, random))
    break
  }
  return drafts
}

export interface Sending {
  campaign: Campaign
  sentMs: number
}

/** Half of what is opened is opened within hours, the rest over the next days. */
function laterAtWork(fromMs: number, tz: string, rhythm: Rhythm, random: Random): number {
  if (random.chance(0.55)) return fromMs + Math.round(random.around(1.6) * hourMs)
  const moment = rhythm.workingMoment(fromMs + random.around(20) * hourMs, tz)
  return moment > fromMs ? moment : fromMs + random.int(1, 50) * minuteMs
}

function read(openedMs: number, campaign: Campaign, reader: Reader, random: Random): Draft[] {
  const drafts = [email(openedMs, 'email_open', campaign)]
  if (random.chance(0.15)) drafts.push(email(openedMs + random.int(3, 9) * minuteMs, 'email_open', campaign))
  if (!random.chance(reader.email.clicks)) return drafts
  const clickedMs = openedMs + Math.round(random.around(50) * secondMs)
  drafts.push(email(clickedMs, 'email_click', campaign))
  if (Object.keys(campaign.trails).length === 0) return drafts
  const visit = {
    startMs: clickedMs + random.int(1, 6) * secondMs,
    trail: random.weighted(campaign.trails),
    landingPath: campaign.landingPath,
    arrival: { utmSource: 'newsletter', utmMedium: 'email', campaign: campaign.name },
    employees: reader.company.employees,
  }
  return [...drafts, ...writeVisit(visit, random)]
}

/** A gateway opens the email and follows its links within seconds of its arrival. */
function scan(arrivedMs: number, campaign: Campaign, random: Random): Draft[] {
  const openedMs = arrivedMs + random.int(1, 4) * secondMs
  const clicks = Array.from({ length: random.int(1, 3) }, (_, index) =>
    email(openedMs + (index + 1) * random.int(200, 900), 'email_click', campaign),
  )
  return [email(openedMs, 'email_open', campaign), ...clicks].map((draft) => ({ ...draft, suppressed: 'scanner' }))
}

function leave(atMs: number, campaign: Campaign, random: Random): Draft[] {
  if (random.chance(0.12)) return [email(atMs, 'spam_complaint', campaign)]
  const preferences = { startMs: atMs, trail: 'unsubscribe', arrival: {} }
  return [...writeVisit(preferences, random), email(atMs + random.int(15, 90) * secondMs, 'unsubscribe', campaign)]
}

function email(occurredAt: number, type: ActionType, campaign: Campaign): Draft {
  const draft: Draft = {
    occurredAt,
    type,
    label: campaign.subject,
    campaign: campaign.name,
    points: actionPoints[type],
  }
  if (type !== 'email_click') return draft
  return { ...draft, path: campaign.landingPath, url: siteUrl + campaign.landingPath }
}

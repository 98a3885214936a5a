// 90 days of a believable company's leads, ending now: to show the product before there is real data, and to test it.
// Everything is decided by the seed and the clock that is passed in.
import type { IncomingEvent, IncomingLead } from '@/lib/events/incoming-event'
import { arrivals } from './arrivals'
import { campaigns } from './campaigns'
import { sampleDays, writeStory } from './lead-story'
import { liveVisits } from './live-visits'
import { type Company, inventCompanies, inventPerson } from './people'
import { type Persona, type PersonaName, personas } from './personas'
import { type Random, seededRandom } from './random'
import { dayMs, hourMs, Rhythm } from './rhythm'
import { sampleEventId, sampleUserKey } from './sample-ids'
import { type Draft, writeVisit } from './visit'

const leadCount = 2500
const companyCount = 420

/** One lead with all its events in order. The persona is for tests: the events do not tell it. */
export interface SampleLead {
  persona: PersonaName
  events: IncomingEvent[]
}

/**
 * About 2,500 leads with about 40,000 events of the 90 days up to `nowMs`, lead by lead, each lead's events in order.
 * The same arguments give the same events.
 */
export function* generateSample(nowMs: number, seed = 1): Generator<IncomingEvent> {
  for (const { events } of generateSampleLeads(nowMs, seed)) yield* events
}

export function* generateSampleLeads(nowMs: number, seed = 1): Generator<SampleLead> {
  const random = seededRandom(seed)
  const rhythm = new Rhythm(random)
  const companies = inventCompanies(companyCount, random)
  const sendings = campaigns.map((campaign, index) => ({
    campaign,
    sentMs: rhythm.sendingMoment(nowMs - campaign.daysAgo * dayMs, 2 + (index % 3)),
  }))
  const shares = Object.fromEntries(Object.entries(personas).map(([name, { share }]) => [name, share]))
  const taken = new Set<string>()
  const live = [...liveVisits]
  for (let index = 0; index < leadCount; ) {
    const name: PersonaName = random.weighted<PersonaName>(shares)
    const persona: Persona = personas[name]
    // A few companies are large: squaring makes the first ones likelier.
    const company = companies[Math.floor(random.next() ** 2 * companies.length)] as Company
    const drafts = writeStory(name, company, { nowMs, sendings, rhythm, random })
    const next = live[0]
    if (next?.persona === name) addLiveVisit(drafts, live.shift() ?? next, nowMs, random)
    const past = drafts.filter(({ occurredAt }) => occurredAt > nowMs - sampleDays * dayMs && occurredAt <= nowMs)
    if (past.length === 0) continue
    past.sort((a, b) => a.occurredAt - b.occurredAt)
    const lead = nameLead(persona, name, company, index, taken, random)
    yield { persona: name, events: past.map((draft, at) => ({ id: sampleEventId(index, at), lead, ...draft })) }
    index++
  }
}

/** Replaces what the lead would have done in the last hours by a visit whose last event lies just before now. */
function addLiveVisit(drafts: Draft[], live: (typeof liveVisits)[number], nowMs: number, random: Random): void {
  const visit = writeVisit({ startMs: 0, trail: live.trail, arrival: arrivals[live.arrival] }, random)
  const shiftMs = nowMs - live.silenceMs - (visit.at(-1)?.occurredAt ?? 0)
  const before = drafts.filter(({ occurredAt }) => occurredAt < nowMs - 6 * hourMs)
  drafts.length = 0
  drafts.push(...before, ...visit.map((draft) => ({ ...draft, occurredAt: draft.occurredAt + shiftMs })))
}

function nameLead(
  persona: Persona,
  name: PersonaName,
  company: Company,
  index: number,
  taken: Set<string>,
  random: Random,
): IncomingLead {
  if (!persona.isKnown) return { key: `anon:${random.int(16 ** 9, 16 ** 10 - 1).toString(16)}${index.toString(16)}` }
  const person = inventPerson(company, taken, random)
  // Who tried the product has an account there.
  const key = name === 'trialStarter' || name === 'champion' ? sampleUserKey(index) : `email:${person.email}`
  const owner = random.chance(0.75) ? company.owner : null
  return { key, ...person, company: company.name, owner }
}

// The story of one lead, as its persona goes: when it comes, what it looks at, how it takes the emails.
import { arrivals } from './arrivals'
import { type Sending, writeEmails } from './emails'
import type { Company } from './people'
import { engagementDrop, type Persona, type PersonaName, personas } from './personas'
import type { Random } from './random'
import { dayMs, hourMs, type Rhythm } from './rhythm'
import { type Draft, writeVisit } from './visit'

export const sampleDays = 90

export interface Scene {
  nowMs: number
  sendings: readonly Sending[]
  rhythm: Rhythm
  random: Random
}

/** Everything one lead does, in no order, also before the first and after the last day of the sample. */
export function writeStory(name: PersonaName, company: Company, scene: Scene): Draft[] {
  const persona: Persona = personas[name]
  const { nowMs, sendings, rhythm, random } = scene
  const sinceMs = nowMs - random.int(0, (sampleDays + persona.spanDays) * 24) * hourMs
  const reader = {
    company,
    sinceMs,
    email: persona.email,
    unsubscribes: name === 'unsubscriber' ? 0.6 : 0.004,
    isGone: random.chance(0.012),
  }
  const visits = planVisits(persona, sinceMs, random).map(({ aroundMs, trail }) => {
    const startMs = rhythm.workingMoment(aroundMs, company.tz)
    const arrival = arrivals[random.weighted(persona.arrivals)]
    const isCut = name === 'guideSeeker' && startMs > nowMs - engagementDrop.daysAgo * dayMs && random.chance(0.85)
    const drafts = writeVisit(
      { startMs, trail: isCut ? engagementDrop.kind : trail, arrival, employees: company.employees },
      random,
    )
    return name === 'crawler' ? drafts.map((draft, at) => crawl(draft, startMs, at)) : drafts
  })
  return [...writeEmails(reader, sendings, rhythm, random), ...visits.flat()]
}

interface PlannedVisit {
  aroundMs: number
  trail: string
}

function planVisits(persona: Persona, sinceMs: number, random: Random): PlannedVisit[] {
  const offsets = Array.from({ length: random.int(...persona.visits) }, () => {
    const share = persona.isFading ? random.next() ** 2.5 : random.next()
    return share * persona.spanDays * dayMs
  }).sort((a, b) => a - b)
  const { milestone } = persona
  const milestoneAt =
    !milestone || !random.chance(milestone.chance) ? -1 : milestone.when === 'first' ? 0 : offsets.length - 1
  return offsets.map((offset, at) => ({
    aroundMs: sinceMs + offset,
    trail: random.weighted<string>(at === milestoneAt && milestone ? milestone.trails : persona.trails),
  }))
}

/** A crawler takes a page each second, and says what it is. */
function crawl(draft: Draft, startMs: number, at: number): Draft {
  return { ...draft, occurredAt: startMs + at * 1000, suppressed: 'bot', props: { agent: 'SurveyorBot/2.1' } }
}

// Visits going on right now: the first leads of these personas are on the site while the sample is made.
import type { ArrivalName } from './arrivals'
import type { PersonaName } from './personas'
import { minuteMs, secondMs } from './rhythm'

export interface LiveVisit {
  persona: PersonaName
  trail: string
  arrival: ArrivalName
  /** Time since its last event. Below five minutes it counts as active, below thirty as idle. */
  silenceMs: number
}

export const liveVisits: readonly LiveVisit[] = [
  { persona: 'champion', trail: 'home pricing case security', arrival: 'direct', silenceMs: 65 * secondMs },
  { persona: 'evaluator', trail: 'pricing compare pricing', arrival: 'googleAds', silenceMs: 100 * secondMs },
  { persona: 'researcher', trail: 'guide blog docs docs?', arrival: 'chatgpt', silenceMs: 2 * minuteMs },
  { persona: 'trialStarter', trail: 'docs docs docs?', arrival: 'direct', silenceMs: 3 * minuteMs },
  { persona: 'evaluator', trail: 'home product pricing demo', arrival: 'google', silenceMs: 225 * secondMs },
  { persona: 'researcher', trail: 'blog docs', arrival: 'google', silenceMs: 8 * minuteMs },
  {
    persona: 'evaluator',
    trail: 'pricing case contact +form_submit',
    arrival: 'linkedinAds',
    silenceMs: 14 * minuteMs,
  },
  { persona: 'trialStarter', trail: 'docs pricing', arrival: 'direct', silenceMs: 21 * minuteMs },
]

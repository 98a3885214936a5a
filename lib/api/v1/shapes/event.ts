import { z } from 'zod'
import type { EventRow } from '@/lib/events/types'
import { instant, toInstant } from './common'

const text = z.string().nullable()

/** What every event has, wherever it is shown. */
export const eventFields = {
  id: z.string().meta({ description: "The sender's message id, unique within the lead." }),
  occurredAt: instant,
  receivedAt: instant,
  type: z.string().meta({ description: 'email_open, page_view ...' }),
  touch: z.string().meta({ description: 'What the lead touched, in words: "Pricing", "Email opened".' }),
  label: text.meta({ description: "A name that the sender gave it: a form's, a link's." }),
  path: text.meta({ description: 'Path of the page, without its query.' }),
  title: text,
  url: text,
  referrer: text,
  campaign: text,
  utm: z.strictObject({ source: text, medium: text, term: text, content: text }),
  points: z.int(),
  ruleId: text.meta({ description: 'The scoring rule that gave the points; null when the sender did.' }),
  isGoal: z.boolean().meta({ description: "Its type is one of the workspace's goals." }),
  suppressed: text.meta({
    description: 'Why it does not count, such as bot, scanner, burst or passive; null when it counts.',
  }),
  props: z.record(z.string(), z.unknown()).nullable().meta({ description: "The sender's own properties." }),
}

export function toEventFields(event: EventRow) {
  const { id, type, touch, label, path, title, url, referrer, campaign, points, ruleId, isGoal, suppressed } = event
  const { utmSource, utmMedium, utmTerm, utmContent } = event
  return {
    id,
    occurredAt: toInstant(event.occurredAt),
    receivedAt: toInstant(event.receivedAt),
    ...{ type, touch, label, path, title, url, referrer, campaign },
    utm: { source: utmSource, medium: utmMedium, term: utmTerm, content: utmContent },
    ...{ points, ruleId, isGoal, suppressed },
    props: event.props,
  }
}

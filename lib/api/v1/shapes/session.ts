import { z } from 'zod'
import type { Session, Status } from '@/lib/sessionizer/index'
import { intents, outcomes, sources, statuses } from '@/lib/sessionizer/types'
import { sessionFields } from '@/lib/sessions/session-fields'
import type { SessionLead } from '@/lib/sessions/types'
import { instant, leadCard } from './common'

const point = z
  .strictObject({
    type: z.string().meta({ description: 'Type of the event: email_open, page_view.' }),
    label: z.string().meta({ description: 'The event in words: "Email opened", "Pricing".' }),
    path: z.string().nullable().meta({ description: 'Its page.' }),
  })
  .meta({ id: 'Point', description: 'The first or the last action of a session.' })

const intent = z
  .strictObject({ level: z.enum(intents), reasons: z.array(z.string()) })
  .meta({ id: 'Intent', description: 'How serious the lead looked, and why, in sentences.' })

export const sessionShape = z
  .strictObject({
    id: z.string().meta({
      description:
        'Names a lead and an instant. When a late event moves the start, the old id leads to the session that holds it.',
    }),
    lead: leadCard,
    startedAt: instant.meta({ description: 'The first event.' }),
    endedAt: instant.meta({ description: 'The last event.' }),
    durationSeconds: z
      .number()
      .min(0)
      .meta({ description: 'From the first to the last event, to the millisecond; 0 for a single one.' }),
    eventCount: z.int().meta({ description: 'Events that count.' }),
    points: z.int().meta({ description: 'The sum of their points, may be negative.' }),
    entry: point,
    exit: point,
    source: z.enum(sources).meta({ description: 'The channel that brought the lead.' }),
    campaign: z.string().nullable(),
    steps: z.array(z.string()).meta({ description: 'What was touched, in order, repeats collapsed, the first 50.' }),
    outcome: z.enum(outcomes),
    intent,
    status: z.enum(statuses).meta({
      description: 'active: the last event is under five minutes old. idle: it may still go on. ended: it is over.',
    }),
    notCounted: z
      .strictObject({ count: z.int(), reasons: z.record(z.string(), z.int()) })
      .optional()
      .meta({ description: 'With `raw=1`: events during it that do not count, and how many for which reason.' }),
  })
  .meta({ id: 'Session', description: 'What a lead did without a pause of the gap (30 minutes) or longer.' })

export type SessionBody = z.output<typeof sessionShape>

export function toSessionBody(session: Session & { lead: SessionLead; status: Status }): SessionBody {
  const { id, ...fields } = sessionFields(session)
  const { userId, ...lead } = session.lead
  return { id, lead, ...fields, status: session.status }
}

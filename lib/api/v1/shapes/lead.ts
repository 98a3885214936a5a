import { z } from 'zod'
import type { LeadRow } from '@/lib/leads/types'
import { instant, leadCard, toInstantOrNull } from './common'

export const leadShape = z
  .strictObject({
    ...leadCard.shape,
    owner: z.string().nullable(),
    firstSeenAt: instant.nullable().meta({ description: 'Its first event that counts; null while there is none.' }),
    lastSeenAt: instant.nullable().meta({ description: 'Its last event that counts.' }),
    eventCount: z.int().meta({ description: 'Its events that count.' }),
    sessionCount: z.int(),
    score: z.int().meta({ description: 'The sum of its points.' }),
  })
  .meta({ id: 'Lead' })

export function toLeadBody(lead: LeadRow): z.output<typeof leadShape> {
  const { id, name, email, company, owner, eventCount, sessionCount, score } = lead
  return {
    ...{ id, name, email, company, owner },
    firstSeenAt: toInstantOrNull(lead.firstSeenAt),
    lastSeenAt: toInstantOrNull(lead.lastSeenAt),
    ...{ eventCount, sessionCount, score },
  }
}

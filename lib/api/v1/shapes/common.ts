import { z } from 'zod'

/** An instant in answers: ISO 8601, UTC, to the millisecond. */
export const instant = z.iso.datetime({ precision: 3 })

export function toInstant(ms: number): string {
  return new Date(ms).toISOString()
}

export function toInstantOrNull(ms: number | null): string | null {
  return ms === null ? null : toInstant(ms)
}

export const leadCard = z
  .strictObject({
    id: z.string().meta({ description: 'Id of the lead, for /api/v1/leads/{id}.' }),
    name: z.string().nullable(),
    email: z.string().nullable(),
    company: z.string().nullable(),
  })
  .meta({ id: 'LeadCard', description: 'Who it was, as far as that is known.' })

const cursor = z.string().nullable()

export const pageShape = z
  .strictObject({
    limit: z.int().meta({ description: 'The most rows that this page may have.' }),
    nextCursor: cursor.meta({ description: 'For `cursor`: the next page. Null exactly when there is none.' }),
    prevCursor: cursor.meta({ description: 'For `cursor`: the page before. Null exactly when there is none.' }),
    total: z.int().meta({
      description:
        'All rows under the filter. Counted exactly for a page without `cursor`; the pages that its cursors lead to repeat the count for ten to twenty minutes, then it is made anew.',
    }),
  })
  .meta({ id: 'Page' })

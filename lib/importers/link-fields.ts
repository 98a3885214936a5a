import type { IncomingEvent } from '@/lib/events/incoming-event'
import { splitAddress } from './page-address'

/** What the address of a clicked link says: where it led, and its UTM parameters. */
export function linkFields(url: string | undefined): Partial<IncomingEvent> {
  const { path, query } = splitAddress(url)
  const utm = (name: string) => query.get(name)?.trim() || undefined
  return {
    url,
    path,
    campaign: utm('utm_campaign'),
    utmSource: utm('utm_source'),
    utmMedium: utm('utm_medium'),
    utmTerm: utm('utm_term'),
    utmContent: utm('utm_content'),
  }
}

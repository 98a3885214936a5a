import type { IncomingEvent } from '@/lib/events/incoming-event'
import { splitAddress } from '../page-address'
import { objectOf, type Report, textOf } from '../report'

type PageFields = Pick<
  IncomingEvent,
  'path' | 'title' | 'url' | 'referrer' | 'campaign' | 'utmSource' | 'utmMedium' | 'utmTerm' | 'utmContent'
>

/**
 * Where it happened and what brought the lead there. A page call says it in its properties, any other call in the page of
 * its context: there `properties.url` may be a link that was followed, and counts only where there is no page.
 */
export function callPage(call: Report, isView: boolean): PageFields {
  const context = objectOf(call.context)
  const properties = objectOf(call.properties)
  const [first, second] = isView ? [properties, objectOf(context.page)] : [objectOf(context.page), properties]
  const text = (field: string) => textOf(first[field]) ?? textOf(second[field])
  const url = text('url') ?? textOf(properties.link_url)
  const address = splitAddress(url)
  const path = splitAddress(text('path')).path ?? address.path
  const campaign = objectOf(context.campaign)
  const search = splitAddress(`/${text('search') ?? ''}`).query
  const utm = (field: string, parameter: string) =>
    textOf(campaign[field]) ?? textOf(address.query.get(parameter) ?? search.get(parameter) ?? undefined)
  return {
    path,
    url,
    title: text('title'),
    referrer: referrerOf(text('referrer')),
    campaign: utm('name', 'utm_campaign'),
    utmSource: utm('source', 'utm_source'),
    utmMedium: utm('medium', 'utm_medium'),
    utmTerm: utm('term', 'utm_term'),
    utmContent: utm('content', 'utm_content'),
  }
}

/** RudderStack writes `$direct` where there is none. */
function referrerOf(referrer: string | undefined): string | undefined {
  return referrer === '$direct' ? undefined : referrer
}

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
  const url = firstOf('url', first, second) ?? textOf(properties.link_url)
  const address = splitAddress(url)
  const search = firstOf('search', first, second)
  const from: Origin = {
    campaign: objectOf(context.campaign),
    address: address.query,
    search: search === undefined ? undefined : splitAddress(`/${search}`).query,
  }
  return {
    path: splitAddress(firstOf('path', first, second)).path ?? address.path,
    url,
    title: firstOf('title', first, second),
    referrer: referrerOf(firstOf('referrer', first, second)),
    campaign: utmOf('name', 'utm_campaign', from),
    utmSource: utmOf('source', 'utm_source', from),
    utmMedium: utmOf('medium', 'utm_medium', from),
    utmTerm: utmOf('term', 'utm_term', from),
    utmContent: utmOf('content', 'utm_content', from),
  }
}

function firstOf(field: string, first: Report, second: Report): string | undefined {
  return textOf(first[field]) ?? textOf(second[field])
}

/** What may say where a visit came from. */
interface Origin {
  campaign: Report
  address: URLSearchParams
  search: URLSearchParams | undefined
}

function utmOf(field: string, parameter: string, { campaign, address, search }: Origin): string | undefined {
  return textOf(campaign[field]) ?? textOf(address.get(parameter) ?? search?.get(parameter) ?? undefined)
}

/** RudderStack writes `$direct` where there is none. */
function referrerOf(referrer: string | undefined): string | undefined {
  return referrer === '$direct' ? undefined : referrer
}

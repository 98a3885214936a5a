// The channel that brought a lead. What mail systems report is Email; otherwise UTM tags, then click ids, then the
// referrer decide; nothing known is Direct.
import { channelOfClickIds, isPaidChannel } from './click-ids'
import { remember } from './compile-rules'
import { isEmailType } from './event-types'
import { type SiteKind, siteKindOfHost } from './known-sites'
import type { SessionEvent, Source } from './types'
import { channelOfTags } from './utm-channel'
import { hostOf, queryOf } from './web-address'

type Touch = Pick<SessionEvent, 'type' | 'url' | 'referrer' | 'campaign' | 'utmSource' | 'utmMedium'>

/** The channel of one event, by its own tags, address and referrer. */
export function channelOf(event: Touch): Source {
  if (isEmailType(event.type)) return 'Email'
  const query = event.url?.includes('?') ? queryOf(event.url) : noQuery
  if (event.utmSource || event.utmMedium || event.campaign || query.size > 0) {
    const tagged = taggedChannel(event, query)
    if (tagged !== null) return tagged
  }
  return referrerChannel(event)
}

const noQuery: ReadonlyMap<string, string> = new Map()

/** The campaign an event belongs to: its own, else the one in its address. */
export function campaignOf(event: Pick<SessionEvent, 'campaign' | 'url'>): string | null {
  if (event.campaign) return event.campaign
  return event.url?.includes('utm_campaign') ? (queryOf(event.url).get('utm_campaign') ?? null) : null
}

function taggedChannel(event: Touch, query: ReadonlyMap<string, string>): Source | null {
  const tags = {
    source: spoken(event.utmSource ?? query.get('utm_source')),
    medium: spoken(event.utmMedium ?? query.get('utm_medium')),
    campaign: spoken(event.campaign ?? query.get('utm_campaign')),
  }
  const clicked = channelOfClickIds(query)
  // A tag without a medium does not say whether the click was paid for; the click id does.
  if (tags.medium === '' && isPaidChannel(clicked)) return clicked
  const tagged = channelOfTags(tags) ?? clicked
  if (tagged !== null || tags.source === '') return tagged
  // A source nobody knows still says that a link somewhere was followed.
  const referred = referrerChannel(event)
  return referred === 'Direct' ? 'Referral' : referred
}

/** Lower case; the words that stand for "none" are empty. */
function spoken(tag: string | null | undefined): string {
  const word = tag?.trim().toLowerCase() ?? ''
  return word === '(direct)' || word === 'direct' || word === '(none)' || word === '(not set)' ? '' : word
}

/** A referrer on the page's own host is a click within the site: it says nothing about where the lead came from. */
function referrerChannel(event: Touch): Source {
  if (!event.referrer) return 'Direct'
  const host = hostOfReferrer(event.referrer)
  if (host === '' || (event.url && hostOf(event.url) === host)) return 'Direct'
  return channelOfHost(host)
}

/** The same few sites send most visitors. */
const hostOfReferrer = remember(hostOf)

const channelOfHost = remember((host): Source => {
  const kind = siteKindOfHost(host)
  return kind === null ? 'Referral' : channelOfKind[kind]
})

const channelOfKind: Record<SiteKind, Source> = {
  search: 'Organic Search',
  social: 'Organic Social',
  video: 'Organic Video',
  shopping: 'Organic Shopping',
  email: 'Email',
  assistant: 'AI Assistant',
  other: 'Referral',
}

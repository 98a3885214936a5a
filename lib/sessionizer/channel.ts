// The channel that brought a lead. What mail systems report is Email; otherwise UTM tags, then click ids, then the
// referrer decide; nothing known is Direct.
import { channelOfClickIds, isPaidChannel } from './click-ids'
import { remember } from './compile-rules'
import { isEmailType } from './event-types'
import { type SiteKind, siteKindOfHost } from './known-sites'
import type { SessionEvent, Source } from './types'
import { channelOfTags } from './utm-channel'
import { hostOf, isOnHost, queryOf } from './web-address'

type Touch = Pick<SessionEvent, 'type' | 'url' | 'referrer' | 'campaign' | 'utmSource' | 'utmMedium'>

export interface Arrival {
  source: Source
  campaign: string | null
}

/** The channel of one event, by its own tags, address and referrer. */
export function channelOf(event: Touch): Source {
  return channelBy(event, tagsOf(event.url))
}

/** Where one event came from: its channel, and its campaign, be it its own or the one in its address. */
export function arrivalOf(event: Touch): Arrival {
  const tags = tagsOf(event.url)
  return { source: channelBy(event, tags), campaign: event.campaign || campaignBy(event.url, tags) }
}

type Tags = ReadonlyMap<string, string>

const noTags: Tags = new Map()

function tagsOf(url: string | null | undefined): Tags {
  return url?.includes('?') ? queryOf(url) : noTags
}

function campaignBy(url: string | null | undefined, tags: Tags): string | null {
  return tags.size > 0 && url?.includes('utm_campaign') ? (tags.get('utm_campaign') ?? null) : null
}

function channelBy(event: Touch, tags: Tags): Source {
  if (isEmailType(event.type)) return 'Email'
  if (event.utmSource || event.utmMedium || event.campaign || tags.size > 0) {
    const tagged = taggedChannel(event, tags)
    if (tagged !== null) return tagged
  }
  return referrerChannel(event)
}

function taggedChannel(event: Touch, query: Tags): Source | null {
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
  const { host, channel } = siteOf(event.referrer)
  return host === '' || (event.url && isOnHost(event.url, host)) ? 'Direct' : channel
}

/** The same few sites send most visitors. */
const siteOf = remember((referrer): { host: string; channel: Source } => {
  const host = hostOf(referrer)
  const kind = siteKindOfHost(host)
  return { host, channel: kind === null ? 'Referral' : channelOfKind[kind] }
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

import { describe, expect, test } from 'vitest'
import { arrivalOf, channelOf } from './channel'
import type { SessionEvent, Source } from './types'

const site = 'https://www.northwind.example/'

function channel(parts: Partial<SessionEvent>): Source {
  return channelOf({ type: 'page_view', url: site, ...parts })
}

describe('without tags', () => {
  test.each<[string, Source]>([
    ['', 'Direct'],
    ['https://www.northwind.example/blog', 'Direct'],
    ['http://northwind.example/blog', 'Direct'],
    ['https://NORTHWIND.example:443/blog?x=1', 'Direct'],
    ['https://docs.northwind.example/', 'Referral'],
    ['https://partner.example/tools', 'Referral'],
    ['https://www.google.com/', 'Organic Search'],
    ['https://www.google.co.uk/search?q=crm', 'Organic Search'],
    ['https://google.de', 'Organic Search'],
    ['https://www.google.com.au/', 'Organic Search'],
    ['https://google.partner.example/', 'Referral'],
    ['https://docs.google.com/document/d/1', 'Referral'],
    ['https://mail.google.com/mail/u/0', 'Email'],
    ['https://gemini.google.com/', 'AI Assistant'],
    ['https://www.bing.com/', 'Organic Search'],
    ['https://duckduckgo.com/', 'Organic Search'],
    ['https://search.yahoo.com/', 'Organic Search'],
    ['https://mail.yahoo.com/', 'Email'],
    ['https://chatgpt.com/', 'AI Assistant'],
    ['https://www.perplexity.ai/search/x', 'AI Assistant'],
    ['https://claude.ai/chat/1', 'AI Assistant'],
    ['https://copilot.microsoft.com/', 'AI Assistant'],
    ['https://www.linkedin.com/feed', 'Organic Social'],
    ['https://l.facebook.com/', 'Organic Social'],
    ['https://t.co/abc', 'Organic Social'],
    ['https://news.ycombinator.com/item?id=1', 'Organic Social'],
    ['https://www.youtube.com/watch', 'Organic Video'],
    ['https://www.tiktok.com/', 'Organic Video'],
    ['https://www.amazon.co.uk/', 'Organic Shopping'],
    ['https://outlook.live.com/', 'Email'],
    ['https://webmail.partner.example/', 'Email'],
    ['android-app://com.google.android.gm/', 'Email'],
    ['android-app://com.google.android.googlequicksearchbox/', 'Organic Search'],
    ['android-app://com.linkedin.android/', 'Organic Social'],
    ['https://user@www.google.com@partner.example/', 'Referral'],
    ['https://partner.example/?u=https://www.google.com/', 'Referral'],
    ['not an address', 'Direct'],
  ])('the referrer "%s" is %s', (referrer, source) => {
    expect(channel({ referrer })).toBe(source)
  })

  test('a referrer counts when the page has no known host', () => {
    expect(channelOf({ type: 'page_view', referrer: 'https://northwind.example/' })).toBe('Referral')
  })
})

describe('click ids', () => {
  test.each<[string, Source]>([
    ['gclid=1', 'Paid Search'],
    ['gbraid=1', 'Paid Search'],
    ['wbraid=1', 'Paid Search'],
    ['msclkid=1', 'Paid Search'],
    ['dclid=1', 'Display'],
    ['li_fat_id=1', 'Paid Social'],
    ['twclid=1', 'Paid Social'],
    ['ScCid=1', 'Paid Social'],
    ['ttclid=1', 'Paid Video'],
    ['fbclid=1', 'Organic Social'],
    ['mc_eid=1', 'Email'],
    ['_hsenc=1', 'Email'],
    ['GCLID=1', 'Paid Search'],
    ['a=b&gclid=1#top', 'Paid Search'],
    ['gclid=', 'Organic Search'],
    ['x=gclid', 'Organic Search'],
  ])('%s is %s, whatever the referrer', (query, source) => {
    expect(channel({ url: `${site}?${query}`, referrer: 'https://www.google.com/' })).toBe(source)
  })

  test('decide after a UTM medium', () => {
    expect(channel({ url: `${site}?gclid=1`, utmSource: 'google', utmMedium: 'organic' })).toBe('Organic Search')
  })

  test('say what a UTM source without a medium leaves open', () => {
    expect(channel({ url: `${site}?gclid=1`, utmSource: 'google' })).toBe('Paid Search')
    expect(channel({ url: `${site}?fbclid=1`, utmSource: 'newsletter' })).toBe('Email')
  })
})

describe('UTM tags', () => {
  test.each<[source: string | null, medium: string | null, campaign: string | null, channel: Source]>([
    ['google', 'cpc', null, 'Paid Search'],
    ['Google', 'CPC', null, 'Paid Search'],
    ['bing', 'ppc', null, 'Paid Search'],
    ['google', 'cpc', 'eu-cross-network-1', 'Cross-network'],
    ['google', 'cpc', 'shopping', 'Paid Shopping'],
    ['amazon', 'cpc', null, 'Paid Shopping'],
    ['linkedin', 'paid_social', null, 'Paid Social'],
    ['facebook.com', 'paidsocial', null, 'Paid Social'],
    ['youtube', 'cpv-cpc', null, 'Paid Video'],
    ['partner', 'display', null, 'Display'],
    ['partner', 'cpm', null, 'Display'],
    ['partner', 'banner', null, 'Display'],
    ['partner', 'cpc', null, 'Paid Other'],
    ['partner', 'retargeting', null, 'Paid Other'],
    ['amazon', 'referral', null, 'Organic Shopping'],
    ['linkedin', null, null, 'Organic Social'],
    ['li', 'post', null, 'Organic Social'],
    ['partner', 'social', null, 'Organic Social'],
    ['youtube', 'description', null, 'Organic Video'],
    ['partner', 'video', null, 'Organic Video'],
    ['google', 'organic', null, 'Organic Search'],
    ['duckduckgo.com', null, null, 'Organic Search'],
    ['chatgpt.com', null, null, 'AI Assistant'],
    ['chatgpt', 'referral', null, 'AI Assistant'],
    ['newsletter', 'email', null, 'Email'],
    ['hubspot', 'e-mail', null, 'Email'],
    ['email', null, null, 'Email'],
    ['newsletter', null, null, 'Email'],
    ['newsletter', 'email', 'workshop-march', 'Email'],
    ['partner', 'affiliate', null, 'Affiliates'],
    ['partner', 'referral', null, 'Referral'],
    ['podcast', 'audio', null, 'Audio'],
    ['sms', null, null, 'SMS'],
    ['app', 'web-push', null, 'Mobile Push'],
    ['firebase', null, null, 'Mobile Push'],
    ['partner', null, null, 'Referral'],
    ['partner', 'qr', null, 'Referral'],
    ['(direct)', '(none)', null, 'Direct'],
    [null, null, 'spring', 'Direct'],
  ])('%s / %s / %s is %s', (utmSource, utmMedium, campaign, source) => {
    expect(channel({ utmSource, utmMedium, campaign })).toBe(source)
    const tags = { utm_source: utmSource, utm_medium: utmMedium, utm_campaign: campaign }
    const given = Object.entries(tags).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
    expect(channel({ url: `${site}?${new URLSearchParams(given)}` })).toBe(source)
  })

  test('outweigh the referrer, on the own host too', () => {
    expect(channel({ utmSource: 'google', utmMedium: 'cpc', referrer: 'https://www.linkedin.com/' })).toBe(
      'Paid Search',
    )
    expect(channel({ utmSource: 'google', utmMedium: 'cpc', referrer: site })).toBe('Paid Search')
  })

  test('that nobody knows leave the word to the referrer', () => {
    expect(channel({ utmSource: 'partner', utmMedium: 'qr', referrer: 'https://www.google.com/' })).toBe(
      'Organic Search',
    )
  })
})

test.each(['email_open', 'email_click', 'email_reply', 'unsubscribe', 'spam_complaint'])(
  '%s is Email, whatever its tags say',
  (type) => {
    expect(channel({ type, utmSource: 'google', utmMedium: 'cpc', referrer: 'https://www.google.com/' })).toBe('Email')
  },
)

test('the campaign is the event’s own, else the one in its address', () => {
  expect(arrivalOf({ type: 'page_view', campaign: 'spring', url: `${site}?utm_campaign=autumn` }).campaign).toBe(
    'spring',
  )
  expect(arrivalOf({ type: 'page_view', url: `${site}?utm_campaign=autumn+sale` }).campaign).toBe('autumn sale')
  expect(arrivalOf({ type: 'page_view', url: `${site}?utm_campaign=` }).campaign).toBeNull()
  expect(arrivalOf({ type: 'page_view', url: site }).campaign).toBeNull()
})

// Sites that send visitors, by what they are. A host counts with all hosts below it (`m.facebook.com`); the longest
// name wins, so `mail.google.com` is mail although `google.com` is search.

/** `other`: a part of a known site that is not what the rest of it is. */
export type SiteKind = 'search' | 'social' | 'video' | 'shopping' | 'email' | 'assistant' | 'other'

const hosts: Record<SiteKind, string> = {
  search: `google.com bing.com duckduckgo.com yahoo.com yahoo.co.jp yandex.com yandex.ru baidu.com ecosia.org qwant.com
    startpage.com search.brave.com kagi.com naver.com daum.net seznam.cz sogou.com so.com ask.com aol.com mojeek.com
    presearch.com swisscows.com metager.org metager.de karmasearch.org lilo.org coccoc.com ya.ru search.marginalia.nu
    go.mail.ru com.google.android.googlequicksearchbox`,
  social: `facebook.com fb.com fb.me messenger.com instagram.com linkedin.com lnkd.in twitter.com x.com t.co reddit.com
    pinterest.com pin.it threads.net threads.com bsky.app mastodon.social snapchat.com tumblr.com quora.com medium.com
    news.ycombinator.com xing.com vk.com ok.ru weibo.com douban.com discord.com telegram.org t.me whatsapp.com
    wa.me line.me producthunt.com stackoverflow.com stackexchange.com lobste.rs meetup.com glassdoor.com livejournal.com
    com.linkedin.android com.facebook.katana com.reddit.frontpage com.twitter.android`,
  video: `youtube.com youtu.be vimeo.com tiktok.com twitch.tv dailymotion.com wistia.com loom.com bilibili.com rumble.com
    com.google.android.youtube`,
  shopping: `amazon.com ebay.com etsy.com walmart.com alibaba.com aliexpress.com shopping.google.com shop.app idealo.de
    mercadolibre.com shopzilla.com`,
  email: `mail.google.com outlook.com outlook.live.com outlook.office.com outlook.office365.com mail.yahoo.com
    mail.aol.com mail.proton.me mail.zoho.com app.fastmail.com e.mail.ru mail.yandex.ru mail.yandex.com navigator.gmx.net
    navigator.web.de com.google.android.gm com.microsoft.office.outlook`,
  assistant: `chatgpt.com chat.openai.com openai.com perplexity.ai claude.ai gemini.google.com bard.google.com
    notebooklm.google.com copilot.microsoft.com copilot.cloud.microsoft deepseek.com grok.com mistral.ai
    meta.ai you.com poe.com phind.com kimi.com qwen.ai duck.ai character.ai pi.ai`,
  other: `docs.google.com drive.google.com sites.google.com support.google.com groups.google.com calendar.google.com
    meet.google.com chat.google.com accounts.google.com classroom.google.com console.cloud.google.com`,
}

/** Names that people write into `utm_source`, beside the hosts above and their names without the ending. */
const sourceNames: Record<Exclude<SiteKind, 'other'>, string> = {
  search: 'adwords googleads google-ads google_ads bingads bing-ads msn',
  social: 'ig fb meta twitter x li linkedin-ads linkedin_ads facebook-ads hackernews hn mastodon bluesky threads',
  video: 'yt',
  shopping: 'google-shopping google_shopping shopify',
  email: `newsletter mailchimp hubspot_email hs_email hs_automation marketo klaviyo sendgrid mailgun mailjet brevo
    sendinblue customer.io customerio activecampaign pardot eloqua intercom-email convertkit substack`,
  assistant: 'openai chatgpt.com copilot gemini claude perplexity',
}

/** Names too common to stand for a site without its ending: `so` for so.com. */
const commonWords = new Set([
  'so',
  'ask',
  'line',
  'shop',
  'you',
  'pi',
  't',
  'x',
  'ok',
  'wa',
  'e',
  'mail',
  'outlook',
  'medium',
])

const kindOfHost = new Map<string, SiteKind>()
const kindOfName = new Map<string, SiteKind>()
for (const kind of ['search', 'social', 'video', 'shopping', 'email', 'assistant'] as const) {
  for (const host of words(hosts[kind])) {
    kindOfHost.set(host, kind)
    const [name = '', ending] = host.split('.', 3)
    if (host === `${name}.${ending}` && !commonWords.has(name) && !kindOfName.has(name)) kindOfName.set(name, kind)
  }
  for (const name of words(sourceNames[kind])) kindOfName.set(name, kind)
}
for (const host of words(hosts.other)) kindOfHost.set(host, 'other')

/** What kind of site a host is (lower case, without `www.`); null when we do not know it. */
export function siteKindOfHost(host: string): SiteKind | null {
  for (let name = withoutCountry(host); name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const kind = kindOfHost.get(name)
    if (kind) return kind
  }
  return host.startsWith('webmail.') || host.startsWith('mail.') ? 'email' : null
}

/** What kind of site a `utm_source` names, be it a host or a name (lower case). */
export function siteKindOfSource(source: string): SiteKind | null {
  return kindOfName.get(source) ?? (source.includes('.') ? siteKindOfHost(source.replace(/^www\./, '')) : null)
}

/** Sites with an address in each country are listed by their `.com`: `google.co.uk` is `google.com`. */
function withoutCountry(host: string): string {
  return host.replace(/(^|\.)(google|amazon|ebay|pinterest|mercadolibre)\.(?:[a-z]{2}|com?\.[a-z]{2})$/, '$1$2.com')
}

function words(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '')
}

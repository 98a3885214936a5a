// Where visitors of the site come from, as their first page view tells it.

export interface Arrival {
  referrer?: string
  utmSource?: string
  utmMedium?: string
  campaign?: string
  utmTerm?: string
  /** Added to the address by the network. */
  clickId?: string
}

export const arrivals = {
  direct: {},
  google: { referrer: 'https://www.google.com/' },
  bing: { referrer: 'https://www.bing.com/' },
  duckduckgo: { referrer: 'https://duckduckgo.com/' },
  googleAds: {
    referrer: 'https://www.google.com/',
    utmSource: 'google',
    utmMedium: 'cpc',
    campaign: 'search-rota-software',
    utmTerm: 'rota software',
    clickId: 'gclid',
  },
  bingAds: { referrer: 'https://www.bing.com/', clickId: 'msclkid' },
  linkedin: { referrer: 'https://www.linkedin.com/' },
  linkedinAds: {
    referrer: 'https://www.linkedin.com/',
    utmSource: 'linkedin',
    utmMedium: 'paid_social',
    campaign: 'ops-leaders',
    clickId: 'li_fat_id',
  },
  facebook: { referrer: 'https://l.facebook.com/', clickId: 'fbclid' },
  chatgpt: { referrer: 'https://chatgpt.com/', utmSource: 'chatgpt.com' },
  perplexity: { referrer: 'https://www.perplexity.ai/' },
  youtube: { referrer: 'https://www.youtube.com/' },
  directory: { referrer: 'https://www.softwarelists.example/rota-planning' },
  partner: { referrer: 'https://payroll.partnerly.example/apps', utmSource: 'partnerly', utmMedium: 'referral' },
  banner: {
    referrer: 'https://news.shiftweek.example/',
    utmSource: 'shiftweek',
    utmMedium: 'display',
    campaign: 'trade-press',
  },
} satisfies Record<string, Arrival>

export type ArrivalName = keyof typeof arrivals

// Who the sample leads are. A trail is what one visit looks like: pages by kind (see site.ts), `+action` on the page
// before it, and `?` after what happens only half of the time.
import type { ArrivalName } from './arrivals'

export interface Persona {
  /** Of a hundred leads, how many are like this. */
  share: number
  /** Anonymous visitors have no name, address or company, and get no emails. */
  isKnown: boolean
  /** How likely each campaign goes to them, how likely they open it, and how likely they then click. */
  email: { receives: number; opens: number; clicks: number }
  /** Fewest and most visits on their own account, and over how many days. */
  visits: [fewest: number, most: number]
  spanDays: number
  arrivals: Partial<Record<ArrivalName, number>>
  /** Trails of a visit with their weights. */
  trails: Partial<Record<string, number>>
  /** A visit that matters more than the others, before or after them, and how likely there is one. */
  milestone?: { when: 'first' | 'last'; chance: number; trails: Partial<Record<string, number>> }
  /** Set for those whose visits thin out and stop. */
  isFading?: boolean
}

const search = { google: 60, bing: 10, duckduckgo: 6 } as const
const noEmail = { receives: 0, opens: 0, clicks: 0 }

export const personas = {
  /** On the list, and that is all. */
  silentContact: {
    share: 11,
    isKnown: true,
    email: { receives: 0.42, opens: 0.06, clicks: 0 },
    visits: [0, 0],
    spanDays: 1,
    arrivals: { direct: 1 },
    trails: { home: 1 },
  },
  /** Opens what comes, reads a post now and then. */
  newsletterReader: {
    share: 20,
    isKnown: true,
    email: { receives: 0.5, opens: 0.5, clicks: 0.34 },
    visits: [0, 4],
    spanDays: 60,
    arrivals: { direct: 50, google: 20, linkedin: 20 },
    trails: { 'blog blog?': 5, blog: 3, 'home blog? product?': 3, 'webinar +webinar_signup': 1 },
  },
  /** Learns the subject: blog, guides, documentation. Not buying yet. */
  researcher: {
    share: 13,
    isKnown: true,
    email: { receives: 0.28, opens: 0.35, clicks: 0.25 },
    visits: [4, 9],
    spanDays: 45,
    arrivals: { ...search, chatgpt: 12, perplexity: 5, linkedin: 6, youtube: 3, direct: 8 },
    trails: {
      'blog blog docs blog?': 4,
      'blog docs blog docs? blog? guide? blog?': 2,
      'guide blog? docs docs? guide? blog? docs?': 3,
      'docs docs docs? docs? docs? docs?': 2,
      blog: 3,
      docs: 1,
      'guide +file_download blog?': 2,
      'blog product? pricing?': 1,
    },
  },
  /** Finds the capacity planning guide by search. Since its last redesign they leave at once: see `engagementDrop`. */
  guideSeeker: {
    share: 12,
    isKnown: true,
    email: { receives: 0.22, opens: 0.3, clicks: 0.2 },
    visits: [1, 5],
    spanDays: 40,
    arrivals: { google: 80, bing: 12, duckduckgo: 8 },
    trails: {
      'capacity +file_download? guide blog? docs? product?': 3,
      'capacity guide product pricing?': 2,
      'capacity blog guide? blog?': 2,
    },
  },
  /** Compares: pricing, customers, competitors. Some ask for a demo. */
  evaluator: {
    share: 12,
    isKnown: true,
    email: { receives: 0.35, opens: 0.45, clicks: 0.4 },
    visits: [4, 9],
    spanDays: 25,
    arrivals: {
      ...search,
      googleAds: 25,
      bingAds: 4,
      linkedinAds: 10,
      chatgpt: 6,
      directory: 8,
      partner: 5,
      direct: 25,
    },
    trails: {
      'home product pricing case? product?': 4,
      'home product product? pricing case case? compare? security? pricing?': 3,
      'pricing case case? compare? security?': 4,
      home: 2,
      pricing: 1,
      'compare pricing security? case?': 2,
      'product product? pricing pricing?': 2,
    },
    milestone: {
      when: 'last',
      chance: 0.5,
      trails: {
        'pricing case? demo +demo_request': 4,
        'case pricing contact +form_submit': 4,
        'demo demo?': 2,
        'pricing contact': 1,
      },
    },
  },
  /** Tries it out, then lives in the documentation. */
  trialStarter: {
    share: 6,
    isKnown: true,
    email: { receives: 0.35, opens: 0.5, clicks: 0.4 },
    visits: [5, 10],
    spanDays: 25,
    arrivals: { direct: 45, google: 30, googleAds: 15, chatgpt: 8, youtube: 4 },
    trails: { 'docs docs docs? docs? docs? docs?': 5, 'home? docs docs docs? pricing?': 3, 'pricing docs?': 2 },
    milestone: {
      when: 'first',
      chance: 0.85,
      trails: { 'home? pricing? trial +trial_signup docs docs?': 3, 'home? pricing? trial +trial_signup': 2 },
    },
  },
  /** Carries the purchase inside the company: comes often, reads everything, asks for a demo. */
  champion: {
    share: 3,
    isKnown: true,
    email: { receives: 0.6, opens: 0.8, clicks: 0.6 },
    visits: [8, 16],
    spanDays: 55,
    arrivals: { direct: 60, google: 25, linkedin: 10, partner: 5 },
    trails: {
      'home product case pricing? case? product?': 4,
      'home product product case case pricing compare security docs docs? pricing': 2,
      'pricing case compare? security? docs?': 4,
      'docs docs? security pricing?': 3,
      'blog case product?': 2,
    },
    milestone: {
      when: 'last',
      chance: 0.9,
      trails: { 'pricing case security? demo +demo_request': 3, 'pricing contact +form_submit demo +demo_request': 1 },
    },
  },
  /** Was keen, then stopped coming: someone should call. */
  fader: {
    share: 4,
    isKnown: true,
    email: { receives: 0.3, opens: 0.25, clicks: 0.15 },
    visits: [6, 12],
    spanDays: 45,
    arrivals: { direct: 50, google: 40, linkedin: 10 },
    trails: { 'home product pricing? case?': 3, 'docs docs? blog?': 2, 'blog product pricing?': 2, home: 2 },
    isFading: true,
  },
  /** Had enough of the emails. */
  unsubscriber: {
    share: 4,
    isKnown: true,
    email: { receives: 0.5, opens: 0.55, clicks: 0 },
    visits: [0, 1],
    spanDays: 30,
    arrivals: { direct: 1 },
    trails: { 'home blog?': 1 },
  },
  /** Looks for a job, not for software. */
  jobSeeker: {
    share: 2,
    isKnown: true,
    email: noEmail,
    visits: [1, 3],
    spanDays: 10,
    arrivals: { linkedin: 50, google: 40, direct: 10 },
    trails: { 'careers careers about?': 3, 'about careers +form_submit?': 1 },
  },
  /** Sees one page, or two, and leaves no name. */
  passerBy: {
    share: 12,
    isKnown: false,
    email: noEmail,
    visits: [1, 2],
    spanDays: 20,
    arrivals: {
      google: 30,
      facebook: 15,
      linkedinAds: 12,
      banner: 12,
      googleAds: 12,
      youtube: 5,
      directory: 5,
      chatgpt: 4,
    },
    trails: { home: 5, 'home product?': 3, blog: 5, pricing: 1 },
  },
  /** No person at all: crawlers that say so. Their events are kept, but count for nothing. */
  crawler: {
    share: 1,
    isKnown: false,
    email: noEmail,
    visits: [1, 3],
    spanDays: 60,
    arrivals: { direct: 1 },
    trails: { 'home product blog docs pricing case guide about': 1 },
  },
} satisfies Record<string, Persona>

export type PersonaName = keyof typeof personas

/** Since so many days the visits that start on this page end there: what a good report has to find. */
export const engagementDrop = { kind: 'capacity', path: '/guides/capacity-planning', daysAgo: 18 } as const

// Everything that decides how events become sessions, with the defaults of a new workspace.
// A workspace may change any of it; sessions are then computed anew. `explainRules` says the same in sentences.
import type { ContentCategory, IntentRules, Rules } from './types'

const minuteMs = 60_000

/** What mail systems and CRMs report without the lead doing anything. */
const passive = ['email_sent', 'email_delivered', 'email_bounced', 'email_dropped']

const goals = ['demo_request', 'trial_signup']

/**
 * Pages of a usual marketing site, with or without a language in front (`/pricing`, `/de/pricing`).
 * Sections whose pages have free names (blog, docs) come first, so that `/blog/pricing` is a blog post.
 */
const categories: ContentCategory[] = [
  page('Unsubscribe', 'negative', 1, [
    '/unsubscribe*',
    '/*/unsubscribe',
    '/*/unsubscribe/*',
    '/opt-out*',
    '/email-preferences*',
    '/*/email-preferences',
  ]),
  page('Home', 'neutral', 0, ['/', '/index.*', '/home', '/en', '/de', '/fr', '/es', '/it', '/nl', '/pt', '/ja']),
  page('Blog', 'content', 1, [...section('blog'), ...section('articles'), ...section('news')]),
  page('Docs', 'content', 1, [...section('docs'), ...section('documentation'), ...section('help'), ...section('api')]),
  page('Guide', 'content', 1, [
    ...section('guides'),
    ...section('resources'),
    ...section('ebooks'),
    ...section('whitepapers'),
    ...section('webinars'),
    ...section('learn'),
  ]),
  page('Case study', 'evaluation', 1, [
    ...section('customers'),
    ...section('case-studies'),
    ...section('case-study'),
    ...section('success-stories'),
  ]),
  page('Pricing', 'evaluation', 2, ['/pricing*', '/*/pricing', ...section('plans')]),
  page('Demo', 'evaluation', 2, ['/demo*', '/*/demo', '/book-a-demo*', '/request-demo*', '/get-a-demo*']),
  page('Trial', 'evaluation', 2, ['/trial*', '/*/trial', '/free-trial*', '/signup*', '/sign-up*', '/*/signup']),
  page('Comparison', 'evaluation', 2, [...section('compare'), ...section('vs'), '/alternatives*', '/*-vs-*']),
  page('Security', 'evaluation', 1, [...section('security'), ...section('trust')]),
  page('Contact', 'evaluation', 1, ['/contact*', '/*/contact', '/talk-to-sales*']),
  page('Product', 'neutral', 0, [
    ...section('product'),
    ...section('features'),
    ...section('solutions'),
    ...section('integrations'),
  ]),
  page('Careers', 'neutral', 0, [...section('careers'), ...section('jobs')]),
  page('About', 'neutral', 0, [...section('about'), '/about-us*', ...section('team')]),
  page('Legal', 'neutral', 0, ['/privacy*', '/terms*', '/imprint*', ...section('legal')]),
]

const intent: IntentRules = {
  highEvaluationWeight: 3,
  researchContentWeight: 3,
  negativeTypes: ['unsubscribe', 'spam_complaint'],
}

const noise = { bot: true, scanner: true, burst: true }

export const defaultRules: Rules = { gapMs: 30 * minuteMs, goals, passive, noise, categories, intent }

function page(name: string, kind: ContentCategory['kind'], weight: number, patterns: string[]): ContentCategory {
  return { name, kind, weight, patterns }
}

/** A section's own page and all pages below it, at the top of the site or one level down (`/de/blog/post`). */
function section(name: string): string[] {
  return [`/${name}`, `/${name}/*`, `/*/${name}`, `/*/${name}/*`]
}

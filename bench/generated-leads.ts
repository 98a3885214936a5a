// Plausible leads for measuring: the same number always makes the same lead.
import type { SessionEvent } from '@/lib/sessionizer'

const referrers = [
  null,
  'https://www.google.com/',
  'https://www.bing.com/',
  'https://www.linkedin.com/',
  'https://chatgpt.com/',
  'https://partner.example/tools',
]
const sections = ['blog', 'docs', 'customers', 'product', 'guides']

/** Appends one lead's events, in order: some sessions, of emails that lead to the site, searches that do, people who come back by themselves. */
export function addLead(batch: SessionEvent[], lead: number): void {
  const random = lcg(lead)
  const leadId = flat(`lead${lead.toString().padStart(12, '0')}`)
  let at = Date.UTC(2026, 0, 1) + Math.floor(random() * 80) * 86_400_000
  const sessions = 1 + Math.floor(random() * 6)
  for (let session = 0; session < sessions; session++) {
    at += 3_600_000 + Math.floor(random() * 10 * 86_400_000)
    const campaign = random() < 0.4 ? `campaign-${Math.floor(random() * 20)}` : null
    if (campaign !== null) {
      add(batch, leadId, at - 60_000, 'email_sent', null, null, campaign)
      add(batch, leadId, at, 'email_open', null, null, campaign)
      at += 40_000
      add(batch, leadId, at, 'email_click', null, null, campaign)
    }
    const views = 1 + Math.floor(random() * 6)
    for (let view = 0; view < views; view++) {
      at += 5000 + Math.floor(random() * 120_000)
      const referrer = view === 0 && campaign === null ? pick(referrers, random) : null
      add(batch, leadId, at, 'page_view', pagePath(random), referrer, null)
    }
    if (random() < 0.1) {
      at += 30_000
      add(batch, leadId, at, pick(['form_submit', 'demo_request'], random), '/demo', null, null)
    }
  }
}

function add(
  batch: SessionEvent[],
  leadId: string,
  occurredAt: number,
  type: string,
  path: string | null,
  referrer: string | null,
  campaign: string | null,
): void {
  const url = path === null ? null : flat(`https://www.northwind.example${path}`)
  const seq = batch.length
  batch.push({
    id: `e${seq}`,
    leadId,
    seq,
    occurredAt,
    type,
    path,
    url,
    referrer,
    campaign,
    utmSource: null,
    utmMedium: null,
    points: 1,
    suppressed: null,
  })
}

function pagePath(random: () => number): string {
  const kind = random()
  if (kind < 0.15) return '/'
  if (kind < 0.3) return '/pricing'
  return flat(`/${pick(sections, random)}/page-${Math.floor(random() * 300)}`)
}

/** A text as a file or a database hands it over: each time a new one, in one piece. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item
}

function lcg(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

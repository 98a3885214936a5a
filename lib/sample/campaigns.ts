// The emails of the last 90 days.

export interface Campaign {
  name: string
  subject: string
  daysAgo: number
  /** Where its link leads. */
  landingPath: string
  /** What the visit after a click looks like; see personas.ts. Empty when there is none. */
  trails: Partial<Record<string, number>>
}

const reading = { blog: 3, 'blog blog? product?': 2, 'blog docs? guide?': 1 }
const buying = {
  'pricing case?': 3,
  'pricing case contact +form_submit': 1,
  'pricing case? demo +demo_request': 1,
  pricing: 2,
}

export const campaigns: Campaign[] = [
  campaign('news-shift-templates', 'Shift templates are here', 82, '/blog/product-news', reading),
  campaign('story-halden', 'How Halden Clinics cut overtime', 74, '/customers/halden-clinics', {
    'case pricing?': 3,
    'case product?': 2,
    case: 2,
  }),
  campaign('news-forecast', 'Know next week’s demand today', 66, '/blog/forecasting-demand', reading),
  campaign('webinar-weekend-rotas', 'Webinar: weekend rotas that hold', 55, '/webinars/weekend-rotas', {
    'webinar +webinar_signup': 4,
    webinar: 3,
  }),
  campaign('plans-explained', 'Which plan fits your team?', 44, '/pricing', buying),
  campaign('news-payroll', 'Payroll in one click', 32, '/blog/product-news', reading),
  campaign('story-orrin', 'One rota for nine depots', 23, '/customers/orrin-freight', {
    'case pricing?': 3,
    'case product?': 2,
    case: 2,
  }),
  // Its landing page was never published: people click, and nothing follows.
  campaign('checklist-peak-season', 'Your peak season checklist', 16, '/offers/peak-season-checklist', {}),
  campaign('demo-week', 'Demo week: 20 minutes, your own data', 9, '/demo', {
    demo: 3,
    'demo +demo_request': 3,
    'demo pricing? case?': 2,
  }),
  campaign('news-swaps', 'Swap shifts without phone calls', 1, '/blog/last-minute-swaps', reading),
]

/** The one whose landing page is dead. */
export const deadCampaign = 'checklist-peak-season'

function campaign(
  name: string,
  subject: string,
  daysAgo: number,
  landingPath: string,
  trails: Campaign['trails'],
): Campaign {
  return { name, subject, daysAgo, landingPath, trails }
}

// The website of Tidewise, an invented maker of software that plans shifts. Every domain ends in `.example`.

export const siteUrl = 'https://www.tidewise.example'

export interface Page {
  path: string
  title: string
}

/** Pages by what they are; trails name them by these words. */
export const pages = {
  home: [page('/', 'Tidewise: shifts that plan themselves')],
  product: [
    page('/product', 'Product'),
    page('/product/rota', 'Rota planner'),
    page('/product/time-clock', 'Time clock'),
    page('/product/forecast', 'Demand forecast'),
    page('/integrations', 'Integrations'),
    page('/solutions/healthcare', 'Tidewise for healthcare'),
    page('/solutions/logistics', 'Tidewise for logistics'),
  ],
  pricing: [page('/pricing', 'Pricing')],
  case: [
    page('/customers', 'Customers'),
    page('/customers/halden-clinics', 'How Halden Clinics cut overtime by a third'),
    page('/customers/orrin-freight', 'Orrin Freight: one rota for nine depots'),
    page('/customers/mosswell-bakeries', 'Mosswell Bakeries fills shifts before six'),
    page('/customers/pelham-care', 'Pelham Care: fair weekends for everyone'),
  ],
  compare: [
    page('/compare/spreadsheets', 'Tidewise or a spreadsheet?'),
    page('/compare/rotamate', 'Tidewise and Rotamate'),
  ],
  security: [page('/security', 'Security')],
  demo: [page('/demo', 'Book a demo')],
  trial: [page('/trial', 'Start your free trial')],
  contact: [page('/contact', 'Talk to us')],
  blog: [
    page('/blog', 'Blog'),
    page('/blog/why-rotas-fail', 'Why rotas fail on Thursdays'),
    page('/blog/last-minute-swaps', 'Last-minute swaps without the phone calls'),
    page('/blog/forecasting-demand', 'Forecasting demand with what you already have'),
    page('/blog/night-shift-health', 'Night shifts and health: what the law asks'),
    page('/blog/hiring-part-timers', 'Hiring part-timers who stay'),
    page('/blog/product-news', 'What is new in Tidewise'),
  ],
  docs: [
    page('/docs', 'Documentation'),
    page('/docs/getting-started', 'Getting started'),
    page('/docs/import-staff', 'Import your staff'),
    page('/docs/shift-templates', 'Shift templates'),
    page('/docs/api', 'API'),
    page('/docs/payroll-export', 'Export to payroll'),
  ],
  guide: [
    page('/guides/break-rules', 'The short guide to break rules'),
    page('/guides/multi-site', 'Planning across sites'),
    page('/guides/overtime', 'Overtime, explained'),
  ],
  capacity: [page('/guides/capacity-planning', 'The capacity planning guide')],
  webinar: [page('/webinars/weekend-rotas', 'Webinar: weekend rotas that hold')],
  careers: [page('/careers', 'Careers'), page('/careers/support-engineer', 'Support engineer')],
  about: [page('/about', 'About us')],
  unsubscribe: [page('/email-preferences', 'Your email preferences')],
} satisfies Record<string, Page[]>

export type PageKind = keyof typeof pages

/** What an event is worth, as a marketing team would set it up. */
export const pagePoints: Record<PageKind, number> = {
  home: 1,
  product: 2,
  pricing: 5,
  case: 4,
  compare: 4,
  security: 3,
  demo: 5,
  trial: 5,
  contact: 3,
  blog: 1,
  docs: 1,
  guide: 2,
  capacity: 2,
  webinar: 3,
  careers: -5,
  about: 0,
  unsubscribe: -5,
}

export const actionPoints = {
  email_sent: 0,
  email_delivered: 0,
  email_bounced: 0,
  email_open: 1,
  email_click: 3,
  form_submit: 10,
  file_download: 5,
  webinar_signup: 10,
  demo_request: 50,
  trial_signup: 40,
  unsubscribe: -20,
  spam_complaint: -50,
} as const

export type ActionType = keyof typeof actionPoints

/** What the forms and files behind the actions are called. */
export const actionLabels: Partial<Record<ActionType, string>> = {
  form_submit: 'Contact form',
  file_download: 'Capacity planner (spreadsheet)',
  webinar_signup: 'Weekend rotas that hold',
  demo_request: 'Demo form',
  trial_signup: 'Trial form',
}

function page(path: string, title: string): Page {
  return { path, title }
}

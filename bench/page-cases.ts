import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import type { FacetParam } from '@/lib/filters/facet-query'
import { parseSessionFilter } from '@/lib/filters/session-filter'
import { parseSessionQuery } from '@/lib/filters/session-query'
import { searchLeads } from '@/lib/leads/search-leads'
import { listSessions } from '@/lib/sessions/list-sessions'
import { sessionFacet } from '@/lib/sessions/session-facet'
import { sessionTrend } from '@/lib/sessions/session-trend'
import { summarizeSessions } from '@/lib/sessions/summarize-sessions'
import { yearDays, yearStartMs } from './generate'

/** One thing that the sessions page does. */
export interface PageCase {
  name: string
  targetMs: number
  /** What the target is for: the database's work, or the whole call where most of it is done in memory. */
  judged: 'database' | 'call'
  work(db: Database): Promise<unknown>
}

const nowMs = yearStartMs + yearDays * 86_400_000
const month = 'from=2025-11-01&to=2025-11-30&tz=Europe/Berlin'
const quarter = 'from=2025-10-03&to=2025-12-31&tz=Europe/Berlin'

/** Query strings as they stand in the address bar. */
const lists: Record<string, string> = {
  newest: '',
  oldest: 'sort=startedAt',
  'last page': 'last=1',
  'page from the middle': 'after=startedAt:1751328000000:x',
  'page before the middle': 'before=startedAt:1751328000000:x',
  'longest first': 'sort=-duration',
  'shortest first': 'sort=duration',
  'most events first': 'sort=-events',
  'most points first': 'sort=-points',
  'a month': month,
  'a month, most points first': `${month}&sort=-points`,
  'a day, longest first': 'from=2025-06-15&to=2025-06-15&sort=-duration',
  'entry + exit + events': 'entry=email_open&exit=demo_request&events=3..',
  'entry + exit + events, longest first': 'entry=email_open&exit=demo_request&events=3..&sort=-duration',
  'entry + exit + events, shortest first': 'entry=email_open&exit=demo_request&events=3..&sort=duration',
  'rare pair': 'entry=email_open&exit=webinar_signup',
  'rare pair, most points first': 'entry=email_open&exit=webinar_signup&sort=-points',
  'pair that never occurs': 'entry=email_open&exit=call',
  'two entries, two exits': 'entry=email_open,page_view&exit=trial_signup,demo_request&sort=-events',
  'an exit': 'exit=demo_request',
  'rare exit': 'exit=webinar_signup',
  'rare exit, shortest first': 'exit=webinar_signup&sort=duration',
  'exit that never occurs': 'exit=call',
  'entry page': 'entryPath=/pricing',
  'rare entry page': 'entryPath=/integrations/page-250',
  'entry pages by pattern': 'entryPath=/blog/*&sort=-points',
  'exit pages by pattern': 'exitPath=/integrations/page-2*',
  source: 'source=AI+Assistant',
  'source, shortest first': 'source=AI+Assistant&sort=duration',
  campaign: 'campaign=campaign-250',
  'campaign, longest first': 'campaign=campaign-250&sort=-duration',
  'campaign that never occurs': 'campaign=nothing',
  'no campaign': 'campaign=(none)',
  'active now': 'status=active',
  'idle, most points first': 'status=idle&sort=-points',
  'converted, high intent': 'outcome=converted&intent=high',
  unsubscribed: 'outcome=unsubscribed&sort=duration',
  'converted, shortest first': 'outcome=converted&sort=duration',
  'points that never occur': 'points=100000..',
  'long and many events': 'duration=1800..&events=20..',
}

const containsLists: Record<string, string> = {
  'contains a type': 'contains=demo_request',
  'contains a type, longest first': 'contains=demo_request&sort=-duration',
  'contains a rare type': 'contains=webinar_signup',
  'contains a page': 'contains=page:/pricing',
  'contains a page, fewest points first': 'contains=page:/pricing&sort=points',
  'contains pages by pattern': 'contains=page:/blog/*',
  'contains rare pages by pattern': 'contains=page:/integrations/page-29*',
  'contains a type and a page': 'contains=demo_request,page:/pricing',
  'contains what never occurs': 'contains=call',
}

/** In a month, as the table asks for them. */
const sequences = {
  'a sequence': 'email_click > page:/pricing* > demo_request',
  'a sequence with gaps': 'email_click > !page:/blog/* > category:Pricing > !unsubscribe',
  'a sequence of repeats': 'page:*{3,} >> ~page_view|email_open',
  'a sequence that never occurs': 'demo_request > page:/integrations/page-250 > demo_request',
  'a long sequence': Array.from({ length: 20 }, (_, index) => `page:/*${index % 10}*|category:Blog{1,5}`).join(' > '),
}

const withSequence = (seq: string, query = month) => `${query}&${new URLSearchParams({ seq })}`

/** Where what is asked for lies at the far end of the order: an index would be walked nearly whole. */
const unevenLists: Record<string, string> = {
  'contains a rare type, fewest points first': 'contains=webinar_signup&sort=points',
  'contains a type and a page, fewest points first': 'contains=demo_request,page:/pricing&sort=points',
  'a late visit, oldest first': 'sinceFirst=300..&sort=startedAt',
  'a first conversion, fewest points first': 'firstWith=demo_request&sort=points',
  'high intent of a month, shortest first': `intent=high&sort=duration&${month}`,
  'a sequence of all time': withSequence(sequences['a sequence'], ''),
  'a sequence that never occurs, longest first': withSequence(
    sequences['a sequence that never occurs'],
    'sort=-duration',
  ),
}

const filters: Record<string, string> = {
  'all time': '',
  'a month': month,
  'a quarter': quarter,
  'a year': 'from=2025-01-01&to=2025-12-31&tz=Europe/Berlin',
  'entry + exit': 'entry=email_open&exit=page_view',
  exit: 'exit=demo_request',
  'a month, one source': `${month}&source=Email`,
  'a quarter, converted': `${quarter}&outcome=converted`,
  'contains a page': 'contains=page:/pricing',
  'one source, all time': 'source=Email',
  'one name': 'q=bob.tanaka',
  ...Object.fromEntries(Object.entries(sequences).map(([name, seq]) => [`${name} in a month`, withSequence(seq)])),
}

export async function casesOf(db: Database): Promise<PageCase[]> {
  const leads = await busyLeads(db)
  return [
    ...Object.entries(lists).map(([name, query]) => list(name, query, 10)),
    list('a lead', `lead=${leads[0]}`, 10),
    list('a lead, longest first', `lead=${leads[0]}&sort=-duration`, 10),
    list('three leads', `lead=${leads.join(',')}`, 10),
    ...Object.entries(containsLists).map(([name, query]) => list(name, query, 50)),
    ...Object.entries(unevenLists).map(([name, query]) => list(name, query, 300, 'call')),
    ...Object.entries(sequences).flatMap(([name, seq]) => [
      list(`${name} in a month`, withSequence(seq), 300, 'call'),
      list(`${name} in a month, longest first`, withSequence(seq, `${month}&sort=-duration`), 300, 'call'),
    ]),
    list('a common word', 'q=tanaka', 50),
    list('one name', 'q=bob.tanaka', 50),
    list('a rare word', 'q=ann.weber.1200@company', 50),
    list('a word that never occurs', 'q=zzz', 50),
    ...Object.entries(filters).map(([name, query]) => ({
      name: `summary, ${name}`,
      ...{ targetMs: 300, judged: 'call' as const },
      work: (db: Database) => summarizeSessions(filterOf(query), nowMs, db),
    })),
    ...Object.entries(filters).map(([name, query]) => ({
      name: `trend, ${name}`,
      ...{ targetMs: 300, judged: 'call' as const },
      work: (db: Database) => sessionTrend(filterOf(query), nowMs, db),
    })),
    ...(
      ['entry', 'exitPath', 'source', 'campaign', 'status', 'outcome', 'contains', 'firstWith', 'firstTouch'] as const
    ).flatMap((param) => [
      facet(`facet ${param}, all time`, param, ''),
      facet(`facet ${param}, a month`, param, month),
    ]),
    { name: 'search leads, common', targetMs: 300, judged: 'call', work: (db) => searchLeads('weber', 20, db) },
    {
      name: 'search leads, rare',
      targetMs: 300,
      judged: 'call',
      work: (db) => searchLeads('ann.weber.12000@', 20, db),
    },
  ]
}

function list(name: string, text: string, targetMs: number, judged: PageCase['judged'] = 'database'): PageCase {
  const { query, problems } = parseSessionQuery(new URLSearchParams(text))
  if (problems[0]) throw new Error(problems[0].message)
  return { name, targetMs, judged, work: (db) => listSessions(query, nowMs, db) }
}

function facet(name: string, param: FacetParam, text: string): PageCase {
  return { name, targetMs: 300, judged: 'call', work: (db) => sessionFacet(param, filterOf(text), nowMs, '', db) }
}

function filterOf(text: string) {
  const { filter, problems } = parseSessionFilter(new URLSearchParams(text))
  if (problems[0]) throw new Error(problems[0].message)
  return filter
}

/** The three leads with the most sessions. */
async function busyLeads(db: Database): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`SELECT id FROM lead ORDER BY session_count DESC, id LIMIT 3`)
  return rows.map(({ id }) => id)
}

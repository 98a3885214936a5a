import { z } from 'zod'
import type { IncomingEvent, Json } from '@/lib/events/incoming-event'
import { isDeeperThan } from '@/lib/importers/is-deeper-than'
import { isEmailAddress, leadKey } from '@/lib/importers/lead-key'
import { splitAddress } from '@/lib/importers/page-address'
import { timeParser } from '@/lib/importers/parse-time'
import type { IncomingItem } from './types'

// An event in our own words, as POST /api/v1/events takes it. What is too long for its column is cut where it is stored;
// names of things (id, lead, type) are refused instead: lib/events/clean-event.ts.

const text = z.string().nullish()
const leadId = z.union([z.string(), z.int()]).nullish()
const address = z.string().trim().refine(isEmailAddress, 'is no email address').nullish()

const who = {
  userId: leadId.describe('Your own id of the person. One that is an email address names the lead by email.'),
  email: address.describe('The address; names the lead when there is no userId, and fills its card in any case.'),
  anonymousId: leadId.describe('A visitor whom you do not know yet, such as the id of a cookie.'),
}

const leadInput = z
  .strictObject({ ...who, name: text, company: text, owner: text })
  .describe('Who did it. userId goes before email, email before anonymousId; one of them is needed.')

export const eventInput = z
  .strictObject({
    id: z
      .union([z.string(), z.int()])
      .nullish()
      .describe(
        'Your id of this event, up to 256 characters. The same id again for the same lead is a duplicate, for ever. Without one, an event with a time gets an id made of its content, so that sending it twice stores it once; without a time, each is new.',
      ),
    lead: leadInput.nullish(),
    ...who,
    type: z
      .string()
      .min(1)
      .describe('What happened: page_view, email_open, demo_request ..., or a name of your own in lower case with _.'),
    occurredAt: z
      .union([z.string(), z.number()])
      .nullish()
      .describe('When: ISO 8601, UTC where no zone is given, or milliseconds since 1970. Now, when missing.'),
    label: text.describe("A name for what it was: a form's, a link's, an email's subject."),
    path: text.describe('Path of the page. Taken from url when missing.'),
    url: text.describe('The whole address of the page; its utm_ parameters count where campaign and utm say nothing.'),
    title: text,
    referrer: text.describe('The page that led there.'),
    campaign: text,
    utm: z.strictObject({ source: text, medium: text, term: text, content: text }).nullish(),
    points: z
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .nullish()
      .describe('What it is worth. When missing, the scoring rules decide.'),
    message: text.describe(
      'The email that it is about, so that its opens and clicks can be told from those of a scanner.',
    ),
    userAgent: text.describe('By it, bots are told from people.'),
    props: z.record(z.string(), z.unknown()).nullish().describe('Anything else, up to 64 kB and 100 levels of JSON.'),
  })
  .meta({ id: 'NewEvent' })

export type EventInput = z.output<typeof eventInput>

/** One event, or up to 2,500 of them. */
export const eventsInput = z.union([eventInput, z.array(eventInput).max(2_500)])

/** What became of each. */
export const eventsAnswer = z
  .strictObject({
    results: z.array(
      z.strictObject({
        index: z.int().describe('Its place among those that were sent, from 0.'),
        outcome: z.enum(['created', 'duplicate', 'rejected']),
        reason: z.string().optional().describe('Why it was rejected.'),
      }),
    ),
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.int(),
  })
  .meta({ id: 'NewEventResults' })

const parseTime = timeParser('UTC')

interface Around {
  nowMs: number
  /** An id made of the text, the same one each time; a new one when there is none. */
  makeId(text: string | null): string
}

/** The event that a value of the body is, or why it is none. */
export function readEventInput(value: unknown, { nowMs, makeId }: Around): IncomingItem {
  if (isDeeperThan(value as Json, 101)) return { rejected: 'is nested deeper than 100 levels' }
  const parsed = eventInput.safeParse(value)
  if (!parsed.success) return { rejected: firstIssue(parsed.error) }
  const { data } = parsed
  const lead = readLead(data)
  if ('rejected' in lead) return lead
  const time = data.occurredAt ?? undefined
  const at = time === undefined ? { ms: nowMs } : parseTime(time)
  if ('reason' in at) return { rejected: `occurredAt ${at.reason}` }
  const id = data.id ?? makeId(time === undefined ? null : JSON.stringify(value))
  return { event: { id: String(id), lead, occurredAt: at.ms, ...readPage(data), ...readRest(data) } }
}

function readLead(data: EventInput): IncomingEvent['lead'] | { rejected: string } {
  const { name, company, owner, ...given } = data.lead ?? {}
  const userId = toText(given.userId ?? data.userId)
  const email = given.email ?? data.email ?? undefined
  const anonymousId = toText(given.anonymousId ?? data.anonymousId)
  const named = userId ?? email
  const key = named !== undefined ? leadKey(named) : anonymousId !== undefined ? `anon:${anonymousId}` : undefined
  if (key === undefined) return { rejected: 'lead is missing: userId, email or anonymousId' }
  return { key, name, company, owner, email }
}

function toText(id: string | number | null | undefined): string | undefined {
  return String(id ?? '').trim() || undefined
}

function readPage({ url, path, campaign, utm }: EventInput): Partial<IncomingEvent> {
  const address = splitAddress(url ?? undefined)
  const own = splitAddress(path ?? undefined)
  const parameter = (name: string) => address.query.get(name) ?? own.query.get(name) ?? undefined
  return {
    url,
    path: own.path ?? address.path,
    campaign: campaign ?? parameter('utm_campaign'),
    utmSource: utm?.source ?? parameter('utm_source'),
    utmMedium: utm?.medium ?? parameter('utm_medium'),
    utmTerm: utm?.term ?? parameter('utm_term'),
    utmContent: utm?.content ?? parameter('utm_content'),
  }
}

function readRest({ type, label, title, referrer, points, message, userAgent, props }: EventInput) {
  return { type, label, title, referrer, points, message, agent: userAgent, props: props as IncomingEvent['props'] }
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'is no event'
  if (issue.code === 'unrecognized_keys') return `${issue.keys[0]?.slice(0, 60)} is no field of an event`
  const field = issue.path.join('.')
  return field === '' ? 'is no object' : `${field}: ${issue.message}`
}

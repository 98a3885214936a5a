import { intents, outcomes, sources, statuses } from '@/lib/sessionizer/types'

// One definition for each filter of sessions. The schema, the chips, the popovers, the SQL and the API's description read it.

/** Stands for "has none" in a list of campaigns or pages. */
export const none = '(none)'

/** In a `contains` filter, `page:/pricing*` is a view of that page; anything else is an event type. */
export const pagePrefix = 'page:'

export interface RangePreset {
  label: string
  min?: number
  max?: number
}

interface Common {
  /** The name in the URL. */
  param: string
  label: string
  /** For people who read the API's documentation. */
  description: string
}

/** Ids of leads. */
export interface LeadsDefinition extends Common {
  kind: 'leads'
  column: string
}

/** Days in the viewer's zone, spread over the parameters `from`, `to` and `tz`. */
export interface DayRangeDefinition extends Common {
  kind: 'day-range'
  column: string
}

/** Whole numbers, both ends inside. */
export interface NumberRangeDefinition extends Common {
  kind: 'number-range'
  column: string
  unit: 'seconds' | 'events' | 'points'
  /** The column counts this much for one unit, and what lies between two units belongs to the lower one. */
  scale: number
  limits: { min: number; max: number }
  presets: readonly RangePreset[]
}

/** Any of the given values. `options` when the list is closed, `nullable` when `(none)` is a value too. */
export interface ChoiceDefinition extends Common {
  kind: 'choice'
  column: string
  options?: readonly [string, ...string[]]
  nullable?: boolean
}

/** Any of the given states that depend on the clock. */
export interface StatusDefinition extends Common {
  kind: 'status'
  column: string
  options: readonly [string, ...string[]]
}

/** Any of the given paths, as patterns (lib/sessionizer/pattern.ts); `(none)` for no page. */
export interface PathPatternDefinition extends Common {
  kind: 'path-pattern'
  column: string
}

/** All of the given event types occur in the session, and all of the given pages were viewed in it. */
export interface ContainsDefinition extends Common {
  kind: 'contains'
  typesColumn: string
  pathsColumn: string
}

/** Every word occurs in the lead's name, email, company or one of its identities, in any case. */
export interface TextDefinition extends Common {
  kind: 'text'
}

/** Events of the session in an order. */
export interface SequenceDefinition extends Common {
  kind: 'sequence'
  column: string
}

/** All of the given ways from the entry on: see session-path.ts. */
export interface PathDefinition extends Common {
  kind: 'path'
  column: string
}

/** Event types of which the session holds at least one, or none. */
export interface HoldsDefinition extends Common {
  kind: 'holds'
  holds: 'some' | 'none'
  column: string
}

/** The first session of its lead that holds one of these event types. */
export interface FirstWithDefinition extends Common {
  kind: 'first-with'
  column: string
}

/** Where a session stands among those of its lead, as a whole number from its first one on; both ends inside. */
export interface PlaceDefinition extends Common {
  kind: 'place'
  unit: 'visits' | 'days'
  limits: { min: number; max: number }
  presets: readonly RangePreset[]
}

/** The channel of the lead's first session, any of the given ones. */
export interface FirstSourceDefinition extends Common {
  kind: 'first-source'
  column: string
  options: readonly [string, ...string[]]
}

export type FilterDefinition =
  | LeadsDefinition
  | DayRangeDefinition
  | NumberRangeDefinition
  | ChoiceDefinition
  | StatusDefinition
  | PathPatternDefinition
  | ContainsDefinition
  | SequenceDefinition
  | PathDefinition
  | HoldsDefinition
  | FirstWithDefinition
  | PlaceDefinition
  | FirstSourceDefinition
  | TextDefinition

const most = 1_000_000_000_000

export const filterDefinitions = {
  lead: {
    param: 'lead',
    label: 'Lead',
    kind: 'leads',
    description: 'Ids of leads, comma separated.',
    column: 'lead_id',
  },
  date: {
    param: 'date',
    label: 'Date',
    kind: 'day-range',
    description:
      'Sessions that started on these days, both inside; `from` and `to` are days in the time zone `tz` (UTC when missing).',
    column: 'started_at',
  },
  duration: {
    param: 'duration',
    label: 'Duration',
    kind: 'number-range',
    description:
      'Seconds from the first to the last event: 60..300, 60.., ..300 or 60. A session of 60.9 seconds counts as 60.',
    column: 'duration_ms',
    unit: 'seconds',
    scale: 1000,
    limits: { min: 0, max: most },
    presets: [
      { label: 'Single event', max: 0 },
      { label: 'Under 1 min', max: 59 },
      { label: '1 to 5 min', min: 60, max: 299 },
      { label: '5 to 15 min', min: 300, max: 899 },
      { label: '15 to 30 min', min: 900, max: 1799 },
      { label: '30 min or more', min: 1800 },
    ],
  },
  events: {
    param: 'events',
    label: 'Events',
    kind: 'number-range',
    description: 'How many events the session has: 2..5, 2.., ..5 or 2.',
    column: 'event_count',
    unit: 'events',
    scale: 1,
    limits: { min: 0, max: most },
    presets: [
      { label: 'One event', min: 1, max: 1 },
      { label: '2 to 4', min: 2, max: 4 },
      { label: '5 to 9', min: 5, max: 9 },
      { label: '10 or more', min: 10 },
    ],
  },
  points: {
    param: 'points',
    label: 'Points',
    kind: 'number-range',
    description: 'The sum of the points of its events, which may be negative: -10..-1, 20.., ..0 or 5.',
    column: 'points',
    unit: 'points',
    scale: 1,
    limits: { min: -most, max: most },
    presets: [
      { label: 'Negative', max: -1 },
      { label: 'None', min: 0, max: 0 },
      { label: '1 to 19', min: 1, max: 19 },
      { label: '20 to 49', min: 20, max: 49 },
      { label: '50 or more', min: 50 },
    ],
  },
  entry: {
    param: 'entry',
    label: 'Entry point',
    kind: 'choice',
    description: 'Types of the first event (email_open, page_view), comma separated.',
    column: 'entry_type',
  },
  exit: {
    param: 'exit',
    label: 'Exit point',
    kind: 'choice',
    description: 'Types of the last event, comma separated.',
    column: 'exit_type',
  },
  entryPath: {
    param: 'entryPath',
    label: 'Entry page',
    kind: 'path-pattern',
    description:
      'Pages of the first event, comma separated; * is any run of characters (/blog/*) and \\* an asterisk; (none) means no page.',
    column: 'entry_path',
  },
  exitPath: {
    param: 'exitPath',
    label: 'Exit page',
    kind: 'path-pattern',
    description:
      'Pages of the last event, comma separated; * is any run of characters and \\* an asterisk; (none) means no page.',
    column: 'exit_path',
  },
  source: {
    param: 'source',
    label: 'Source',
    kind: 'choice',
    description: `The channels that brought the lead: ${sources.join(', ')}.`,
    column: 'source',
    options: sources,
  },
  campaign: {
    param: 'campaign',
    label: 'Campaign',
    kind: 'choice',
    description: 'Campaigns of the first event, comma separated; (none) means no campaign.',
    column: 'campaign',
    nullable: true,
  },
  status: {
    param: 'status',
    label: 'Status',
    kind: 'status',
    description: `${statuses.join(', ')}: the last event is under five minutes old, the session may still go on, it is over.`,
    column: 'ended_at',
    options: statuses,
  },
  intent: {
    param: 'intent',
    label: 'Intent',
    kind: 'choice',
    description: `How serious the lead looked: ${intents.join(', ')}.`,
    column: 'intent',
    options: intents,
  },
  outcome: {
    param: 'outcome',
    label: 'Outcome',
    kind: 'choice',
    description: `How the session went: ${outcomes.join(', ')}.`,
    column: 'outcome',
    options: outcomes,
  },
  contains: {
    param: 'contains',
    label: 'Contains',
    kind: 'contains',
    description: 'Event types and page views (page:/pricing*) that all occur in the session, comma separated.',
    typesColumn: 'event_types',
    pathsColumn: 'paths',
  },
  seq: {
    param: 'seq',
    label: 'Sequence',
    kind: 'sequence',
    description:
      'Steps in order: `email_click > page:/pricing* >> demo_request`. `>` is any time later, `>>` the very next event, `!` none in between, `~` any but these, `{2,}` so many in a row, `category:Pricing` pages of a category; see docs/sequences.md.',
    column: 'trail',
  },
  path: {
    param: 'path',
    label: 'Path',
    kind: 'path',
    description:
      'The steps from the entry up to a goal, as the Paths report counts them: `category:Pricing|Docs:demo_request:?>Pricing>*:!`; see docs/conversion-paths.md.',
    column: 'trail',
  },
  reached: {
    param: 'reached',
    label: 'Reached',
    kind: 'holds',
    holds: 'some',
    description: 'Event types of which at least one occurs in the session, comma separated.',
    column: 'event_types',
  },
  missed: {
    param: 'missed',
    label: 'Without',
    kind: 'holds',
    holds: 'none',
    description: 'Event types of which none occurs in the session, comma separated.',
    column: 'event_types',
  },
  firstWith: {
    param: 'firstWith',
    label: 'First with',
    kind: 'first-with',
    description: "The lead's first session in which one of these event types occurs, comma separated.",
    column: 'event_types',
  },
  visit: {
    param: 'visit',
    label: 'Visit number',
    kind: 'place',
    description: "Which of its lead's sessions it is, counted from the first one: 1, 2..5, 5.. or ..3.",
    unit: 'visits',
    limits: { min: 1, max: most },
    presets: [
      { label: 'First visit', min: 1, max: 1 },
      { label: 'Second visit', min: 2, max: 2 },
      { label: '3 to 4', min: 3, max: 4 },
      { label: '5 or more', min: 5 },
    ],
  },
  sinceFirst: {
    param: 'sinceFirst',
    label: 'Days since first visit',
    kind: 'place',
    description: "Full days of 24 hours since the lead's first session started: 0, 1..7, 91.. or ..30.",
    unit: 'days',
    limits: { min: 0, max: 1_000_000 },
    presets: [
      { label: 'Within a day', min: 0, max: 0 },
      { label: '1 to 7 days', min: 1, max: 7 },
      { label: '8 to 30 days', min: 8, max: 30 },
      { label: '31 to 90 days', min: 31, max: 90 },
      { label: 'Over 90 days', min: 91 },
    ],
  },
  firstTouch: {
    param: 'firstTouch',
    label: 'First touch',
    kind: 'first-source',
    description: `The channels that brought the lead's first session: ${sources.join(', ')}.`,
    column: 'source',
    options: sources,
  },
  q: {
    param: 'q',
    label: 'Search',
    kind: 'text',
    description: "Words that all occur in the lead's name, email address, company or identity, in any case.",
  },
} as const satisfies Record<string, FilterDefinition>

/** The names of the filters; `date` stands for `from`, `to` and `tz`. */
export type FilterName = keyof typeof filterDefinitions

/** The parameters of a URL that one filter uses. */
export function paramsOf(name: FilterName): readonly SessionFilterParam[] {
  return name === 'date' ? ['from', 'to', 'tz'] : [name]
}

export type SessionFilterParam = Exclude<FilterName, 'date'> | 'from' | 'to' | 'tz'

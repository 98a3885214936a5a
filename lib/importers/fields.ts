// What a column of a file can be. One definition per field: the command line, the page and the guess all read it.

export interface Field {
  name: string
  /** For people. */
  label: string
  description: string
  /** Column names that mean this field, most telling first; lower case, words joined by `_`. */
  synonyms: readonly string[]
}

export const fields = [
  {
    name: 'lead',
    label: 'Lead',
    description: 'Who did it: a user id, or an email address',
    synonyms: words(
      'lead lead_id visitor_id visitor user_id userid uid contact_id person_id prospect_id customer_id subscriber_id',
      'member_id profile_id distinct_id user_pseudo_id client_id user contact customer person prospect subscriber',
    ),
  },
  {
    name: 'anonymous',
    label: 'Anonymous id',
    description: 'Names the lead in rows without a lead: a cookie or device id',
    synonyms: words('anonymous_id anon_id anonymous cookie_id device_id'),
  },
  {
    name: 'at',
    label: 'Time',
    description: 'When it happened',
    synonyms: words(
      'at occurred_at timestamp ts time event_time event_timestamp datetime date_time event_date happened_at',
      'original_timestamp sent_at created_at created activity_date date received_at logged_at',
    ),
  },
  {
    name: 'type',
    label: 'Event type',
    description: 'What happened: email_open, page_view',
    synonyms: words('event_type event_name event type action activity_type activity event_action verb kind'),
  },
  {
    name: 'id',
    label: 'Event id',
    description: 'The same id again for the same lead is a duplicate',
    synonyms: words('event_id message_id insert_id event_uuid activity_id uuid id'),
  },
  {
    name: 'path',
    label: 'Page path',
    description: 'The page, without its host',
    synonyms: words('path page_path url_path pathname request_path uri request_uri page'),
  },
  {
    name: 'url',
    label: 'Page URL',
    description: 'The whole address of the page; gives path and UTM where they have no column',
    synonyms: words('url page_url current_url page_location href link link_url location request_url page'),
  },
  {
    name: 'title',
    label: 'Page title',
    description: 'Title of the page, or subject of the email',
    synonyms: words('title page_title subject'),
  },
  {
    name: 'label',
    label: 'Label',
    description: 'What was touched, in words',
    synonyms: words('label event_label'),
  },
  {
    name: 'referrer',
    label: 'Referrer',
    description: 'Where the visit came from',
    synonyms: words('referrer referer page_referrer referrer_url document_referrer initial_referrer ref'),
  },
  {
    name: 'campaign',
    label: 'Campaign',
    description: 'Campaign name, or utm_campaign',
    synonyms: words('utm_campaign campaign campaign_name campaign_title email_campaign'),
  },
  {
    name: 'utm_source',
    label: 'UTM source',
    description: 'utm_source',
    synonyms: words('utm_source'),
  },
  {
    name: 'utm_medium',
    label: 'UTM medium',
    description: 'utm_medium',
    synonyms: words('utm_medium'),
  },
  {
    name: 'utm_term',
    label: 'UTM term',
    description: 'utm_term',
    synonyms: words('utm_term'),
  },
  {
    name: 'utm_content',
    label: 'UTM content',
    description: 'utm_content',
    synonyms: words('utm_content'),
  },
  {
    name: 'points',
    label: 'Points',
    description: 'A whole number, may be negative',
    synonyms: words('points score_points score score_change lead_score_change'),
  },
  {
    name: 'name',
    label: 'Lead name',
    description: 'Full name of the lead',
    synonyms: words('name full_name lead_name contact_name display_name person_name user_name username'),
  },
  {
    name: 'email',
    label: 'Lead email',
    description: 'Email address of the lead',
    synonyms: words('email email_address lead_email contact_email user_email visitor_email e_mail recipient mail'),
  },
  {
    name: 'company',
    label: 'Company',
    description: 'Where the lead works',
    synonyms: words('company company_name organization organisation account account_name'),
  },
  {
    name: 'owner',
    label: 'Owner',
    description: 'The sales rep of the lead',
    synonyms: words('owner lead_owner owner_name owner_email sales_rep rep assigned_to'),
  },
] as const satisfies readonly Field[]

export type FieldName = (typeof fields)[number]['name']

export const fieldNames = fields.map((field) => field.name)

export function isFieldName(text: string): text is FieldName {
  return (fieldNames as string[]).includes(text)
}

/** Which column gives which field, and which columns are left out; every other column becomes a property. */
export interface Mapping {
  fields: { [Name in FieldName]?: string | undefined }
  ignored: string[]
}

/** A reason to reject a row, beginning with its column as the file calls it, and Leadtrail's own word beside it. */
export function withColumn(mapping: Mapping, field: string, reason: string): string {
  const column = isFieldName(field) ? mapping.fields[field] : undefined
  return `${column === undefined || column === field ? field : `${column} (${field})`} ${reason}`
}

/** The fields that a file must have and that `mapping` lacks. A lead may also be named by its anonymous id. */
export function missingFields(mapping: Mapping): FieldName[] {
  const { lead, anonymous, at, type } = mapping.fields
  return [lead || anonymous ? undefined : 'lead', at ? undefined : 'at', type ? undefined : 'type'].filter(
    (name): name is 'lead' | 'at' | 'type' => name !== undefined,
  )
}

function words(...lines: string[]): string[] {
  return lines.join(' ').split(' ')
}

import type { IncomingLead, Json } from '@/lib/events/incoming-event'
import { isEmailAddress, leadKey } from '../lead-key'
import { objectOf, type Report, recipientKey, textOf } from '../report'

/** The identity keys that a call names its lead by. */
export interface CallKeys {
  user: string | undefined
  email: string | undefined
  anonymous: string | undefined
}

/**
 * The keys of a call. A user id that is an address names the lead by email, as everywhere.
 * @returns why not, when an id is neither text nor a number that JSON keeps whole
 */
export function callKeys(call: Report): CallKeys | { rejected: string } {
  for (const field of ['userId', 'anonymousId'] as const) {
    if (!isId(call[field])) return { rejected: `${field} is neither text nor a whole number` }
  }
  const user = textOf(call.userId)
  const anonymous = textOf(call.anonymousId)
  return {
    user: user === undefined ? undefined : leadKey(user),
    email: recipientKey(textOf(traitsOf(call).email)) ?? undefined,
    anonymous: anonymous === undefined ? undefined : `anon:${anonymous}`,
  }
}

export function isId(value: Json | undefined): boolean {
  if (value === undefined || value === null || typeof value === 'string') return true
  return typeof value === 'number' && Number.isSafeInteger(value)
}

/** What a call says of the person: its own traits, else those of its context. */
export function traitsOf(call: Report): Report {
  return { ...objectOf(objectOf(call.context).traits), ...objectOf(call.traits) }
}

export function cardOf(call: Report): Omit<IncomingLead, 'key'> {
  const traits = traitsOf(call)
  const email = textOf(traits.email)
  return {
    name: textOf(traits.name) ?? fullName(traits),
    email: email !== undefined && isEmailAddress(email) ? email : undefined,
    company: companyOf(traits.company),
  }
}

/** `company` is a name, or an object with one. */
function companyOf(company: Json | undefined): string | undefined {
  return textOf(company) ?? textOf(objectOf(company).name)
}

function fullName(traits: Report): string | undefined {
  const first = textOf(traits.firstName ?? traits.first_name ?? traits.firstname)
  const last = textOf(traits.lastName ?? traits.last_name ?? traits.lastname)
  return [first, last].filter((part) => part !== undefined).join(' ') || undefined
}

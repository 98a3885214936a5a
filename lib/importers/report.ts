// What the reports of email services have in common.

import type { Json } from '@/lib/events/incoming-event'
import { isEmailAddress } from './lead-key'

export type Report = Readonly<Record<string, Json>>

/** A value that JSON.parse made, when it is an object. */
export function readReport(value: unknown): Report | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Report) : null
}

export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The first of several, or the only one: categories and tags come either way. */
export function firstText(value: Json | undefined): string | undefined {
  return textOf(Array.isArray(value) ? value[0] : value)
}

/** An inner object; empty where there is none. */
export function objectOf(value: Json | undefined): Report {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** Milliseconds of a Unix time in seconds; also written as text, or with a fraction. */
export function timeOfSeconds(value: Json | undefined): number | null {
  const seconds = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value
  return typeof seconds === 'number' && seconds > 0 ? Math.round(seconds * 1000) : null
}

/** The key of the recipient as a lead; null when it is no address. */
export function recipientKey(value: Json | undefined): string | null {
  const address = textOf(value)
  return address && isEmailAddress(address) ? `email:${address.toLowerCase()}` : null
}

/** What a report says besides, as the properties of its event. */
export function restOf(report: Report, used: ReadonlySet<string>): { [name: string]: Json } {
  const rest = Object.entries(report).filter(([name, value]) => !used.has(name) && value !== null && value !== '')
  return Object.fromEntries(rest)
}

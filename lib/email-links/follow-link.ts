import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import type { IncomingEvent } from '@/lib/events/incoming-event'
import { linkFields } from '@/lib/importers/link-fields'
import { recordCall } from '@/lib/ingest/record-call'
import type { CallResult } from '@/lib/ingest/types'
import { findKeyById } from '@/lib/keys/find-key-by-id'
import type { ApiKey } from '@/lib/keys/types'
import { linkSecret } from './link-secret'
import { readToken } from './token'
import type { LinkTarget } from './types'

/** A signed link, read. */
export interface FollowedLink {
  target: LinkTarget
  /** The event's id begins with it. */
  signature: string
}

/** What a signed link stands for; null when it was not made here, or has been changed. */
export async function readLink(
  token: string | null,
  kind: LinkTarget['kind'],
  db: Database = database(),
): Promise<FollowedLink | null> {
  if (!token) return null
  const target = readToken(token, await linkSecret(db))
  return target?.kind === kind ? { target, signature: token.split('.')[1] ?? '' } : null
}

/** The key that a link was made with, while it may still send. */
export async function keyOfLink({ target }: FollowedLink, db: Database = database()): Promise<ApiKey | null> {
  const key = await findKeyById(target.keyId, db)
  return key?.revokedAt === null ? key : null
}

/** Stores the open or click. A mail program that asks twice within a second did it once. */
export function recordFollowed(
  link: FollowedLink,
  agent: string | null,
  nowMs: number,
  db: Database = database(),
): Promise<CallResult> {
  return recordCall([{ event: toEvent(link, agent, nowMs) }], db, nowMs)
}

function toEvent({ target, signature }: FollowedLink, agent: string | null, nowMs: number): IncomingEvent {
  const { kind, lead, message, campaign, subject, url } = target
  const fields = linkFields(url ?? undefined)
  return {
    id: `${signature}-${Math.floor(nowMs / 1000).toString(36)}`,
    lead: { key: lead },
    occurredAt: nowMs,
    type: kind === 'open' ? 'email_open' : 'email_click',
    ...fields,
    campaign: campaign ?? fields.campaign,
    label: subject,
    message,
    agent,
  }
}

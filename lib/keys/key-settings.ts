import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import type { KeySettings, ShownSettings } from './types'

const none: KeySettings = { sendgridKey: null, mailgunKey: null, linkHosts: [] }

const hostName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?$/, 'must be a host such as acme.test, without https:// and path')

const emptyIsNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)

const patchSchema = z.strictObject({
  sendgridKey: z
    .preprocess(
      emptyIsNull,
      z
        .string()
        .trim()
        .max(1000)
        .refine(isP256, 'is no verification key: SendGrid shows one that begins with MFkw')
        .nullable(),
    )
    .optional(),
  mailgunKey: z.preprocess(emptyIsNull, z.string().trim().min(8, 'is too short').max(200).nullable()).optional(),
  linkHosts: z.array(hostName).max(50).optional(),
})

export async function readKeySettings(id: string, db: Database = database()): Promise<KeySettings> {
  const [row] = await db.query<{ settings: Partial<KeySettings> }>(sql`SELECT settings FROM api_key WHERE id = ${id}`)
  return { ...none, ...row?.settings }
}

/**
 * Changes some of a write key's settings.
 * @throws AppError 'bad_request' whose `field` names what is wrong, 'not_found'
 */
export async function saveKeySettings(id: string, patch: unknown, db: Database = database()): Promise<KeySettings> {
  const parsed = patchSchema.safeParse(patch)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = String(issue?.path[0] ?? 'settings')
    throw new AppError('bad_request', `${field} ${issue?.message ?? 'is wrong'}`, { field })
  }
  const rows = await db.query<{ settings: Partial<KeySettings> }>(sql`
    UPDATE api_key SET settings = settings || ${JSON.stringify(parsed.data)}::jsonb
    WHERE id = ${id} AND scope = 'write' RETURNING settings`)
  if (!rows[0]) throw new AppError('not_found', 'There is no such write key.')
  return { ...none, ...rows[0].settings }
}

export function showSettings({ sendgridKey, mailgunKey, linkHosts }: KeySettings): ShownSettings {
  return { sendgridKey, mailgunHint: mailgunKey?.slice(-4) ?? null, linkHosts }
}

function isP256(base64: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  } catch {
    return false // no key at all
  }
}

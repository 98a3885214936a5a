import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { type VendorName, vendorNames, vendors } from '@/lib/importers/vendors'
import type { IncomingItem } from '@/lib/ingest/types'
import { readKeySettings } from '@/lib/keys/key-settings'
import type { ApiKey } from '@/lib/keys/types'
import { type SignedCall, signatureChecks } from './signatures'

/**
 * What an email service reports in one call of its webhook.
 * @throws AppError 'forbidden' for a call that is not signed as the key's settings ask, 'bad_request' for a body that is
 *   none of the vendor's
 */
export async function readHook(
  vendor: VendorName,
  call: SignedCall,
  key: ApiKey,
  db: Database = database(),
): Promise<IncomingItem[]> {
  const refusal = signatureChecks[vendor](call, await readKeySettings(key.id, db))
  if (refusal !== null) throw new AppError('forbidden', refusal)
  const parsed = vendors[vendor].parse(call.body.toString())
  if ('broken' in parsed) throw new AppError('bad_request', parsed.broken)
  return parsed.reports.map(vendors[vendor].map)
}

export function vendorNamed(name: string): VendorName | undefined {
  return vendorNames.find((vendor) => vendor === name)
}

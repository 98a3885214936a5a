import { readHook, vendorNamed } from '@/lib/hooks/read-hook'
import { vendorNames } from '@/lib/importers/vendors'
import { findKey } from '@/lib/keys/find-key'
import { problemResponse } from '../problem'
import { receive, toResponse } from '../receive'
import type { Process, Receiver } from '../receiver'

/** SendGrid sends up to 768 kB at a time. */
const maxBodyBytes = 2 * 1024 * 1024

/** The webhook of an email service: /hooks/sendgrid/<write key>. Not all reports are kept; 200 says how many were. */
export async function receiveHook(
  request: Request,
  { vendor: name, key: secret }: { vendor: string; key: string },
  process?: Process,
): Promise<Response> {
  const vendor = vendorNamed(name)
  if (!vendor) {
    const detail = `There is no webhook of this name: ${vendorNames.join(' and ')} are known.`
    return problemResponse(404, { code: 'not_found', detail })
  }
  const receiver: Receiver = {
    route: `/hooks/${vendor}`,
    maxBytes: maxBodyBytes,
    secretOf: () => secret,
    async read(body, { nowMs, db }) {
      const key = await findKey(secret, 'write', nowMs, db)
      return { items: await readHook(vendor, { headers: request.headers, body, nowMs }, key, db), isSingle: false }
    },
    answer: ({ accepted, duplicates, rejected }) => ({ accepted, duplicates, rejected }),
  }
  return toResponse(await receive(request, receiver, process))
}

import { loggedCall } from '@/lib/api/logged-call'
import type { RouteContext } from '@/lib/api/own-route'
import { problem } from '@/lib/api/problem'
import { readBody } from '@/lib/api/read-body'
import { receiveHook, vendorNamed } from '@/lib/hooks/receive-hook'
import { findKey } from '@/lib/keys/find-key'

/** SendGrid sends up to 768 kB at a time. */
const maxBytes = 2_000_000

/** Webhooks of email services: /hooks/sendgrid/<write key>. What one item is not, the others may be: 200 with both. */
export async function POST(
  request: Request,
  { params }: RouteContext<{ vendor: string; key: string }>,
): Promise<Response> {
  const nowMs = Date.now()
  try {
    const { vendor: name, key: secret } = await params
    const vendor = vendorNamed(name)
    const key = await findKey(secret, 'write', nowMs)
    return await loggedCall({ key, route: `/hooks/${vendor}`, nowMs }, async () => {
      const body = await readBody(request, maxBytes)
      const result = await receiveHook(vendor, { headers: request.headers, body, nowMs }, key)
      const { accepted, duplicates, rejected } = result
      return { result, response: Response.json({ accepted, duplicates, rejected }) }
    })
  } catch (error) {
    return problem(error)
  }
}

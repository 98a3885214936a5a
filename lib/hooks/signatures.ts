import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'
import type { VendorName } from '@/lib/importers/vendors'
import type { KeySettings } from '@/lib/keys/types'

/** A call as it came in, before anything in it is believed. */
export interface SignedCall {
  headers: Headers
  /** As it was signed, byte by byte. */
  body: Buffer
  nowMs: number
}

type Check = (call: SignedCall, settings: KeySettings) => string | null

/** Why a call is not the vendor's own, or null: it is, or there is no key to check it with. */
export const signatureChecks: Readonly<Record<VendorName, Check>> = {
  sendgrid: ({ headers, body }, { sendgridKey }) =>
    sendgridKey === null ? null : checkSendgrid(headers, body, sendgridKey),
  mailgun: ({ body, nowMs }, { mailgunKey }) => (mailgunKey === null ? null : checkMailgun(body, mailgunKey, nowMs)),
}

/** ECDSA over the timestamp's text and the body. What is sent again is a duplicate, so old calls do no harm. */
function checkSendgrid(headers: Headers, body: Buffer, publicKey: string): string | null {
  const signature = headers.get('x-twilio-email-event-webhook-signature')
  const timestamp = headers.get('x-twilio-email-event-webhook-timestamp')
  if (!signature || !timestamp) return 'The call is not signed. Switch on "Signed Event Webhook" in SendGrid.'
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  const signed = Buffer.concat([Buffer.from(timestamp), body])
  const isGenuine = verify('sha256', signed, key, Buffer.from(signature, 'base64'))
  return isGenuine ? null : 'The signature does not match the verification key.'
}

/** Mailgun tries for eight hours to deliver a call. */
const maxAgeSeconds = 12 * 3600

/** HMAC over the timestamp's text and a random token; both stand in the body beside it. */
function checkMailgun(body: Buffer, signingKey: string, nowMs: number): string | null {
  const { timestamp, token, signature } = readSignature(body)
  if (!timestamp || !token || !signature) return 'The call is not signed.'
  const expected = createHmac('sha256', signingKey).update(`${timestamp}${token}`).digest()
  const given = Buffer.from(signature, 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return 'The signature does not match the signing key.'
  }
  const ageSeconds = Math.abs(nowMs / 1000 - Number(timestamp))
  return ageSeconds <= maxAgeSeconds ? null : 'The signature is too old.'
}

function readSignature(body: Buffer): { timestamp?: string; token?: string; signature?: string } {
  try {
    const { timestamp, token, signature } = JSON.parse(body.toString()).signature
    return { timestamp: String(timestamp), token: String(token), signature: String(signature) }
  } catch {
    return {} // no JSON, or no signature in it
  }
}

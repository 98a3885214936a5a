import { z } from 'zod'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/database'
import { AppError } from '@/lib/errors'
import { isEmailAddress, leadKey } from '@/lib/importers/lead-key'
import { readKeySettings } from '@/lib/keys/key-settings'
import type { ApiKey } from '@/lib/keys/types'
import { linkSecret } from './link-secret'
import { writeToken } from './token'
import type { LinkTarget } from './types'

const text = (maxLength: number) => z.string().trim().min(1, 'is empty').max(maxLength, `is longer than ${maxLength}`)

export const emailSchema = z
  .strictObject({
    userId: z
      .union([text(300), z.int()])
      .optional()
      .describe('Your own id of the recipient. It goes before email.'),
    email: text(320).refine(isEmailAddress, 'is no email address').optional().describe('The address of the recipient.'),
    message: text(200).describe('Your name of this email: opens and clicks of one email have it in common'),
    campaign: text(300).optional(),
    subject: text(300).optional().describe('Shown in the timeline'),
    links: z.array(text(2000)).max(100).default([]).describe('Addresses to track, of the hosts that the key allows'),
  })
  .refine(({ userId, email }) => userId !== undefined || email !== undefined, {
    message: 'is missing, and so is userId',
    path: ['email'],
  })

const emailsSchema = z.array(emailSchema).min(1, 'is empty').max(1000, 'has more than 1000 emails')

export interface EmailLinks {
  /** The address of the picture that tells of an open, and the HTML that shows it. */
  pixel: { url: string; html: string }
  /** In the order in which they were asked for. */
  links: { url: string; tracked: string }[]
}

/**
 * The pixel and the tracked links of one email, or of each of an array. A write key may be public, so it makes links
 * only to the hosts that its settings name: whoever has it cannot make this server lead elsewhere.
 * @param origin where recipients reach this server: `https://leads.acme.test`
 * @throws AppError 'bad_request' whose `field` names what is wrong, 'forbidden' for a link to another host
 */
export async function makeEmailLinks(
  input: unknown,
  key: ApiKey,
  origin: string,
  db: Database = database(),
): Promise<EmailLinks | EmailLinks[]> {
  const parsed = (Array.isArray(input) ? emailsSchema : emailSchema).safeParse(input)
  if (!parsed.success) throw wrongInput(parsed.error.issues[0])
  const [secret, { linkHosts }] = await Promise.all([linkSecret(db), readKeySettings(key.id, db)])
  const make = (email: z.infer<typeof emailSchema>) => linksOf(email, { keyId: key.id, secret, linkHosts, origin })
  return Array.isArray(parsed.data) ? parsed.data.map(make) : make(parsed.data)
}

interface Making {
  keyId: string
  secret: string
  linkHosts: string[]
  origin: string
}

function linksOf(email: z.infer<typeof emailSchema>, { keyId, secret, linkHosts, origin }: Making): EmailLinks {
  const { message, campaign = null, subject = null } = email
  const lead = leadKey(String(email.userId ?? email.email))
  const token = (kind: LinkTarget['kind'], url: string | null) =>
    writeToken({ kind, keyId, lead, message, campaign, subject, url }, secret)
  const pixel = `${origin}/e/o.gif?t=${token('open', null)}`
  return {
    pixel: { url: pixel, html: `<img src="${pixel}" width="1" height="1" alt="">` },
    links: email.links.map((url) => ({
      url,
      tracked: `${origin}/e/c?t=${token('click', checkLink(url, linkHosts))}`,
    })),
  }
}

function checkLink(url: string, hosts: readonly string[]): string {
  const address = URL.canParse(url) ? new URL(url) : null
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password) {
    throw new AppError('bad_request', `links ${JSON.stringify(url.slice(0, 100))} is no web address`, {
      field: 'links',
    })
  }
  const isAllowed = hosts.some(
    (host) => address.host === host || address.hostname === host || address.hostname.endsWith(`.${host}`),
  )
  if (isAllowed) return address.href
  const allowed = hosts.length === 0 ? 'none yet' : hosts.join(', ')
  const detail = `This key makes no links to ${address.host}. Hosts it may lead to, set on the Sources page: ${allowed}.`
  throw new AppError('forbidden', detail, { field: 'links' })
}

function wrongInput(issue: z.core.$ZodIssue | undefined): AppError {
  const field = issue?.path.join('.') || 'body'
  return new AppError('bad_request', `${field} ${issue?.message ?? 'is wrong'}`, { field })
}

import type { ErrorCode } from '@/lib/errors'
import { readPolicy } from '../read-policy'

/** What holds for all of the API. Paragraphs, with `code` in backticks and headings as in Markdown. */
export const about = `
Read sessions, leads and events, and send events. All times are ISO 8601 in UTC, all durations in seconds. The examples are about a few invented events; put ids of your own in their place.

## What a session is

A session is what one lead did without a pause. A new one starts when the time since the lead's previous event is the gap or more. The gap is 30 minutes unless the workspace sets another. A pause of exactly 30:00.000 therefore splits; one of 29:59.999 does not. Midnight, a new campaign or a new page never split. Events that are suppressed (bots, mail scanners, and what the lead did not do itself) are kept, but neither start nor extend a session, nor give points.

## Keys

Every request carries a key, made on the Sources page and shown there once: \`Authorization: Bearer <key>\`, or Basic with the key as the user name and no password. A key with the scope \`read\` may read everything and belongs on a server. One with the scope \`write\` may only send events, so it may stand in a web page.

## Lists

A list answers with \`data\`, \`page\` and \`filter\`. Ask for \`page.nextCursor\` as \`cursor\`, with the same other parameters, until it is null. A page is found by its place in the order and not by its number, so rows that come meanwhile shift nothing. An unknown or malformed parameter is refused by its name, never ignored.

## Limits

A read key may make ${readPolicy.quota} requests in ${readPolicy.windowSeconds} seconds, counted from the first. Every answer says what is left, in the fields of the IETF draft "RateLimit header fields for HTTP": \`RateLimit-Policy: "read";q=${readPolicy.quota};w=${readPolicy.windowSeconds}\` is the rule, \`RateLimit: "read";r=599;t=60\` that 599 requests are left for the next 60 seconds. After the last one the answer is 429 with \`Retry-After\`.

## Caching

Answers in JSON carry an \`ETag\`. Send it back as \`If-None-Match\`: while nothing has changed the answer is 304 without a body.

## Problems

What goes wrong is \`application/problem+json\` (RFC 9457): \`type\` leads here, \`title\` and \`detail\` are for people, \`code\` is for programs, \`field\` names the parameter. When there are several, \`errors\` has them all; when a parameter is unknown, \`parameters\` lists those that exist.
`.trim()

type ProblemCode = ErrorCode | 'method_not_allowed' | 'internal'

/** What each `code` of a problem means and what to do about it. */
export const problemCodes: Record<ProblemCode, { status: number; meaning: string }> = {
  bad_request: { status: 400, meaning: 'A parameter or the body is unknown or malformed. `field` names it. Mend it.' },
  unauthorized: { status: 401, meaning: 'The key is missing, unknown or revoked. Take another key.' },
  forbidden: { status: 403, meaning: 'The key has another scope: reading takes a read key, sending a write key.' },
  not_found: { status: 404, meaning: 'There is no such session, lead or address.' },
  method_not_allowed: { status: 405, meaning: 'The address has other methods; `Allow` lists them.' },
  conflict: { status: 409, meaning: 'Something has changed meanwhile. Read it again.' },
  too_large: { status: 413, meaning: 'The body is larger than its limit. Send it in parts.' },
  too_many: { status: 429, meaning: 'The key has used up its requests. Wait for as long as `Retry-After` says.' },
  internal: { status: 500, meaning: 'Nobody expected this. The server has it in its log.' },
  config: { status: 500, meaning: 'The server is set up wrongly; its log says how.' },
  unavailable: { status: 503, meaning: 'The database cannot be reached. Try again after `Retry-After`.' },
  locked: { status: 503, meaning: 'Another process has the database open. Try again after `Retry-After`.' },
}

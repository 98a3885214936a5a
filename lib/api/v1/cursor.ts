import { z } from 'zod'
import { formatPosition, type PageCursor, position } from '@/lib/filters/page-cursor'

// A cursor is a direction and a place, packed so that nobody takes it apart: `>startedAt:1764579600000:abc-m5x`.

const form = /^([<>])([A-Za-z]{1,30}[:=]-?\d{1,15}:[\w.-]{1,200})$/

/** What `nextCursor` and `prevCursor` hold. */
export const cursorCodec = z.codec(z.string(), z.custom<PageCursor>(), {
  decode(text, context): PageCursor {
    const [, mark, place] = form.exec(Buffer.from(text, 'base64url').toString()) ?? []
    const read = place === undefined ? undefined : position.safeDecode(place)
    if (read?.success) return { at: mark === '>' ? 'after' : 'before', position: read.data }
    context.issues.push({ code: 'custom', message: 'is not a cursor of this list', input: text })
    return z.NEVER
  },
  encode(cursor) {
    if (!('position' in cursor)) throw new TypeError(`The ${cursor.at} page needs no cursor`)
    return Buffer.from(`${cursor.at === 'after' ? '>' : '<'}${formatPosition(cursor.position)}`).toString('base64url')
  },
})

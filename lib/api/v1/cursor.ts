import { z } from 'zod'
import { formatPosition, type PageCursor, position } from '@/lib/filters/page-cursor'
import type { Counted } from './counted'

// A cursor is a direction and a place, with the count of the list's rows if there is one, packed so that nobody takes it
// apart: `>startedAt:1764579600000:abc-m5x#1204.2940966.nW3_x0PqYA`.

const form = /^([<>])([A-Za-z]{1,30}[:=]-?\d{1,15}:[\w.-]{1,200})(?:#(\d{1,15})\.(\d{1,15})\.([\w-]{1,20}))?$/

/** A place in a list, and what is known of the list. */
export type ListCursor = PageCursor & { counted?: Counted | undefined }

/** What `nextCursor` and `prevCursor` hold. */
export const cursorCodec = z.codec(z.string(), z.custom<ListCursor>(), {
  decode(text, context): ListCursor {
    const [, mark, place, total, slot, of] = form.exec(Buffer.from(text, 'base64url').toString()) ?? []
    const read = place === undefined ? undefined : position.safeDecode(place)
    const counted = of === undefined ? undefined : { total: Number(total), slot: Number(slot), of }
    if (read?.success) return { at: mark === '>' ? 'after' : 'before', position: read.data, counted }
    context.issues.push({ code: 'custom', message: 'is not a cursor of this list', input: text })
    return z.NEVER
  },
  encode(cursor) {
    if (!('position' in cursor)) throw new TypeError(`The ${cursor.at} page needs no cursor`)
    const { at, position, counted } = cursor
    const count = counted ? `#${counted.total}.${counted.slot}.${counted.of}` : ''
    return Buffer.from(`${at === 'after' ? '>' : '<'}${formatPosition(position)}${count}`).toString('base64url')
  },
})

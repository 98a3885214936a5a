import { createHash, randomUUID } from 'node:crypto'

/** An id for what came without one: made of its text, or a new one when that would be the same for two things. */
export function makeId(text: string | null): string {
  return text === null ? randomUUID() : createHash('sha256').update(text).digest('base64url')
}

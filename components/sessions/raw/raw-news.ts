import type { NotCounted, NotCountedInDays } from '@/lib/sessions/types'

/** What the raw view tells besides the sessions. */
export interface RawNews {
  /** By session id, of the sessions on the page. */
  within: Promise<Record<string, NotCounted>>
  inDays: Promise<NotCountedInDays>
}

import type { Queryable } from '@/lib/db/database'
import { readTouches } from '@/lib/sessions/touch-table'
import type { CodedTouch } from '@/lib/sessions/trail'
import { codeCount } from './sieve'

/** What the codes of touches stand for. They are only ever added: read again when sessions have one that is not known. */
export class KnownTouches {
  private touches: Promise<readonly CodedTouch[]> | null = null
  private codes = new Uint8Array(0)

  constructor(private readonly db: Queryable) {}

  read(): Promise<readonly CodedTouch[]> {
    if (this.touches) return this.touches
    const touches = this.readAll()
    this.touches = touches
    touches.catch(() => {
      if (this.touches === touches) this.touches = null
    })
    return touches
  }

  /** Says which codes stand in sessions by now. */
  expect(codes: Int32Array): void {
    for (let at = 0; at < codes.length; at++) {
      if (this.codes[codes[at] as number] === 1) continue
      this.touches = null
      return
    }
  }

  private async readAll(): Promise<readonly CodedTouch[]> {
    const touches = await readTouches(this.db)
    const codes = new Uint8Array(codeCount(touches))
    for (const { code } of touches) codes[code] = 1
    this.codes = codes
    return touches
  }
}

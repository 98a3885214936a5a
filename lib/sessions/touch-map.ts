import type { Touch } from '@/lib/sessionizer/types'

/**
 * Values by touch; null, missing and empty paths are the same. Every event brings texts of its own: to join two of them
 * into a key costs more than to look both up.
 */
export class TouchMap<Value> {
  private readonly byType = new Map<string, Map<string, Value>>()

  get({ type, path }: Touch): Value | undefined {
    return this.byType.get(type)?.get(path ?? '')
  }

  set({ type, path }: Touch, value: Value): void {
    const ofType = this.byType.get(type)
    if (ofType) ofType.set(path ?? '', value)
    else this.byType.set(type, new Map([[path ?? '', value]]))
  }

  values(): Value[] {
    return [...this.byType.values()].flatMap((ofType) => [...ofType.values()])
  }
}

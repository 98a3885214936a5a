import { formatDuration } from '@/lib/time/format'

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]

/** @example formatGap(1_800_000) // '30 min' */
export function formatGap(gapMs: number): string {
  if (gapMs % dayMs === 0) return gapMs === dayMs ? '1 day' : `${gapMs / dayMs} days`
  if (gapMs % hourMs === 0) return `${gapMs / hourMs} h`
  return gapMs % minuteMs === 0 ? `${gapMs / minuteMs} min` : formatDuration(gapMs)
}

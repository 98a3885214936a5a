'use client'

import { useEffect, useState } from 'react'
import { formatDuration } from '@/lib/time/format'

/** How long something that began with the first render will still take, in words; null while that is a guess. */
export function useRemaining(share: number): string | null {
  const [startMs, setStartMs] = useState<number | null>(null)
  useEffect(() => setStartMs(performance.now()), [])
  if (startMs === null) return null
  return remainingOf(performance.now() - startMs, share)
}

export function remainingOf(elapsedMs: number, share: number): string | null {
  if (elapsedMs < 1500 || share < 0.005 || share >= 1) return null
  return formatDuration(Math.max(1000, (elapsedMs * (1 - share)) / share))
}

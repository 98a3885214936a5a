import type { DistributionBin } from '@/lib/reports/engagement/types'

// The bins of the distributions in words.

/** @example secondsLabel(90) // '1:30 min' */
export function secondsLabel(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) {
    const rest = seconds % 60
    return rest === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)}:${String(rest).padStart(2, '0')} min`
  }
  return `${seconds / 3600} h`
}

/** @example durationWords({ min: 60, max: 89 }) // '1 min up to 1:30 min' */
export function durationWords({ min, max }: Pick<DistributionBin, 'min' | 'max'>): string {
  if (max === null) return `${secondsLabel(min)} or more`
  if (max === 0) return 'Under 1 s (single events)'
  return min === 0 ? `Under ${secondsLabel(max + 1)}` : `${secondsLabel(min)} up to ${secondsLabel(max + 1)}`
}

export function eventWords({ min, max }: Pick<DistributionBin, 'min' | 'max'>): string {
  if (max === null) return `${min} events or more`
  if (min === max) return min === 1 ? '1 event' : `${min} events`
  return `${min} to ${max} events`
}

/** @example pauseLabel(5_400_000) // '90 min' */
export function pauseLabel(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds >= 3600 && seconds <= 7200 && seconds % 60 === 0 ? `${seconds / 60} min` : secondsLabel(seconds)
}

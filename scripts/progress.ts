import { formatDuration } from '@/lib/time/format'

const width = 24
const redrawMs = 100
const plainLineMs = 5000

export interface ProgressBar {
  /** @param share done, from 0 to 1 @param count things done, for the rate */
  update(share: number, count: number): void
  /** Takes the bar away. */
  stop(): void
}

/**
 * Progress on standard error with rate and time left: a bar on a terminal, a line every five seconds elsewhere.
 * @param unit what is counted: `rows`
 */
export function progressBar(label: string, unit: string): ProgressBar {
  const stream = process.stderr
  const startMs = performance.now()
  let shownMs = stream.isTTY ? Number.NEGATIVE_INFINITY : startMs
  return {
    update(share, count) {
      const nowMs = performance.now()
      if (nowMs - shownMs < (stream.isTTY ? redrawMs : plainLineMs)) return
      shownMs = nowMs
      const text = describe(share, count, nowMs - startMs)
      stream.write(stream.isTTY ? `\r\x1b[K${label} ${bar(share)} ${text}` : `${label}: ${text}\n`)
    },
    stop() {
      if (stream.isTTY) stream.write('\r\x1b[K')
    },
  }

  function describe(share: number, count: number, elapsedMs: number): string {
    const rate = Math.round((count / Math.max(1, elapsedMs)) * 1000)
    const parts = [
      `${Math.floor(share * 100)} %`,
      `${count.toLocaleString('en')} ${unit}`,
      `${rate.toLocaleString('en')}/s`,
    ]
    if (share > 0.005 && share < 1 && elapsedMs > 1000)
      parts.push(`${formatDuration((elapsedMs * (1 - share)) / share)} left`)
    return parts.join(' · ')
  }
}

function bar(share: number): string {
  const filled = Math.round(Math.min(1, share) * width)
  return '█'.repeat(filled) + '░'.repeat(width - filled)
}

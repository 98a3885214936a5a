'use client'

import Link from 'next/link'
import { Switch } from '@/components/ui/checkbox'
import { Skeleton } from '@/components/ui/skeleton'
import { serializeEventFilter } from '@/lib/filters/event-filter'
import { type NoiseReason, type NoiseRules, noiseNames, noiseReasons } from '@/lib/sessionizer/noise'
import type { NoiseCounts } from '@/lib/settings/types'
import { useLater } from './use-later'

const sentences: Record<NoiseReason, string> = {
  bot: 'The event came with the user agent of a crawler, a monitor, an HTTP library or a browser without a window.',
  scanner:
    'An email was opened or clicked within 5 seconds of its delivery by a bot, or by something that names no agent; or the mail service itself says that a machine did it.',
  burst:
    'Several different links of one email were clicked within 2 seconds. The first click that looks like a person’s is kept.',
}

/** Each kind of noise with its switch, and how many events there were of it lately. */
export function NoiseSwitches({
  noise,
  counts,
  onChange,
}: {
  noise: NoiseRules
  counts: Promise<NoiseCounts>
  onChange: (noise: NoiseRules) => void
}) {
  const known = useLater(counts)
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {noiseReasons.map((reason) => (
        <li key={reason} className="flex items-start gap-3 px-3 py-2.5">
          <Switch
            id={`noise-${reason}`}
            checked={noise[reason]}
            onCheckedChange={(isOn) => onChange({ ...noise, [reason]: isOn })}
            aria-describedby={`noise-${reason}-text`}
            className="mt-0.5"
          />
          <div className="min-w-0 flex-1">
            <label htmlFor={`noise-${reason}`} className="font-medium">
              {noiseNames[reason]}
            </label>
            <p id={`noise-${reason}-text`} className="text-muted">
              {sentences[reason]}
            </p>
            <div className="mt-0.5 min-h-5">
              {known.failed ? (
                <span className="text-warning">How many there are could not be read.</span>
              ) : known.value ? (
                <Counts reason={reason} isOn={noise[reason]} counts={known.value} />
              ) : (
                <Skeleton className="mt-1 h-4 w-48" />
              )}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Counts({ reason, isOn, counts }: { reason: NoiseReason; isOn: boolean; counts: NoiseCounts }) {
  const { today, month, tz } = counts
  const href = (days: NoiseCounts['today']) => `/events?${serializeEventFilter({ suppressed: [reason], ...days, tz })}`
  const sum = counts.counts[reason]
  return (
    <>
      {isOn ? 'Leaves out' : 'Off: counts'} <CountLink href={href(today)} count={sum.today} /> today and{' '}
      <CountLink href={href(month)} count={sum.month} /> in 30 days.
    </>
  )
}

function CountLink({ href, count }: { href: string; count: number }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="underline decoration-line-strong underline-offset-2 hover:text-accent"
    >
      {count.toLocaleString('en')} {count === 1 ? 'event' : 'events'}
    </Link>
  )
}

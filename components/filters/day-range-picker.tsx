'use client'

import { Check } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { type DatePreset, datePresets, presetOf, presetRange } from '@/lib/time/presets'

// The calendar is a large part that few visits open.
const Calendar = lazy(() => import('./calendar'))

/** Days of a zone. The URL's three parameters of a range of days. */
export interface ChosenDays {
  from?: string | undefined
  to?: string | undefined
  tz?: string | undefined
}

/** Presets and a calendar, in the viewer's zone. A preset becomes absolute days, so that the link keeps its meaning. */
export function DayRangePicker({
  days: { from, to, tz },
  timeZone,
  undated = 'All time',
  onChange,
  onDone,
}: {
  days: ChosenDays
  timeZone: string
  /** What no days mean. */
  undated?: string
  /** All three are undefined for that. */
  onChange: (days: ChosenDays) => void
  onDone: () => void
}) {
  // Opened by a click, so this never runs on the server: "today" is today, also on a page left open overnight.
  const [nowMs] = useState(() => Date.now())
  const isOwnZone = (tz ?? timeZone) === timeZone
  const current = from && to && isOwnZone ? presetOf({ from, to }, nowMs, timeZone) : null

  const choose = (preset: DatePreset | null) => {
    onChange(preset ? { ...presetRange(preset, nowMs, timeZone), tz: timeZone } : noDays)
    onDone()
  }

  return (
    <div className="flex flex-col sm:flex-row">
      <ul
        aria-label="Periods"
        className="grid grid-cols-2 content-start border-line p-1 max-sm:border-b sm:w-36 sm:grid-cols-1 sm:border-r"
      >
        <Period label={undated} isCurrent={!from && !to} onChoose={() => choose(null)} />
        {datePresets.map(({ id, label }) => (
          <Period key={id} label={label} isCurrent={id === current} onChoose={() => choose(id)} />
        ))}
      </ul>
      <Suspense fallback={<Skeleton className="m-3 h-64 w-60" />}>
        <Calendar
          from={from}
          to={to}
          nowMs={nowMs}
          timeZone={timeZone}
          onChange={(days) => onChange(days ? { ...days, tz: timeZone } : noDays)}
        />
      </Suspense>
    </div>
  )
}

const noDays: ChosenDays = { from: undefined, to: undefined, tz: undefined }

function Period({ label, isCurrent, onChoose }: { label: string; isCurrent: boolean; onChoose: () => void }) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={isCurrent}
        onClick={onChoose}
        className="flex h-7 w-full items-center justify-between rounded-md px-2 text-left hover:bg-hover focus-visible:-outline-offset-2 coarse:h-10"
      >
        {label}
        {isCurrent && <Check aria-hidden className="size-3.5 text-accent" />}
      </button>
    </li>
  )
}

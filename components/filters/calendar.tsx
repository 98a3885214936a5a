'use client'

import { useState } from 'react'
import { DayPicker } from 'react-day-picker'
import { buttonClass } from '@/components/ui/button'
import type { CalendarDay } from '@/lib/time/calendar-day'
import type { DayRange } from '@/lib/time/day-range'
import { dayOf } from '@/lib/time/zone'

interface CalendarProps {
  from: CalendarDay | undefined
  to: CalendarDay | undefined
  nowMs: number
  timeZone: string
  onChange: (days: DayRange | null) => void
}

/** Two clicks choose a range; the first alone is kept back until the second. */
export default function Calendar({ from, to, nowMs, timeZone, onChange }: CalendarProps) {
  const [start, setStart] = useState<CalendarDay | null>(null)
  const today = dayOf(nowMs, timeZone)
  const selected = start ? { from: toDate(start), to: toDate(start) } : toRange(from ?? to, to ?? from)

  const choose = (day: CalendarDay) => {
    if (!start) return setStart(day)
    setStart(null)
    onChange(start <= day ? { from: start, to: day } : { from: day, to: start })
  }

  return (
    <div className="p-3">
      <DayPicker
        mode="range"
        weekStartsOn={1}
        today={toDate(today)}
        defaultMonth={toDate(to ?? from ?? today)}
        selected={selected}
        onSelect={(_, day) => choose(toDay(day))}
        classNames={classNames}
      />
      <p className="mt-2 text-faint text-xs">
        {start ? 'Now the other end of the range' : `Days in ${timeZone.replaceAll('_', ' ')}`}
      </p>
    </div>
  )
}

const classNames = {
  months: 'relative',
  month_caption: 'flex h-7 items-center px-1 font-medium',
  nav: 'absolute top-0 right-0 flex gap-1',
  button_previous: buttonClass({ variant: 'ghost', size: 'icon' }),
  button_next: buttonClass({ variant: 'ghost', size: 'icon' }),
  chevron: 'size-3.5 fill-current',
  month_grid: 'mt-1 border-collapse',
  weekday: 'h-7 w-8 font-normal text-faint text-xs coarse:w-10',
  day: 'p-0 text-center',
  day_button: 'size-8 rounded-md hover:bg-hover focus-visible:-outline-offset-2 coarse:size-10',
  today: 'font-semibold text-accent',
  outside: 'text-faint',
  range_start: 'rounded-l-md bg-accent-soft',
  range_end: 'rounded-r-md bg-accent-soft',
  range_middle: 'bg-accent-soft',
  selected: 'text-accent',
}

/** The calendar works with dates of the browser's zone; only their year, month and day mean anything here. */
function toDate(day: CalendarDay): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, 12)
}

function toDay(date: Date): CalendarDay {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function toRange(from: CalendarDay | undefined, to: CalendarDay | undefined) {
  return from && to ? { from: toDate(from), to: toDate(to) } : undefined
}

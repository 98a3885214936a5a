import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { buttonClass } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { type JourneyQuery, type JourneyView, serializeJourney } from '@/lib/filters/journey-filter'
import type { ActiveDay } from '@/lib/leads/types'
import { addDays, eachDay } from '@/lib/time/calendar-day'
import type { DayRange } from '@/lib/time/day-range'
import { formatCalendarDay, formatDayRange } from '@/lib/time/format'
import { dayOf } from '@/lib/time/zone'
import { AsideSection } from './aside-section'
import { calendarWeeks } from './calendar-range'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** On which days the lead was there: a table of weeks, and the same as a list for who cannot read colours. */
export async function ActivityCalendar({
  leadId,
  activity,
  days,
  firstSeenAt,
  query,
  view,
  viewer,
}: {
  leadId: string
  activity: Promise<ActiveDay[]>
  days: DayRange
  firstSeenAt: number | null
  query: JourneyQuery
  view: JourneyView
  viewer: Viewer
}) {
  const active = await activity
  const byDay = new Map(active.map((day) => [day.day, day]))
  const weeks = toWeeks(days)
  const hrefUntil = (until: string | undefined) =>
    `/leads/${leadId}?${serializeJourney(query.filter, { raw: view.raw, until }, query.cursor)}`
  const today = dayOf(viewer.nowMs, viewer.timeZone)
  const hasEarlier = firstSeenAt !== null && dayOf(firstSeenAt, viewer.timeZone) < days.from
  const later = addDays(days.to, 7 * calendarWeeks)
  return (
    <AsideSection title="Activity">
      <div className="mb-1 flex items-center justify-between text-faint text-xs">
        <span>
          {formatDayRange(days)} · {active.length === 1 ? '1 active day' : `${active.length} active days`}
        </span>
        <nav aria-label="Calendar" className="flex">
          <Turn href={hasEarlier ? hrefUntil(addDays(days.from, -1)) : null} label="Earlier" icon={ChevronLeft} />
          <Turn href={days.to < today ? hrefUntil(earlierOf(later, today)) : null} label="Later" icon={ChevronRight} />
        </nav>
      </div>
      <table className="w-full table-fixed border-separate border-spacing-[2px] [print-color-adjust:exact]">
        <caption className="sr-only">Events per day</caption>
        <thead>
          <tr className="text-2xs text-faint">
            <th className="w-6">
              <span className="sr-only">Weekday</span>
            </th>
            {weeks.map((week, index) => (
              <th key={week[0]} scope="col" className="h-4 overflow-visible whitespace-nowrap text-left font-normal">
                <span className="sr-only">Week of {week[0]}</span>
                <span aria-hidden>{monthLabel(week, weeks[index - 1], index)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday, row) => (
            <tr key={weekday}>
              <th scope="row" className="text-left font-normal text-2xs text-faint leading-none">
                <span className="sr-only">{weekday}</span>
                <span aria-hidden>{row % 2 === 0 ? weekday.slice(0, 3) : ''}</span>
              </th>
              {weeks.map((week) => (
                <DayCell key={week[row]} day={week[row] ?? ''} last={days.to} active={byDay.get(week[row] ?? '')} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {active.length > 0 && (
        <details className="mt-2 text-xs">
          <summary className="text-muted hover:text-ink">Active days as a list</summary>
          <ul className="thin-scrollbar mt-1 grid max-h-48 gap-0.5 overflow-y-auto">
            {active.toReversed().map(({ day, events, points }) => (
              <li key={day} className="flex justify-between gap-2 py-0.5 pr-1">
                <Link href={eventsHref(leadId, day, viewer.timeZone)} className="text-accent hover:underline">
                  {formatCalendarDay(day)}
                </Link>
                <span className="text-muted">
                  {events} {events === 1 ? 'event' : 'events'}, {points} points
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </AsideSection>
  )
}

/** Days compare as text. */
function earlierOf(one: string, other: string): string {
  const [first = one] = [one, other].sort()
  return first
}

function toWeeks({ from, to }: DayRange): string[][] {
  const days = eachDay(from, addDays(from, 7 * calendarWeeks - 1))
  return Array.from({ length: calendarWeeks }, (_, week) => days.slice(7 * week, 7 * week + 7)).filter(
    ([monday = '']) => monday <= to,
  )
}

/** A month is named above its first whole week, unless the name of the one before would run into it. */
function monthLabel(week: string[], before: string[] | undefined, index: number): string {
  const [day = ''] = week
  if (before?.[0]?.slice(0, 7) === day.slice(0, 7)) return ''
  if (index === 0 && Number(day.slice(8)) > 14) return ''
  return months[Number(day.slice(5, 7)) - 1] ?? ''
}

function DayCell({ day, last, active }: { day: string; last: string; active: ActiveDay | undefined }) {
  if (day > last) return <td />
  const text = active ? `${formatCalendarDay(day)}: ${active.events} ${active.events === 1 ? 'event' : 'events'}` : null
  return (
    <td className="p-0">
      <span
        title={text ?? formatCalendarDay(day)}
        className={cn('block aspect-square rounded-[2px]', shade(active?.events ?? 0))}
      >
        {text && <span className="sr-only">{text}</span>}
      </span>
    </td>
  )
}

function shade(events: number): string {
  if (events === 0) return 'bg-line/70'
  if (events < 3) return 'bg-accent/30'
  if (events < 8) return 'bg-accent/60'
  return 'bg-accent'
}

function Turn({ href, label, icon: Icon }: { href: string | null; label: string; icon: typeof ChevronLeft }) {
  if (href === null) return null
  return (
    <Link
      href={href}
      scroll={false}
      aria-label={label}
      title={label}
      className={buttonClass({ variant: 'ghost', size: 'icon' }, 'size-6')}
    >
      <Icon aria-hidden />
    </Link>
  )
}

function eventsHref(leadId: string, day: string, timeZone: string): string {
  return `/events?${new URLSearchParams({ lead: leadId, from: day, to: day, tz: timeZone })}`
}

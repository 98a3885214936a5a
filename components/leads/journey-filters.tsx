'use client'

import { ListFilter, Timer } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { ParamSearch } from '@/components/filters/param-search'
import { RawToggle } from '@/components/sessions/raw/raw-toggle'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { type JourneyFilter, type JourneyView, serializeJourney } from '@/lib/filters/journey-filter'
import type { TypeCount } from '@/lib/leads/types'
import { eventTypeLabel } from '@/lib/sessionizer/event-types'
import { formatGap } from './format-gap'

const minuteMs = 60_000
const gaps = [5, 15, 30, 60, 120, 1440].map((minutes) => minutes * minuteMs)

/** What stays as it is while the filter changes. */
type Kept = Pick<JourneyView, 'until' | 'raw'>

/** What of the journey is shown: the types of events, words in them, and the pause that splits sessions. */
export function JourneyFilters({
  path,
  filter: given,
  view,
  types,
  gapMs,
}: {
  path: string
  filter: JourneyFilter
  view: Kept
  types: TypeCount[]
  gapMs: number
}) {
  const router = useRouter()
  const [, startTransition] = useTransition()
  const [filter, setFilter] = useOptimistic(given)
  const chosen = filter.type ?? []
  const gap = filter.gap ?? gapMs

  function change(patch: JourneyFilter) {
    const next = { ...filter, ...patch }
    startTransition(() => {
      setFilter(next)
      router.push(`${path}?${serializeJourney(next, view)}`, { scroll: false })
    })
  }

  function toggle(type: string) {
    const next = chosen.includes(type) ? chosen.filter((other) => other !== type) : [...chosen, type]
    change({ type: next.length > 0 ? next : undefined })
  }

  const turned = serializeJourney(filter, { ...view, raw: view.raw ? undefined : true })
  return (
    <>
      <ParamSearch label="Search the journey" className="w-44 max-sm:w-full" />
      <RawToggle isOn={view.raw === true} href={`${path}?${turned}`} />
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button>
            <ListFilter aria-hidden />
            {typesText(chosen)}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel>Sessions with</DropdownMenuLabel>
          {types.map(({ type, label, count }) => (
            <DropdownMenuCheckboxItem
              key={type}
              checked={chosen.includes(type)}
              onCheckedChange={() => toggle(type)}
              onSelect={(event) => event.preventDefault()}
            >
              {label}
              <span className="ml-auto pl-4 text-faint">{count.toLocaleString('en')}</span>
            </DropdownMenuCheckboxItem>
          ))}
          {chosen.length > 0 && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => change({ type: undefined })}>All event types</DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            aria-label={`Gap ${formatGap(gap)}: the pause that splits sessions`}
            title="The pause that splits sessions"
          >
            <Timer aria-hidden />
            Gap {formatGap(gap)}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel>Split sessions at a pause of</DropdownMenuLabel>
          <DropdownMenuRadioGroup
            value={String(gap)}
            onValueChange={(value) => change({ gap: Number(value) === gapMs ? undefined : Number(value) })}
          >
            {[...new Set([...gaps, gapMs, gap])]
              .sort((a, b) => a - b)
              .map((choice) => (
                <DropdownMenuRadioItem key={choice} value={String(choice)}>
                  {formatGap(choice)}
                  {choice === gapMs && <span className="ml-auto pl-4 text-faint">workspace</span>}
                </DropdownMenuRadioItem>
              ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  )
}

function typesText(chosen: string[]): string {
  const [first, ...others] = chosen
  if (first === undefined) return 'Event types'
  return others.length === 0 ? eventTypeLabel(first) : `${eventTypeLabel(first)} +${others.length}`
}

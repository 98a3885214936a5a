'use client'

import { Check } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input, Label } from '@/components/ui/input'
import { filterDefinitions, type RangePreset } from '@/lib/filters/filter-definitions'
import { formatDuration, parseDuration } from '@/lib/time/format'
import { useEditing } from './use-editing'

type RangeFilterName = 'duration' | 'events' | 'points' | 'visit' | 'sinceFirst'

/** Presets, or a smallest and a largest value. */
export function RangeEditor({ name, onDone }: { name: RangeFilterName; onDone: () => void }) {
  const { filter, change } = useEditing()
  const { label, presets, unit, limits } = filterDefinitions[name]
  const range = filter[name] ?? {}
  const current = presets.find((preset: RangePreset) => preset.min === range.min && preset.max === range.max)
  const toText = (value: number | undefined) =>
    value === undefined ? '' : unit === 'seconds' ? secondsToText(value) : String(value)
  const [min, setMin] = useState(toText(range.min))
  const [max, setMax] = useState(toText(range.max))
  const [problem, setProblem] = useState<string | null>(null)

  const choose = (preset: RangePreset) => {
    change({ [name]: preset === current ? undefined : toRange(preset) })
    onDone()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = unit === 'seconds' ? readSeconds : readWhole
    const [from, to] = [read(min), read(max)]
    const found = problemOf(from, to, limits, unit)
    setProblem(found)
    if (found) return
    change({
      [name]: from === null && to === null ? undefined : toRange({ min: from ?? undefined, max: to ?? undefined }),
    })
    onDone()
  }

  return (
    <div>
      <ul aria-label={`${label} presets`} className="p-1">
        {presets.map((preset) => (
          <li key={preset.label}>
            <button
              type="button"
              aria-pressed={preset === current}
              onClick={() => choose(preset)}
              className="flex h-7 w-full items-center justify-between rounded-md px-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 coarse:h-10"
            >
              {preset.label}
              {preset === current && <Check aria-hidden className="size-3.5 text-accent" />}
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="border-line border-t p-2.5">
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <Label htmlFor={`${name}-min`}>At least</Label>
            <Input
              id={`${name}-min`}
              value={min}
              onChange={(event) => setMin(event.target.value)}
              placeholder={unit === 'seconds' ? '1m 30s' : 'any'}
              aria-invalid={problem !== null}
              autoComplete="off"
            />
          </div>
          <div className="min-w-0 flex-1">
            <Label htmlFor={`${name}-max`}>At most</Label>
            <Input
              id={`${name}-max`}
              value={max}
              onChange={(event) => setMax(event.target.value)}
              placeholder={unit === 'seconds' ? '30m' : 'any'}
              aria-invalid={problem !== null}
              autoComplete="off"
            />
          </div>
          <Button type="submit" variant="primary" className="h-8">
            Apply
          </Button>
        </div>
        {problem && (
          <p role="alert" className="mt-1.5 text-negative text-xs">
            {problem}
          </p>
        )}
      </form>
    </div>
  )
}

function toRange({ min, max }: { min?: number | undefined; max?: number | undefined }) {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

/** As one may type it back in. */
function secondsToText(seconds: number): string {
  return seconds < 86_400 && seconds > 0 && (seconds < 3600 || seconds % 60 === 0)
    ? formatDuration(seconds * 1000)
    : `${seconds}s`
}

/** Whole seconds of `90`, `90s` or `1m 30s`; null for an empty field, NaN for anything else. */
function readSeconds(text: string): number | null {
  const bare = readWhole(text)
  if (!Number.isNaN(bare)) return bare
  const ms = parseDuration(text)
  return ms === null ? Number.NaN : Math.floor(ms / 1000)
}

function readWhole(text: string): number | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^-?\d{1,12}$/.test(trimmed) ? Number(trimmed) : Number.NaN
}

function problemOf(
  min: number | null,
  max: number | null,
  limits: { min: number },
  unit: 'seconds' | 'events' | 'points' | 'visits' | 'days',
): string | null {
  if (Number.isNaN(min) || Number.isNaN(max)) {
    return unit === 'seconds' ? 'Write a duration like 45s, 5m or 1h 30m' : 'Write a whole number'
  }
  if ([min, max].some((end) => end !== null && end < limits.min)) return `Not below ${limits.min}`
  if (min !== null && max !== null && min > max) return 'The first value is larger than the second'
  return null
}

'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { describePattern } from '@/lib/filters/describe-sequence'
import { modeOf, type StepMode, setMode, setRepeat, stepModes, togglePattern } from '@/lib/filters/edit-sequence'
import type { Repetition, Sequence, SequenceStep } from '@/lib/filters/sequence'
import { serializePattern } from '@/lib/filters/serialize-sequence'
import { SmallSelect } from './small-select'

type Edit = (sequence: Sequence, index: number) => Sequence

const modeLabels: Record<StepMode, string> = {
  some: 'happens',
  none: 'does not happen',
  other: 'anything else happens',
  only: 'nothing else happens',
}

const repetitions: Record<string, Repetition | undefined> = {
  once: undefined,
  'once or more in a row': { min: 1 },
  'twice in a row': { min: 2, max: 2 },
  'twice or more in a row': { min: 2 },
  '3 times in a row': { min: 3, max: 3 },
  '3 or more in a row': { min: 3 },
  '5 or more in a row': { min: 5 },
}

/** One step: what it is about, whether it happens, how often. */
export function StepRow({
  step,
  index,
  count,
  onChange,
  onAddChoice,
  onMove,
  onRemove,
}: {
  step: SequenceStep
  index: number
  count: number
  onChange: (edit: Edit) => void
  onAddChoice: () => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}) {
  const name = `step ${index + 1}`
  return (
    <fieldset className="rounded-md border border-line-strong p-1.5">
      <legend className="sr-only">Step {index + 1}</legend>
      <div className="flex items-start gap-1">
        <ul aria-label="Any of" className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
          {step.anyOf.map((pattern) => (
            <li
              key={serializePattern(pattern)}
              className="inline-flex h-6 min-w-0 items-center rounded border border-line bg-hover pl-1.5 coarse:h-9"
            >
              <span
                className="min-w-0 truncate font-medium text-xs first-letter:uppercase"
                title={serializePattern(pattern)}
              >
                {describePattern(pattern)}
              </span>
              <button
                type="button"
                aria-label={`Take ${describePattern(pattern)} out of ${name}`}
                onClick={() => onChange((sequence, at) => togglePattern(sequence, at, pattern))}
                className="flex h-full w-5 shrink-0 items-center justify-center rounded text-faint hover:text-ink focus-visible:-outline-offset-2 coarse:w-9"
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          ))}
          <li>
            <Button
              variant="ghost"
              onClick={onAddChoice}
              aria-label={`Add another choice to ${name}`}
              className="!h-6 !px-1.5 coarse:!h-9"
            >
              or…
            </Button>
          </li>
        </ul>
        <IconButton label={`Move ${name} up`} data-move={-1} disabled={index === 0} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={`Move ${name} down`} data-move={1} disabled={index === count - 1} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={`Remove ${name}`} data-remove onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="mt-1 flex flex-wrap gap-1">
        <SmallSelect
          aria-label={`What ${name} says`}
          value={modeOf(step)}
          onChange={(event) => {
            const mode = stepModes.find((mode) => mode === event.target.value)
            if (mode) onChange((sequence, at) => setMode(sequence, at, mode))
          }}
        >
          {stepModes.map((mode) => (
            <option key={mode} value={mode}>
              {modeLabels[mode]}
            </option>
          ))}
        </SmallSelect>
        {step.kind === 'some' && <RepeatSelect step={step} name={name} onChange={onChange} />}
      </div>
    </fieldset>
  )
}

function RepeatSelect({
  step: { repeat },
  name,
  onChange,
}: {
  step: { repeat?: Repetition | undefined }
  name: string
  onChange: (edit: Edit) => void
}) {
  const known = Object.keys(repetitions).find((label) => isSame(repetitions[label], repeat))
  const written = repeat && !known ? `${repeat.min} to ${repeat.max ?? 'any number'} in a row` : null
  return (
    <SmallSelect
      aria-label={`How often ${name} happens`}
      value={known ?? written ?? ''}
      onChange={(event) => onChange((sequence, at) => setRepeat(sequence, at, repetitions[event.target.value]))}
    >
      {written && <option value={written}>{written}</option>}
      {Object.keys(repetitions).map((label) => (
        <option key={label} value={label}>
          {label}
        </option>
      ))}
    </SmallSelect>
  )
}

function isSame(a: Repetition | undefined, b: Repetition | undefined): boolean {
  return a?.min === b?.min && a?.max === b?.max
}

function IconButton({
  label,
  children,
  ...props
}: React.ComponentProps<'button'> & { label: string; 'data-move'?: number; 'data-remove'?: boolean }) {
  return (
    <Button variant="ghost" aria-label={label} title={label} className="!size-6 !px-0 coarse:!size-9" {...props}>
      {children}
    </Button>
  )
}

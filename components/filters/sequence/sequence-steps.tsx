'use client'

import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { describeSequence } from '@/lib/filters/describe-sequence'
import { addStep, moveStep, removeStep, togglePattern } from '@/lib/filters/edit-sequence'
import type { Sequence } from '@/lib/filters/sequence'
import { StepLink } from './step-link'
import { StepPicker } from './step-picker'
import { StepRow } from './step-row'

/** The steps one below the other. Choosing what a step is about takes the place of the list for a moment. */
export function SequenceSteps({
  sequence,
  onChange,
}: {
  sequence: Sequence
  onChange: (sequence: Sequence) => boolean
}) {
  /** The step that gets one more choice, or `new`. */
  const [picking, setPicking] = useState<number | 'new' | null>(sequence.length === 0 ? 'new' : null)
  const list = useRef<HTMLDivElement>(null)
  const [focus, setFocus] = useState<string | null>(null)

  // What had the focus may have moved, or be gone.
  useEffect(() => {
    if (focus === null) return
    const wanted = list.current?.querySelector<HTMLElement>(focus)
    const fallback = list.current?.querySelector<HTMLElement>('[data-add-step]')
    ;(wanted && !wanted.hasAttribute('disabled') ? wanted : fallback)?.focus()
    setFocus(null)
  }, [focus])

  if (picking !== null) {
    return (
      <StepPicker
        title={picking === 'new' ? 'Next step' : `Step ${picking + 1}: or`}
        isFirst={sequence.length === 0}
        onBack={() => {
          setPicking(null)
          setFocus('[data-add-step]')
        }}
        onPick={(pattern) => {
          onChange(picking === 'new' ? addStep(sequence, pattern) : togglePattern(sequence, picking, pattern))
          setPicking(null)
          setFocus('[data-add-step]')
        }}
      />
    )
  }
  const move = (index: number, by: -1 | 1) => {
    onChange(moveStep(sequence, index, by))
    const to = index + by
    const isAtEnd = by === -1 ? to === 0 : to === sequence.length - 1
    setFocus(`[data-step="${to}"] [data-move="${isAtEnd ? -by : by}"]`)
  }
  return (
    <div ref={list} className="grid gap-2 p-2.5">
      {sequence.length === 0 ? (
        <p className="text-muted">Sessions in which events follow each other in an order.</p>
      ) : (
        <ol aria-label="Steps">
          {sequence.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; two may be equal
            <li key={index} data-step={index}>
              {index > 0 && <StepLink sequence={sequence} index={index} onChange={onChange} />}
              <StepRow
                step={step}
                index={index}
                count={sequence.length}
                onChange={(edit) => onChange(edit(sequence, index))}
                onAddChoice={() => setPicking(index)}
                onMove={(by) => move(index, by)}
                onRemove={() => {
                  onChange(removeStep(sequence, index))
                  setFocus(`[data-step="${Math.min(index, sequence.length - 2)}"] [data-remove]`)
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <Button data-add-step onClick={() => setPicking('new')} className="justify-self-start">
        <Plus aria-hidden />
        {sequence.length === 0 ? 'Add the first step' : 'Add a step'}
      </Button>
      <p aria-live="polite" className="text-muted text-xs">
        {sequence.length > 0 && describeSequence(sequence)}
      </p>
    </div>
  )
}

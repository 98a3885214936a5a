import type { PositiveStep, Repetition, Sequence, SequenceStep, TouchPattern } from './sequence'

// How the steps of a sequence are changed one click at a time. Whatever is done, a sequence comes out that can be written
// and read again.

/** What a step says about its events. */
export const stepModes = ['some', 'none', 'other', 'only'] as const
export type StepMode = (typeof stepModes)[number]

export function modeOf({ kind, isExcept }: SequenceStep): StepMode {
  if (kind === 'some') return isExcept ? 'other' : 'some'
  return isExcept ? 'only' : 'none'
}

export function addStep(sequence: Sequence, pattern: TouchPattern): Sequence {
  return tidy([...sequence, { kind: 'some', anyOf: [pattern], link: 'later' }])
}

export function removeStep(sequence: Sequence, index: number): Sequence {
  return tidy(sequence.filter((_, other) => other !== index))
}

/** Puts a step one place up (-1) or down (1). */
export function moveStep(sequence: Sequence, index: number, by: -1 | 1): Sequence {
  const [step, neighbour] = [sequence[index], sequence[index + by]]
  return step && neighbour ? tidy(sequence.with(index, neighbour).with(index + by, step)) : sequence
}

/** Takes one more choice into a step, or out of it; with the last one the step goes. */
export function togglePattern(sequence: Sequence, index: number, pattern: TouchPattern): Sequence {
  return change(sequence, index, (step) => {
    const others = step.anyOf.filter((other) => !isSame(other, pattern))
    return { ...step, anyOf: others.length < step.anyOf.length ? others : [...step.anyOf, pattern] }
  })
}

export function setMode(sequence: Sequence, index: number, mode: StepMode): Sequence {
  return change(sequence, index, ({ anyOf, ...step }) => {
    const set = { anyOf, ...((mode === 'other' || mode === 'only') && { isExcept: true as const }) }
    if (mode === 'none' || mode === 'only') return { kind: 'none', ...set }
    const { link = 'later', repeat = undefined } = step.kind === 'some' ? step : {}
    return { kind: 'some', ...set, link, ...(repeat && { repeat }) }
  })
}

export function setLink(sequence: Sequence, index: number, link: PositiveStep['link']): Sequence {
  return change(sequence, index, (step) => (step.kind === 'some' ? { ...step, link } : step))
}

/** `undefined` for one event. */
export function setRepeat(sequence: Sequence, index: number, repeat: Repetition | undefined): Sequence {
  return change(sequence, index, (step) => {
    if (step.kind === 'none') return step
    const { repeat: _, ...once } = step
    return repeat ? { ...once, repeat } : once
  })
}

/** Whether a step may follow the one before directly: only an event that occurs, after one that occurs. */
export function mayFollowDirectly(sequence: Sequence, index: number): boolean {
  return index > 0 && sequence[index]?.kind === 'some' && sequence[index - 1]?.kind === 'some'
}

function change(sequence: Sequence, index: number, edit: (step: SequenceStep) => SequenceStep): Sequence {
  return tidy(sequence.map((step, other) => (other === index ? edit(step) : step)))
}

function tidy(sequence: Sequence): Sequence {
  const steps = sequence.filter(({ anyOf }) => anyOf.length > 0)
  return steps.map((step, index) =>
    step.kind === 'some' && step.link === 'directly' && !mayFollowDirectly(steps, index)
      ? { ...step, link: 'later' }
      : step,
  )
}

function isSame(a: TouchPattern, b: TouchPattern): boolean {
  return a.kind === b.kind && a.pattern === b.pattern
}

'use client'

import { type KeyboardEvent, type PointerEvent, useState } from 'react'

interface CursorOptions {
  /** Places side by side, of equal width. */
  count: number
  onChoose: (low: number, high: number) => void
  /** Whether several places can be chosen at once, by dragging or with Shift. */
  isRange?: boolean
  /** A finger that taps only points; what it points at then offers to be chosen. */
  tapPoints?: boolean
}

/**
 * Walks over a chart's places by pointer or keyboard: arrows step, Home and End jump, Shift extends, Enter chooses,
 * Escape lets go. The handlers belong to the element that the places fill.
 */
export function useChartCursor({ count, onChoose, isRange = false, tapPoints = false }: CursorOptions) {
  const [pointed, setPointed] = useState<number | null>(null)
  const [start, setStart] = useState<number | null>(null)
  const [isTouched, setIsTouched] = useState(false)
  const low = pointed === null ? null : Math.min(start ?? pointed, pointed)
  const high = pointed === null ? null : Math.max(start ?? pointed, pointed)

  const at = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - left) / width) * count)))
  }
  const choose = () => {
    if (low !== null && high !== null && count > 0) onChoose(low, high)
  }
  const leave = () => {
    setPointed(null)
    setStart(null)
  }

  const handlers = {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setStart(at(event))
      setPointed(at(event))
      setIsTouched(event.pointerType === 'touch')
    },
    onPointerMove(event: PointerEvent) {
      setPointed(at(event))
      if (!isRange && start !== null) setStart(at(event))
    },
    onPointerUp(event: PointerEvent) {
      if (start === null) return
      setStart(null)
      if (!tapPoints || event.pointerType !== 'touch' || low !== high) choose()
    },
    onPointerCancel: () => setStart(null),
    onPointerLeave(event: PointerEvent) {
      if (start === null && event.pointerType !== 'touch') setPointed(null)
    },
    onBlur: leave,
    onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Enter') choose()
      if (event.key === 'Escape') leave()
      const next = stepTo(event.key, pointed, count)
      if (next === null) return
      event.preventDefault()
      setIsTouched(false)
      setStart(isRange && event.shiftKey ? (start ?? pointed ?? next) : null)
      setPointed(next)
    },
  }
  return { low, high, isDragging: start !== null, isTouched, handlers }
}

function stepTo(key: string, pointed: number | null, count: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[key]
  if (step === undefined) return null
  if (pointed === null) return step > 0 ? 0 : count - 1
  return Math.max(0, Math.min(count - 1, pointed + step))
}

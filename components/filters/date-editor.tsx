'use client'

import { DayRangePicker } from './day-range-picker'
import { useEditing } from './use-editing'

/** The days on which sessions started. */
export function DateEditor({ timeZone, onDone }: { timeZone: string; onDone: () => void }) {
  const { filter, change } = useEditing()
  return <DayRangePicker days={filter} timeZone={timeZone} onChange={change} onDone={onDone} />
}

'use client'

import { DayRangePicker } from './day-range-picker'
import { useSessionQuery } from './session-query-provider'
import { useEditing } from './use-editing'

/** The days on which sessions started. */
export function DateEditor({ timeZone, onDone }: { timeZone: string; onDone: () => void }) {
  const { filter, change } = useEditing()
  const { undated } = useSessionQuery()
  return <DayRangePicker days={filter} timeZone={timeZone} undated={undated} onChange={change} onDone={onDone} />
}

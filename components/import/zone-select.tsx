'use client'

import { useEffect, useState } from 'react'
import { Select } from '@/components/ui/input'

/** The zone of times that have none. The whole list is the browser's own, so it comes after the first paint. */
export function ZoneSelect({ id, value, onChange }: { id: string; value: string; onChange: (zone: string) => void }) {
  const [zones, setZones] = useState<string[]>([])
  useEffect(() => setZones(Intl.supportedValuesOf('timeZone')), [])
  const all = [...new Set([value, 'UTC', ...zones])]
  return (
    <Select id={id} className="max-w-64" value={value} onChange={(event) => onChange(event.target.value)}>
      {all.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </Select>
  )
}

'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { Suspense, use } from 'react'
import { cn } from '@/components/ui/cn'
import type { OverTime } from '@/lib/reports/engagement/types'

const units = [
  { unit: 'day', label: 'By day' },
  { unit: 'week', label: 'By week' },
] as const

/** Days or weeks, as the address says it; which one it is by default is known with the figures. */
export function UnitSwitch({ unit }: { unit: Promise<OverTime['unit']> }) {
  return (
    <Suspense fallback={<Choice chosen={null} />}>
      <Known unit={unit} />
    </Suspense>
  )
}

function Known({ unit }: { unit: Promise<OverTime['unit']> }) {
  return <Choice chosen={use(unit)} />
}

function Choice({ chosen }: { chosen: OverTime['unit'] | null }) {
  const pathname = usePathname()
  const params = useSearchParams()
  return (
    <nav aria-label="Unit of time" className="flex rounded-md border border-line-strong p-0.5 print:hidden">
      {units.map(({ unit, label }) => {
        const next = new URLSearchParams(params)
        next.set('unit', unit)
        return (
          <Link
            key={unit}
            href={`${pathname}?${next}`}
            scroll={false}
            aria-current={chosen === unit ? 'true' : undefined}
            className={cn(
              'rounded px-2 py-0.5 font-medium text-xs coarse:py-2',
              chosen === unit ? 'bg-selected text-ink' : 'text-muted hover:text-ink',
            )}
          >
            {label}
          </Link>
        )
      })}
    </nav>
  )
}

'use client'

import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'

const load = () => import('./display-options')
const DisplayOptions = lazy(load)

/** What the table shows and how, behind a button. */
export function DisplayMenu({ columns }: { columns: readonly { id: string; label: string }[] }) {
  return (
    <Popover>
      <PopoverTrigger asChild onPointerEnter={load} onFocus={load}>
        <Button>
          <SlidersHorizontal aria-hidden />
          <span className="max-sm:sr-only">Display</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-64" aria-label="Display">
        <Suspense fallback={<Skeleton className="m-3 h-96" />}>
          <DisplayOptions columns={columns} />
        </Suspense>
      </PopoverContent>
    </Popover>
  )
}

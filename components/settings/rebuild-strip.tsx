'use client'

import { usePathname } from 'next/navigation'
import { Progress } from '@/components/ui/progress'
import { shareOf, useRebuild } from './rebuild-provider'

/** A line above every page while sessions are being rebuilt. The page of the rules tells more itself. */
export function RebuildStrip() {
  const { progress } = useRebuild()
  const pathname = usePathname()
  if (progress === null || pathname === '/settings/rules') return null
  const share = shareOf(progress)
  return (
    <div className="flex h-8 shrink-0 items-center gap-3 border-line border-b bg-canvas px-3 text-muted text-xs sm:px-4">
      <span className="truncate">
        {progress.problem === null
          ? 'Rebuilding sessions'
          : 'Rebuilding sessions is interrupted and will be tried again'}
        , {Math.floor(share * 100)} %
      </span>
      <Progress label="Rebuilding sessions" value={share} className="w-24 shrink-0" />
      <span className="ml-auto hidden truncate sm:inline">Figures may change until it is done.</span>
    </div>
  )
}

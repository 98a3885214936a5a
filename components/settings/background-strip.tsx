'use client'

import { usePathname } from 'next/navigation'
import { Progress } from '@/components/ui/progress'
import { rebuiltShare, scoredShare, useBackground } from './background-provider'

/** Lines above every page about what the server does in the background. The pages that begin it tell more themselves. */
export function BackgroundStrip() {
  const { rebuild, run } = useBackground()
  const pathname = usePathname()
  return (
    <>
      {rebuild && pathname !== '/settings/rules' && (
        <Strip work="Rebuilding sessions" share={rebuiltShare(rebuild)} isStopped={rebuild.problem !== null} />
      )}
      {run?.isRunning && pathname !== '/settings/scoring' && (
        <Strip work="Giving points anew" share={scoredShare(run)} isStopped={run.problem !== null} />
      )}
    </>
  )
}

function Strip({ work, share, isStopped }: { work: string; share: number; isStopped: boolean }) {
  return (
    <div className="flex h-8 shrink-0 items-center gap-3 border-line border-b bg-canvas px-3 text-muted text-xs sm:px-4">
      <span className="truncate">
        {isStopped ? `${work} is interrupted and will be tried again` : work}, {Math.floor(share * 100)} %
      </span>
      <Progress label={work} value={share} className="w-24 shrink-0" />
      <span className="ml-auto hidden truncate sm:inline">Figures may change until it is done.</span>
    </div>
  )
}

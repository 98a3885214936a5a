import type { ReactNode } from 'react'
import { Progress } from '@/components/ui/progress'

interface BackgroundCardProps {
  /** What the server is doing: "Rebuilding sessions". */
  work: string
  /** The done part, from 0 to 1. */
  share: number
  /** Beside the percentage: how many of how many. */
  children: ReactNode
  /** Why it stands still for the moment. */
  problem: string | null
}

/** Work of the server that goes on whether anyone looks or not. */
export function BackgroundCard({ work, share, children, problem }: BackgroundCardProps) {
  return (
    <div className="rounded-md bg-accent-soft px-3 py-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <p role="status" className="font-medium">
          {work}
        </p>
        <p className="text-muted">
          {Math.floor(share * 100)} % · {children}
        </p>
      </div>
      <Progress label={work} value={share} className="my-2" />
      <p className="text-muted">
        {problem === null
          ? 'You may leave this page, and go on working: the server does this in the background.'
          : `It is interrupted and will be tried again: ${problem}`}
      </p>
    </div>
  )
}

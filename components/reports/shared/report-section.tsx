import { type ReactNode, Suspense } from 'react'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { Settled } from './settled'

interface ReportSectionProps {
  /** Of the heading: the section can be linked to. */
  id: string
  title: string
  /** What the figures are and how to read them, in a sentence or two. */
  about?: ReactNode
  /** Beside the heading. */
  controls?: ReactNode
  /** What it shows, once it is known. Until then nothing else waits for it. */
  content: Promise<ReactNode>
  /** The height that the section is likely to take (a class), so that nothing jumps. */
  height?: string
}

/** One question of a report and its answer. */
export function ReportSection({ id, title, about, controls, content, height = 'h-56' }: ReportSectionProps) {
  return (
    <section aria-labelledby={id} className="min-w-0 scroll-mt-16">
      <div className="mb-3 flex break-after-avoid flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 max-w-3xl">
          <h2 id={id} className="font-semibold text-base">
            {title}
          </h2>
          {about && <div className="text-muted">{about}</div>}
        </div>
        {controls}
      </div>
      <Failure what={title}>
        <Suspense fallback={<Skeleton className={`w-full ${height}`} />}>
          <Settled promise={content} />
        </Suspense>
      </Failure>
    </section>
  )
}

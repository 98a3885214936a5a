'use client'

import { Cable, FileUp, FlaskConical, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'
import { Progress } from '@/components/ui/progress'

export interface SampleProgress {
  done: number
  total: number
}

/** What stands in place of the sessions while there are none: three ways to get some. */
export function Welcome({ loadSample }: { loadSample: () => Promise<ReadableStream<SampleProgress>> }) {
  return (
    <div data-welcome className="flex min-h-0 flex-1 justify-center overflow-y-auto px-4 py-10 sm:py-16">
      <div className="w-full max-w-lg">
        <h2 className="font-semibold text-lg">No sessions yet</h2>
        <p className="mt-1 text-muted">
          A session is what a lead did before it paused: emails opened, links clicked, pages read, forms sent. Give
          Leadtrail some events to see sessions here.
        </p>
        <ul className="mt-6 divide-y divide-line rounded-lg border border-line">
          <SampleOffer loadSample={loadSample} />
          <Offer
            icon={FileUp}
            title="Import a file"
            action={
              <Link href="/import" className={buttonClass()}>
                Import
              </Link>
            }
          >
            CSV or NDJSON with a lead, a time and a type in every row.
          </Offer>
          <Offer
            icon={Cable}
            title="Send events"
            action={
              <Link href="/sources" className={buttonClass()}>
                Set up
              </Link>
            }
          >
            From your site or your tools, as they happen.
          </Offer>
        </ul>
      </div>
    </div>
  )
}

function SampleOffer({ loadSample }: { loadSample: () => Promise<ReadableStream<SampleProgress>> }) {
  const router = useRouter()
  const [progress, setProgress] = useState<SampleProgress | null>(null)

  const load = async () => {
    setProgress({ done: 0, total: 0 })
    try {
      const reader = (await loadSample()).getReader()
      for (let part = await reader.read(); !part.done; part = await reader.read()) setProgress(part.value)
      router.refresh()
    } catch {
      setProgress(null)
      notify('error', 'The sample data could not be loaded. The log of the server says why.')
    }
  }

  return (
    <Offer
      icon={FlaskConical}
      title="Look around with sample data"
      action={
        <Button variant="primary" onClick={load} disabled={progress !== null}>
          Load
        </Button>
      }
    >
      {progress === null ? (
        'About 2,500 invented leads and what they did in 90 days.'
      ) : (
        <>
          <span aria-live="polite">
            {progress.total === 0
              ? 'Starting'
              : `${progress.done.toLocaleString('en')} of ${progress.total.toLocaleString('en')} events`}
          </span>
          <Progress
            label="Loading sample data"
            className="mt-2"
            {...(progress.total > 0 && { value: progress.done / progress.total })}
          />
        </>
      )}
    </Offer>
  )
}

function Offer({
  icon: Icon,
  title,
  action,
  children,
}: {
  icon: LucideIcon
  title: string
  action: ReactNode
  children: ReactNode
}) {
  return (
    <li className="flex items-start gap-3 p-3">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" strokeWidth={1.75} />
      <div className="min-w-0 flex-1">
        <h3 className="font-medium">{title}</h3>
        <div className="text-muted">{children}</div>
      </div>
      <div className="self-center">{action}</div>
    </li>
  )
}

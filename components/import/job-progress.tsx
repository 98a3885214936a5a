'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import type { ImportJob } from '@/lib/imports/types'
import { formatCount } from './format'
import { JobCounts } from './job-counts'
import { stopRun } from './requests'
import { remainingOf } from './use-remaining'

/** A check or import under way: how far it is, how fast, and how long it will take. */
export function JobProgress({ job, onStopped }: { job: ImportJob; onStopped: () => Promise<void> }) {
  const [isStopping, setIsStopping] = useState(false)
  const share = job.totalBytes === 0 ? 0 : Math.min(1, job.readBytes / job.totalBytes)
  const elapsedMs = job.elapsedMs ?? 0
  const rate = elapsedMs < 1000 ? null : Math.round((job.rows / elapsedMs) * 1000)
  const remaining = remainingOf(elapsedMs, share)

  const stop = async () => {
    setIsStopping(true)
    try {
      await stopRun(job.id)
      await onStopped()
    } catch {
      setIsStopping(false) // it had come to its end by itself; the next look at it says so
    }
  }

  return (
    <Card className="p-3 sm:p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="font-semibold text-base">{job.state === 'checking' ? 'Checking' : 'Importing'}</h2>
        <p className="text-muted">
          {Math.floor(share * 100)} % · {formatCount(job.rows, 'row')}
          {rate !== null && ` · ${rate.toLocaleString('en')} a second`}
          {remaining && ` · ${remaining} left`}
        </p>
        <Button className="ml-auto" disabled={isStopping} onClick={stop}>
          {isStopping ? 'Stopping' : 'Stop'}
        </Button>
      </div>
      <Progress label={job.state === 'checking' ? 'Checking' : 'Importing'} value={share} className="mt-3" />
      <JobCounts job={job} className="mt-4" />
      <p className="mt-3 text-muted">You may leave this page: the server goes on, and the result will be here.</p>
    </Card>
  )
}

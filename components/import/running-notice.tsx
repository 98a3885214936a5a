import { LoaderCircle } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button'
import type { ImportJob } from '@/lib/imports/types'
import { Notice } from './notice'

/** Says that another import has to end first. */
export function RunningNotice({ jobs }: { jobs: ImportJob[] }) {
  const job = jobs.find(({ state }) => state === 'checking' || state === 'importing')
  if (!job) return null
  return (
    <Notice
      tone="accent"
      icon={LoaderCircle}
      title={`${job.fileName} is being ${job.state === 'checking' ? 'checked' : 'imported'}`}
      action={
        <Link href={`/import/${job.id}`} className={buttonClass()}>
          Show
        </Link>
      }
    >
      One file at a time: the next can start when this one is done.
    </Notice>
  )
}

import { notFound } from 'next/navigation'
import { JobView } from '@/components/import/job-view'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { isAppError } from '@/lib/errors'
import { findJob, previewJob } from '@/lib/imports/jobs/find-job'

export const metadata = { title: 'Import' }

export default async function ImportJobPage({ params }: PageProps<'/import/[id]'>) {
  const { id } = await params
  const { timeZone, nowMs } = await readViewer()
  const job = await findJob(id, nowMs).catch(toNotFound)
  return (
    <>
      <PageHeader title={job.fileName} crumbs={[{ href: '/import', label: 'Import' }]} />
      <div className="mx-auto w-full max-w-5xl p-3 sm:p-4">
        <JobView initial={job} preview={await previewJob(job)} viewerZone={timeZone} />
      </div>
    </>
  )
}

function toNotFound(error: unknown): never {
  if (isAppError(error) && error.code === 'not_found') notFound()
  throw error
}

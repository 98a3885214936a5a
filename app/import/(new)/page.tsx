import { ImportStart } from '@/components/import/import-start'
import { RecentImports } from '@/components/import/recent-imports'
import { RunningNotice } from '@/components/import/running-notice'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { listJobs } from '@/lib/imports/jobs/find-job'

export const metadata = { title: 'Import' }

export default async function ImportPage() {
  const { timeZone, nowMs } = await readViewer()
  const jobs = await listJobs(nowMs)
  return (
    <>
      <PageHeader title="Import" about="Events from a file" />
      <div className="mx-auto w-full max-w-5xl space-y-4 p-3 sm:p-4">
        <RunningNotice jobs={jobs} />
        <ImportStart viewerZone={timeZone} />
        <RecentImports jobs={jobs} timeZone={timeZone} />
      </div>
    </>
  )
}

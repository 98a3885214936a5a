import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { RulesForm } from '@/components/settings/rules-form'
import { noiseCounts } from '@/lib/settings/noise-counts'
import { recentActivity } from '@/lib/settings/recent-activity'
import { readWorkspace } from '@/lib/settings/workspace'

export const metadata = { title: 'Rules' }

export default async function RulesPage() {
  const { rules } = await readWorkspace()
  const activity = recentActivity()
  const { nowMs, timeZone } = await readViewer()
  const noise = noiseCounts(nowMs, timeZone)
  for (const promise of [activity, noise]) promise.catch(() => undefined) // the form says it
  return (
    <>
      <PageHeader title="Rules" about="What makes a session, and what it says of a lead" />
      <RulesForm saved={rules} activity={activity} noise={noise} />
    </>
  )
}

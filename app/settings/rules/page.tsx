import { PageHeader } from '@/components/layout/page-header'
import { RulesForm } from '@/components/settings/rules-form'
import { recentActivity } from '@/lib/settings/recent-activity'
import { readWorkspace } from '@/lib/settings/workspace'

export const metadata = { title: 'Rules' }

export default async function RulesPage() {
  const { rules } = await readWorkspace()
  const activity = recentActivity()
  activity.catch(() => undefined) // the form says it
  return (
    <>
      <PageHeader title="Rules" />
      <RulesForm saved={rules} activity={activity} />
    </>
  )
}

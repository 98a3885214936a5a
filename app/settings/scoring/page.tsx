import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { ScoringView } from '@/components/scoring/scoring-view'
import { recentEventTypes } from '@/lib/events/recent-event-types'
import { latestRun } from '@/lib/scoring/latest-run'
import { listScoringRules } from '@/lib/scoring/rule-table'

export const metadata = { title: 'Scoring' }

export default async function ScoringPage() {
  const [rules, run, types, { timeZone }] = await Promise.all([
    listScoringRules(),
    latestRun(),
    recentEventTypes(),
    readViewer(),
  ])
  return (
    <>
      <PageHeader title="Scoring" about="How many points an event is worth" />
      <ScoringView saved={rules} latestRun={run} types={types} timeZone={timeZone} />
    </>
  )
}

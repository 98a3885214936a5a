import { PageLoading } from '@/components/layout/page-loading'

export default function ScoringLoading() {
  return <PageLoading title="Scoring" />
}

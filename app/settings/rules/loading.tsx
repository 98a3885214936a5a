import { PageLoading } from '@/components/layout/page-loading'

export default function RulesLoading() {
  return <PageLoading title="Rules" />
}

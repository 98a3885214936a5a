import { PageLoading } from '@/components/layout/page-loading'

export default function SourcesLoading() {
  return <PageLoading title="Sources" />
}

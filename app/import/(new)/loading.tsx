import { PageLoading } from '@/components/layout/page-loading'

export default function ImportLoading() {
  return <PageLoading title="Import" />
}

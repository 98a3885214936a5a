import { PageHeader } from '@/components/layout/page-header'

export const metadata = { title: 'Sessions' }

export default function SessionsPage() {
  return <PageHeader title="Sessions" />
}

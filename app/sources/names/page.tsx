import type { Metadata } from 'next'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { NamesEditor } from '@/components/sources/names-editor'
import { recentEventTypes } from '@/lib/events/recent-event-types'
import { readEventNames } from '@/lib/ingest/names/read-event-names'

export const metadata: Metadata = { title: 'Event names' }

export default async function EventNamesPage() {
  await readViewer()
  const [names, types] = await Promise.all([readEventNames(), recentEventTypes()])
  return (
    <>
      <PageHeader title="Event names" crumbs={[{ href: '/sources', label: 'Sources' }]} />
      <NamesEditor saved={names} occurring={types} />
    </>
  )
}

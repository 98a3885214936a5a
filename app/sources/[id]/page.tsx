import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { KeyView } from '@/components/sources/key-view'
import { RevokeDialog } from '@/components/sources/revoke-dialog'
import { publicOrigin } from '@/lib/api/public-origin'
import { readSegment } from '@/lib/filters/read-segment'
import { listCalls } from '@/lib/ingest/call-log'
import { findKeyById } from '@/lib/keys/find-key-by-id'
import { readKeySettings, showSettings } from '@/lib/keys/key-settings'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const key = await findKeyById(readSegment((await params).id))
  return { title: key?.name ?? 'Not found' }
}

export default async function KeyPage({ params }: Props) {
  const [{ id }, viewer, received] = await Promise.all([params, readViewer(), headers()])
  const key = await findKeyById(readSegment(id))
  if (!key) notFound()
  const [settings, calls] = await Promise.all([readKeySettings(key.id), listCalls(key.id)])
  return (
    <>
      <PageHeader
        title={key.name}
        crumbs={[{ href: '/sources', label: 'Sources' }]}
        actions={key.revokedAt === null && <RevokeDialog apiKey={key} />}
      />
      <KeyView
        apiKey={key}
        settings={showSettings(settings)}
        calls={calls}
        origin={publicOrigin(received)}
        viewer={viewer}
      />
    </>
  )
}

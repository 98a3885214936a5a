import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { ReferenceView } from '@/components/docs/reference-view'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { apiReference } from '@/lib/api/openapi/reference'
import { publicOrigin } from '@/lib/api/public-origin'

export const metadata: Metadata = { title: 'API reference' }

export default async function DocsPage() {
  return (
    <>
      <PageHeader
        title="API reference"
        actions={
          <a href="/api/openapi.json" className={buttonClass()}>
            OpenAPI
          </a>
        }
      />
      <ReferenceView reference={apiReference()} origin={publicOrigin(await headers())} />
    </>
  )
}

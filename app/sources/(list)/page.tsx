import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { readViewer } from '@/components/layout/viewer'
import { ConflictList } from '@/components/sources/conflict-list'
import { KeyList } from '@/components/sources/key-list'
import { NewKeyDialog } from '@/components/sources/new-key-dialog'
import { NoKeys } from '@/components/sources/no-keys'
import { buttonClass } from '@/components/ui/button'
import { listKeys } from '@/lib/keys/list-keys'
import { listConflicts } from '@/lib/leads/list-conflicts'

export const metadata: Metadata = { title: 'Sources' }

export default async function SourcesPage() {
  const viewer = await readViewer()
  const [keys, conflicts] = await Promise.all([listKeys(), listConflicts()])
  return (
    <>
      <PageHeader
        title="Sources"
        about="What sends events here"
        actions={
          <>
            <Link href="/sources/names" className={buttonClass({ variant: 'ghost' })}>
              Event names
            </Link>
            {keys.length > 0 && <NewKeyDialog />}
          </>
        }
      />
      <div className="mx-auto w-full max-w-4xl space-y-8 p-3 sm:p-4">
        {keys.length === 0 ? <NoKeys /> : <KeyList keys={keys} viewer={viewer} />}
        <ConflictList conflicts={conflicts} viewer={viewer} />
      </div>
    </>
  )
}

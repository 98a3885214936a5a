'use client'

import { UsersRound } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import { messageOf } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'
import { leadName } from '@/lib/filters/lead-name'
import type { IdentityConflict } from '@/lib/leads/types'
import { formatRelative } from '@/lib/time/format'
import { JoinDialog } from './join-dialog'
import { dismissConflict } from './requests'

/** Known users that a source said were one: they stay apart until someone has looked. */
export function ConflictList({ conflicts, viewer }: { conflicts: IdentityConflict[]; viewer: Viewer }) {
  if (conflicts.length === 0) return null
  return (
    <section aria-labelledby="conflicts">
      <h2 id="conflicts" className="font-semibold text-base">
        Identity conflicts
      </h2>
      <p className="mt-0.5 mb-3 max-w-2xl text-muted">
        A source said that these are one person, but each is known as a user of its own, so they were not joined. Mostly
        a computer is shared, or a site does not forget the visitor when someone logs out.
      </p>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {conflicts.map((conflict) => (
          <Conflict key={conflict.id} conflict={conflict} viewer={viewer} />
        ))}
      </ul>
    </section>
  )
}

function Conflict({ conflict, viewer }: { conflict: IdentityConflict; viewer: Viewer }) {
  const router = useRouter()
  const [isSending, setSending] = useState(false)
  const { id, leads, strangers, reason, at, times } = conflict
  const users = [
    ...leads.map((lead) => ({ id: lead.id, name: leadName(lead), href: `/leads/${lead.id}` })),
    ...strangers.map((key) => ({ id: key, name: key, href: null })),
  ]

  const dismiss = async () => {
    setSending(true)
    try {
      await dismissConflict(id)
      router.refresh()
    } catch (error) {
      notify('error', messageOf(error))
      setSending(false)
    }
  }

  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 p-3">
      <UsersRound aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" strokeWidth={1.75} />
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words font-medium">
          {users.map(({ id, name, href }, index) => (
            <span key={id}>
              {index > 0 && <span className="font-normal text-faint"> and </span>}
              {href ? (
                <Link href={href} className="underline decoration-line-strong hover:decoration-current">
                  {name}
                </Link>
              ) : (
                name
              )}
            </span>
          ))}
        </p>
        <p className="break-words text-muted">{reason}</p>
        <p className="text-faint text-xs">
          {times > 1 ? `${times.toLocaleString('en')} times, the last ` : ''}
          {formatRelative(at, viewer.nowMs)}
        </p>
      </div>
      <div className="flex gap-2 max-sm:ml-7">
        <JoinDialog conflict={conflict} />
        <Button variant="ghost" onClick={dismiss} disabled={isSending}>
          Dismiss
        </Button>
      </div>
    </li>
  )
}

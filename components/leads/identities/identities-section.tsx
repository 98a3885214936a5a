import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Viewer } from '@/components/layout/viewer'
import type { LeadIdentities, LeadJoin, PartedJoin } from '@/lib/leads/types'
import { formatDateTime, formatDay } from '@/lib/time/format'
import { AsideSection } from '../aside-section'
import { JoinAgain } from './join-again'
import { UndoJoin } from './undo-join'

interface Props {
  identities: Promise<LeadIdentities>
  viewer: Viewer
}

/** More than these are folded. */
const shownAtOnce = 6

/** The keys by which senders name the lead, when and why each was joined to it, and what was parted from it again. */
export async function IdentitiesSection({ identities, viewer }: Props) {
  const { ownKey, joins, parted, duplicates } = await identities
  const items = joins.map((join) => <JoinedKey key={join.id} join={join} viewer={viewer} />)
  return (
    <AsideSection title="Also known as">
      <ul className="grid gap-2.5">
        {ownKey && (
          <Item name={ownKey}>
            <p className="text-faint text-xs">First known as this</p>
          </Item>
        )}
        {items.slice(0, shownAtOnce)}
      </ul>
      {items.length > shownAtOnce && (
        <details className="mt-2.5">
          <summary className="cursor-pointer rounded text-accent text-xs hover:underline">
            {(items.length - shownAtOnce).toLocaleString('en')} more
          </summary>
          <ul className="mt-2.5 grid gap-2.5">{items.slice(shownAtOnce)}</ul>
        </details>
      )}
      {duplicates > 0 && <p className="mt-2.5 text-muted text-xs">{duplicateWords(duplicates)}</p>}
      {parted.length > 0 && (
        <>
          <h3 className="mt-4 mb-1.5 font-medium text-faint text-xs">Kept apart</h3>
          <ul className="grid gap-2.5">
            {parted.map((join) => (
              <PartedKey key={join.id} join={join} viewer={viewer} />
            ))}
          </ul>
        </>
      )}
    </AsideSection>
  )
}

function JoinedKey({ join, viewer }: { join: LeadJoin; viewer: Viewer }) {
  return (
    <Item name={join.key} action={<UndoJoin id={join.id} name={join.key} keys={join.keys} />}>
      <p className="text-muted text-xs">
        {reasonWords(join)}{' '}
        <time
          dateTime={new Date(join.joinedAt).toISOString()}
          title={formatDateTime(join.joinedAt, viewer.timeZone)}
          className="whitespace-nowrap"
        >
          on {formatDay(join.joinedAt, viewer.timeZone)}
        </time>
        {join.events > 0 && <span className="whitespace-nowrap"> · {eventWords(join.events)} joined</span>}
      </p>
      {join.note !== null && <p className="mt-0.5 break-words text-muted text-xs">“{join.note}”</p>}
    </Item>
  )
}

function PartedKey({ join, viewer }: { join: PartedJoin; viewer: Viewer }) {
  return (
    <Item
      name={
        join.lead ? (
          <Link href={`/leads/${encodeURIComponent(join.lead.id)}`} className="text-accent hover:underline">
            {join.key}
          </Link>
        ) : (
          join.key
        )
      }
      action={<JoinAgain id={join.id} name={join.key} />}
    >
      <p className="text-muted text-xs">
        Undone{' '}
        <time dateTime={new Date(join.undoneAt).toISOString()} title={formatDateTime(join.undoneAt, viewer.timeZone)}>
          on {formatDay(join.undoneAt, viewer.timeZone)}
        </time>
      </p>
    </Item>
  )
}

function Item({ name, action, children }: { name: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start justify-between gap-2">
      <div className="min-w-0">
        <p className="break-all font-mono text-xs">{name}</p>
        {children}
      </div>
      {action}
    </li>
  )
}

function reasonWords({ reason, intoKey }: LeadJoin) {
  const key = <span className="break-all font-mono">{intoKey}</span>
  if (reason === 'identify') return <>Identified together with {key}</>
  if (reason === 'alias') return <>Sent as an alias of {key}</>
  return <>Joined by hand to {key}</>
}

function eventWords(count: number): string {
  return count === 1 ? '1 event' : `${count.toLocaleString('en')} events`
}

function duplicateWords(count: number): string {
  return count === 1
    ? '1 event came under two of these, and counts once.'
    : `${count.toLocaleString('en')} events came under two of these, and count once.`
}

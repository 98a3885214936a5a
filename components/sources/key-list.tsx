import Link from 'next/link'
import type { Viewer } from '@/components/layout/viewer'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { ApiKey } from '@/lib/keys/types'
import { formatDay, formatRelative } from '@/lib/time/format'
import { RevokeDialog } from './revoke-dialog'

/** More than these are folded. */
const shownAtOnce = 50

/** Keys with when they were last used; those that are revoked at the end. */
export function KeyList({ keys, viewer }: { keys: ApiKey[]; viewer: Viewer }) {
  const sorted = [...keys].sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null))
  const folded = sorted.slice(shownAtOnce)
  return (
    <>
      <Keys keys={sorted.slice(0, shownAtOnce)} viewer={viewer} />
      {folded.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer rounded px-3 text-accent hover:underline">
            {folded.length.toLocaleString('en')} more
          </summary>
          <div className="mt-3">
            <Keys keys={folded} viewer={viewer} />
          </div>
        </details>
      )}
    </>
  )
}

function Keys({ keys, viewer }: { keys: ApiKey[]; viewer: Viewer }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {keys.map((key) => (
        <li key={key.id} className={cn('relative px-3 py-2.5 hover:bg-hover', key.revokedAt !== null && 'text-faint')}>
          <div className="flex items-center gap-x-3">
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
              <Link
                href={`/sources/${key.id}`}
                className="min-w-0 max-w-full truncate font-medium after:absolute after:inset-0"
              >
                {key.name}
              </Link>
              <ScopeBadge apiKey={key} />
              <code className="font-mono text-faint text-xs">{maskedKey(key)}</code>
              <span className="ml-auto text-muted max-sm:ml-0 max-sm:w-full">{usedText(key, viewer)}</span>
            </div>
            {key.revokedAt === null && (
              <div className="relative">
                <RevokeDialog apiKey={key} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

export function ScopeBadge({ apiKey: { scope, revokedAt } }: { apiKey: ApiKey }) {
  if (revokedAt !== null) return <Badge tone="outline">Revoked</Badge>
  return <Badge tone={scope === 'write' ? 'accent' : 'neutral'}>{scope === 'write' ? 'Write' : 'Read'}</Badge>
}

/** @example 'lt_write_…k3fa' */
export function maskedKey({ scope, hint }: ApiKey): string {
  return `lt_${scope}_…${hint}`
}

function usedText({ lastUsedAt, revokedAt }: ApiKey, { nowMs, timeZone }: Viewer): string {
  if (revokedAt !== null) return `Revoked on ${formatDay(revokedAt, timeZone)}`
  return lastUsedAt === null ? 'Never used' : `Used ${formatRelative(lastUsedAt, nowMs)}`
}

import type { Viewer } from '@/components/layout/viewer'
import { Card, Fact, Facts } from '@/components/ui/card'
import type { SourceCall } from '@/lib/ingest/types'
import type { ApiKey, ShownSettings } from '@/lib/keys/types'
import { formatDateTime, formatRelative } from '@/lib/time/format'
import { CallsSection } from './calls-section'
import { maskedKey, ScopeBadge } from './key-list'
import { ReadSetup } from './read-setup'
import { SetupTabs } from './setup-tabs'

/** One key: what it is, how to use it, what it has sent. */
export function KeyView({
  apiKey,
  settings,
  calls,
  origin,
  viewer,
}: {
  apiKey: ApiKey
  settings: ShownSettings
  calls: SourceCall[]
  origin: string
  viewer: Viewer
}) {
  return (
    <div className="mx-auto w-full max-w-4xl space-y-8 p-3 sm:p-4">
      <Card className="p-3">
        <Facts className="sm:grid-cols-[auto_1fr_auto_1fr]">
          <Fact term="Key">
            <span className="flex flex-wrap items-center gap-2">
              <code className="font-mono text-xs">{maskedKey(apiKey)}</code>
              <ScopeBadge apiKey={apiKey} />
            </span>
          </Fact>
          <Fact term="Made">{formatDateTime(apiKey.createdAt, viewer.timeZone)}</Fact>
          <Fact term="It may">{apiKey.scope === 'write' ? 'Send events' : 'Read everything over the API'}</Fact>
          <Fact term="Last used">
            {apiKey.lastUsedAt === null ? 'Never' : formatRelative(apiKey.lastUsedAt, viewer.nowMs)}
          </Fact>
        </Facts>
      </Card>
      {apiKey.revokedAt === null && (
        <section aria-labelledby="setup" className="space-y-3">
          <h2 id="setup" className="font-semibold text-base">
            Set it up
          </h2>
          {apiKey.scope === 'write' ? (
            <SetupTabs apiKey={apiKey} settings={settings} origin={origin} />
          ) : (
            <ReadSetup apiKey={apiKey} origin={origin} />
          )}
        </section>
      )}
      {apiKey.scope === 'write' && <CallsSection apiKey={apiKey} initial={calls} viewer={viewer} />}
    </div>
  )
}

'use client'

import { type ReactNode, useState } from 'react'
import { CodeBlock } from '@/components/ui/code-block'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import type { ApiKey, ShownSettings } from '@/lib/keys/types'
import { useFreshSecret } from './fresh-keys'
import { LinkHostsSetting, MailgunSetting, SendgridSetting } from './hook-settings'
import { SecretBox } from './secret-box'
import {
  hookSnippets,
  httpSnippets,
  keyPlaceholder,
  linkSnippets,
  rudderSnippets,
  type Snippet,
  segmentSnippets,
  websiteSnippets,
} from './snippets'

const tabs = [
  { id: 'website', label: 'Website' },
  { id: 'segment', label: 'Segment' },
  { id: 'rudderstack', label: 'RudderStack' },
  { id: 'http', label: 'HTTP' },
  { id: 'sendgrid', label: 'SendGrid' },
  { id: 'mailgun', label: 'Mailgun' },
  { id: 'links', label: 'Email links' },
] as const
type TabId = (typeof tabs)[number]['id']

/** How to send with a write key, for each of the ways. */
export function SetupTabs({ apiKey, settings, origin }: { apiKey: ApiKey; settings: ShownSettings; origin: string }) {
  const [tab, setTab] = useState<TabId>('website')
  const secret = useFreshSecret(apiKey.id)
  const key = secret ?? keyPlaceholder
  const setting = { keyId: apiKey.id, settings }

  const parts: Record<TabId, ReactNode> = {
    website: (
      <Part
        says="Sees page views, those of single-page apps too, and what you name. Keeps what could not be sent for the next visit, and honours Do Not Track and Global Privacy Control."
        snippets={websiteSnippets(origin, key)}
      />
    ),
    segment: (
      <Part
        says="Segment's libraries send here as they are, with this address in place of Segment's."
        snippets={segmentSnippets(origin, key)}
      />
    ),
    rudderstack: (
      <Part
        says="RudderStack's SDKs send here as they are, with this address as their data plane."
        snippets={rudderSnippets(origin, key)}
      />
    ),
    http: (
      <Part
        says="For anything else. The answer says of each event whether it was created, a duplicate or rejected, and why."
        snippets={httpSnippets(origin, key)}
      />
    ),
    sendgrid: (
      <Part
        says="In SendGrid: Settings, Mail Settings, Event Webhooks. Paste the address, choose the events, and switch Signed Event Webhook on."
        snippets={hookSnippets('sendgrid', origin, key)}
      >
        <SendgridSetting {...setting} />
      </Part>
    ),
    mailgun: (
      <Part
        says="In Mailgun: Sending, Webhooks. Add the address for every event that you want to see here."
        snippets={hookSnippets('mailgun', origin, key)}
      >
        <MailgunSetting {...setting} />
      </Part>
    ),
    links: (
      <Part
        says="For emails that you send yourself: a picture that tells of opens, and links that tell of clicks. Put the html of the answer at the end of the email, and each tracked address in place of its url."
        first={<LinkHostsSetting {...setting} />}
        snippets={linkSnippets(origin, key, settings.linkHosts[0] ?? 'example.com')}
      />
    ),
  }

  return (
    <div className="space-y-4">
      {secret === null ? <UnknownKey /> : <SecretBox secret={secret} />}
      <Tabs value={tab} onValueChange={(id) => setTab(id as TabId)}>
        <TabsList aria-label="Ways to send" className="no-scrollbar overflow-x-auto">
          {tabs.map(({ id, label }) => (
            <TabsTrigger key={id} value={id} className="shrink-0 whitespace-nowrap">
              {label}
            </TabsTrigger>
          ))}
        </TabsList>
        {tabs.map(({ id }) => (
          <TabsContent key={id} value={id} className="mt-3">
            {parts[id]}
          </TabsContent>
        ))}
      </Tabs>
    </div>
  )
}

function UnknownKey() {
  return (
    <p className="text-muted">
      Put your key in place of <code className="font-mono text-ink text-xs">{keyPlaceholder}</code>. It was shown when
      it was made, and cannot be shown again.
    </p>
  )
}

interface PartProps {
  says: string
  /** What must be done before the snippets work. */
  first?: ReactNode
  snippets: Snippet[]
  children?: ReactNode
}

function Part({ says, first, snippets, children }: PartProps) {
  return (
    <div className="space-y-3">
      <p className="max-w-2xl text-muted">{says}</p>
      {first}
      {snippets.map((snippet) => (
        <CodeBlock key={snippet.title} {...snippet} />
      ))}
      {children}
    </div>
  )
}

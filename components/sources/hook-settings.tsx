'use client'

import { useState } from 'react'
import { messageOf } from '@/components/ui/ask-server'
import { Button } from '@/components/ui/button'
import { notify } from '@/components/ui/notify'
import type { ShownSettings } from '@/lib/keys/types'
import { saveSettings } from './requests'
import { SettingForm } from './setting-form'

interface Props {
  keyId: string
  settings: ShownSettings
}

export function SendgridSetting({ keyId, settings }: Props) {
  return (
    <SettingForm
      id="sendgrid-key"
      label="Verification key"
      value={settings.sendgridKey ?? ''}
      placeholder="MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE…"
      help="SendGrid shows it when Signed Event Webhook is on. With it, calls that SendGrid has not signed are refused; without it, whoever knows the address may call it."
      onSave={async (value) => (await saveSettings(keyId, { sendgridKey: value })).sendgridKey ?? ''}
    />
  )
}

/** The signing key is a secret: it can be replaced or removed, but is not shown again. */
export function MailgunSetting({ keyId, settings }: Props) {
  const [hint, setHint] = useState(settings.mailgunHint)
  const save = async (mailgunKey: string) => setHint((await saveSettings(keyId, { mailgunKey })).mailgunHint)
  const remove = () => save('').catch((error: unknown) => notify('error', messageOf(error)))
  return (
    <div className="space-y-2">
      <SettingForm
        id="mailgun-key"
        label={hint === null ? 'Signing key' : 'Another signing key'}
        value=""
        placeholder={hint === null ? 'HTTP webhook signing key' : `Set, ends with ${hint}`}
        help="Mailgun calls it HTTP webhook signing key. With it, calls that Mailgun has not signed are refused; without it, whoever knows the address may call it."
        onSave={async (value) => {
          await save(value)
          return ''
        }}
      />
      {hint !== null && (
        <p className="flex items-center gap-2 text-muted text-xs">
          Calls are checked with the key that ends with {hint}.<Button onClick={remove}>Stop checking</Button>
        </p>
      )}
    </div>
  )
}

export function LinkHostsSetting({ keyId, settings }: Props) {
  return (
    <SettingForm
      id="link-hosts"
      label="Sites that links may lead to"
      value={settings.linkHosts.join(', ')}
      placeholder="example.com, example.org"
      help="Each with its subdomains. A write key may be public, so it makes no links to other sites: nobody can use this server to hide where a link leads."
      onSave={async (value) => {
        const linkHosts = value.split(/[\s,]+/).filter((host) => host !== '')
        return (await saveSettings(keyId, { linkHosts })).linkHosts.join(', ')
      }}
    />
  )
}

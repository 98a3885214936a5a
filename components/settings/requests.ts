import { json, lines, send } from '@/components/ui/ask-server'
import type { Rules } from '@/lib/sessionizer/types'
import type { BackgroundWork, PreviewMessage, RulesPreview, SavedRules } from '@/lib/settings/types'

// What the page asks of the server.

/** @param seen the rules that the new ones were made from */
export async function saveRules(rules: Rules, seen: Rules): Promise<SavedRules> {
  return (await send('/api/rules', { method: 'PUT', ...json({ rules, seen }) })).json()
}

export async function fetchBackground(signal?: AbortSignal): Promise<BackgroundWork> {
  return (await send('/api/background', { ...(signal && { signal }) })).json()
}

interface PreviewRequest {
  rules: Rules
  /** Count all leads, however long it takes. */
  isComplete: boolean
  signal: AbortSignal
  onProgress: (leads: number, leadsTotal: number) => void
}

export async function fetchPreview({ rules, isComplete, signal, onProgress }: PreviewRequest): Promise<RulesPreview> {
  const response = await send('/api/rules/preview', { method: 'POST', signal, ...json({ rules, isComplete }) })
  for await (const line of lines(response)) {
    const message = JSON.parse(line) as PreviewMessage // our own server's
    if (message.kind === 'done') return message.preview
    if (message.kind === 'failed') throw new Error(message.message)
    onProgress(message.leads, message.leadsTotal)
  }
  throw new Error('The connection to the server broke off.')
}

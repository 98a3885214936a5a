import { json, lines, send } from '@/components/ui/ask-server'
import type { ScoringRuleInput } from '@/lib/points/rule-schema'
import type { ScoringRule } from '@/lib/points/types'
import type { ScoringPreview, ScoringPreviewMessage, ScoringRun } from '@/lib/scoring/types'

// What the page of the scoring rules asks of the server.

/** @param seen the rules that the new ones were made from */
export async function saveScoringRules(rules: ScoringRuleInput[], seen: ScoringRule[]): Promise<ScoringRule[]> {
  return (await send('/api/scoring', { method: 'PUT', ...json({ rules, seen }) })).json()
}

export async function beginRun(): Promise<ScoringRun | null> {
  return (await send('/api/scoring/run', { method: 'POST' })).json()
}

interface PreviewRequest {
  /** Count all leads, however long it takes. */
  isComplete: boolean
  signal: AbortSignal
  onProgress: (leads: number, leadsTotal: number) => void
}

export async function fetchScoringPreview({ isComplete, signal, onProgress }: PreviewRequest): Promise<ScoringPreview> {
  const response = await send('/api/scoring/preview', { method: 'POST', signal, ...json({ isComplete }) })
  for await (const line of lines(response)) {
    const message = JSON.parse(line) as ScoringPreviewMessage // our own server's
    if (message.kind === 'done') return message.preview
    if (message.kind === 'failed') throw new Error(message.message)
    onProgress(message.leads, message.leadsTotal)
  }
  throw new Error('The connection to the server broke off.')
}

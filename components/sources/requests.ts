import { json, send } from '@/components/ui/ask-server'
import type { EventName } from '@/lib/importers/segment/event-names'
import type { SourceCall } from '@/lib/ingest/types'
import type { ApiKey, KeyScope, ShownSettings } from '@/lib/keys/types'
import type { TestOutcome } from '@/lib/sources/types'

// What the pages ask of the server.

export async function createKey(name: string, scope: KeyScope): Promise<{ key: ApiKey; secret: string }> {
  return (await send('/api/keys', { method: 'POST', ...json({ name, scope }) })).json()
}

export async function revokeKey(id: string): Promise<void> {
  await send(`/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

export async function saveSettings(id: string, patch: object): Promise<ShownSettings> {
  return (await send(`/api/keys/${encodeURIComponent(id)}/settings`, { method: 'PUT', ...json(patch) })).json()
}

export async function fetchCalls(id: string, signal: AbortSignal): Promise<SourceCall[]> {
  return (await send(`/api/keys/${encodeURIComponent(id)}/calls`, { signal })).json()
}

export async function sendTestEvent(id: string): Promise<TestOutcome> {
  return (await send(`/api/keys/${encodeURIComponent(id)}/test`, { method: 'POST' })).json()
}

export async function dismissConflict(id: string): Promise<void> {
  await send(`/api/conflicts/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

export async function joinConflict(id: string, input: { stays?: string; why: string }): Promise<void> {
  await send(`/api/conflicts/${encodeURIComponent(id)}/join`, { method: 'POST', ...json(input) })
}

export async function saveEventNames(names: EventName[]): Promise<EventName[]> {
  return (await send('/api/event-names', { method: 'PUT', ...json(names) })).json()
}

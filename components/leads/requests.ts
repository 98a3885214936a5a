import { send } from '@/components/ui/ask-server'
import type { Erasure, JoinOutcome, UndoneJoin } from '@/lib/leads/types'

// What the page of a lead asks of the server.

export async function eraseLead(id: string): Promise<Erasure> {
  return (await send(`/api/leads/${encodeURIComponent(id)}`, { method: 'DELETE' })).json()
}

export async function undoJoin(id: string): Promise<UndoneJoin> {
  return (await send(`/api/joins/${encodeURIComponent(id)}/undo`, { method: 'POST' })).json()
}

export async function joinAgain(id: string): Promise<JoinOutcome> {
  return (await send(`/api/joins/${encodeURIComponent(id)}/again`, { method: 'POST' })).json()
}
